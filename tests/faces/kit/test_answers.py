"""What goes around every page: absent, problems, headers, language, compression."""

import logging
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.urls import path

from palermo.faces.kit import faults, middleware, problems
from palermo.kernel.errors import Forbidden, Refused, SealBroken
from palermo.project.logs import CodesOnly

SECRET = "Amina, +227 90 12 34 56"


def _raises(failure: Exception) -> Callable[[HttpRequest], HttpResponse]:
    def view(request: HttpRequest) -> HttpResponse:
        raise failure

    return view


urlpatterns = [
    path("forbidden", _raises(Forbidden())),
    path("refused", _raises(Refused("wrong_state"))),
    path("broken", _raises(SealBroken())),
    path("large", _raises(RequestDataTooBig(SECRET))),
    path("bug", _raises(ValueError(SECRET))),
    path("page", lambda request: HttpResponse("<p>x</p>" * 200)),
]
handler404 = problems.absent
handler400 = problems.bad_request
handler500 = problems.server_error


@pytest.fixture
def browser(settings: Any) -> Any:
    from django.test import Client

    settings.ROOT_URLCONF = __name__
    ours = ("Headers", "Compress", "Language", "Errors")
    settings.MIDDLEWARE = [f"palermo.faces.kit.middleware.{name}Middleware" for name in ours]
    settings.ALLOWED_HOSTS = ["*"]
    return Client(raise_request_exception=False)


def test_what_may_not_be_seen_answers_like_what_does_not_exist(browser: Any) -> None:
    forbidden, unknown = browser.get("/forbidden"), browser.get("/nowhere")
    assert forbidden.status_code == unknown.status_code == 404
    assert forbidden.content == unknown.content
    assert dict(forbidden.headers) == dict(unknown.headers)
    assert not forbidden.cookies


@pytest.mark.parametrize(("where", "status"), [("/refused", 409), ("/broken", 409), ("/large", 413)])
def test_what_was_foreseen_is_a_page_and_never_a_5xx(browser: Any, where: str, status: int) -> None:
    answer = browser.get(where)
    assert answer.status_code == status
    assert SECRET not in answer.content.decode()


def test_a_failure_has_a_code_in_page_and_log_and_no_content(
    browser: Any, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    answer = browser.get("/bug")
    assert answer.status_code == 500
    assert SECRET not in answer.content.decode()
    line = next(record.getMessage() for record in caplog.records if record.name == "palermo.faults")
    code = line.split()[1]
    assert code in answer.content.decode()
    assert "ValueError" in line
    assert SECRET not in caplog.text


def test_programs_get_json_in_place_of_pages(browser: Any) -> None:
    answer = browser.get("/api/v1/nothing")
    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["status"] == 404


def test_no_copy_of_an_inner_page_is_kept(browser: Any) -> None:
    answer = browser.get("/page")
    assert answer["Cache-Control"] == "no-store"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.parametrize(
    ("query", "site", "compressed"),
    [
        ("", "", True),
        ("?q=a", "", False),
        ("?q=a", "same-origin", True),
        ("?q=a", "none", True),
        ("", "cross-site", False),
    ],
)
def test_only_what_nobody_else_can_force_is_compressed(
    browser: Any, query: str, site: str, compressed: bool
) -> None:
    headers = {"Accept-Encoding": "gzip", **({"Sec-Fetch-Site": site} if site else {})}
    answer = browser.get(f"/page{query}", headers=headers)
    assert (answer.headers.get("Content-Encoding") == "gzip") is compressed


@pytest.mark.parametrize(
    ("asked", "spoken"),
    [("pt-BR,pt;q=0.9", "pt"), ("fr-NE", "fr"), ("xx, de;q=0.9", "en"), ("", "en"), ("*;;;", "en")],
)
def test_the_browsers_language_is_spoken(browser: Any, asked: str, spoken: str) -> None:
    assert browser.get("/page", headers={"Accept-Language": asked})["Content-Language"] == spoken


def test_a_chosen_language_stays_and_leads_back_to_the_same_page(browser: Any, settings: Any) -> None:
    answer = browser.get("/page?q=a&lang=fr", headers={"Accept-Language": "pt"})
    assert (answer.status_code, answer["Location"]) == (302, "/page?q=a")
    assert answer.cookies[settings.LANGUAGE_COOKIE_NAME]["httponly"]
    assert browser.get("/page", headers={"Accept-Language": "pt"})["Content-Language"] == "fr"


def test_choosing_a_language_never_leads_to_another_host(browser: Any) -> None:
    answer = browser.get("//evil.example/?lang=fr")
    assert not answer.headers.get("Location", "/").startswith("//")


def test_a_persons_own_language_goes_before_the_cookie(settings: Any) -> None:
    class Reader:
        is_authenticated = True
        language = "pt"

    request: Any = RequestFactory().get("/", headers={"Accept-Language": "fr"})
    request.user, request.session = Reader(), {}
    request.COOKIES[settings.LANGUAGE_COOKIE_NAME] = "fr"
    assert middleware.reader_language(request) == "pt"
    request.session["language"] = "en"
    assert middleware.reader_language(request) == "en"


def test_a_fault_is_told_by_class_and_place() -> None:
    try:
        raise KeyError(SECRET)
    except KeyError as failure:
        told = faults.place(failure)
    assert told.startswith("KeyError ")
    assert SECRET not in told


def test_the_log_prints_the_code_and_the_place() -> None:
    failure = ValueError(SECRET)
    record = logging.LogRecord(
        "palermo.faults", logging.ERROR, "x", 1, f"fault ABC {faults.place(failure)}", (), None
    )
    assert CodesOnly().format(record).endswith("fault ABC ValueError")


def test_nothing_has_an_address_with_a_nul(browser: Any) -> None:
    assert browser.get("/pa%00ge").status_code == 404
    assert browser.get("/page?after=%00").status_code == 200
    assert browser.get("/api/v1/requests?after=%00").status_code == 400
    assert browser.get("/api/v1/requests?after=%2500").status_code == 404
