"""The trail: pages of ours alone, no longer than a few steps, and back round it ends where it was."""

from urllib.parse import parse_qs, quote

import pytest
from django.test import RequestFactory
from django.urls import path

from palermo.faces.kit import origin


def _nothing(request: object, reference: str = "") -> None: ...


urlpatterns = [
    path("", _nothing, name="home"),
    path("reports/<str:reference>/", _nothing, name="report"),
    path("entities/<str:reference>/", _nothing, name="entity"),
    path("secret/", _nothing, name="no_place_for_a_trail"),
]
pytestmark = pytest.mark.urls(__name__)


def _via(query: str) -> list[str]:
    return parse_qs(query).get("via", [])


def test_a_link_onward_carries_this_page_and_those_before() -> None:
    request = RequestFactory().get("/entities/PER-1/?x=2&via=" + quote("/reports/NER-1/?a=1"))
    assert [(step.reference, step.href) for step in origin.trail(request)] == [
        ("NER-1", "/reports/NER-1/?a=1")
    ]
    assert _via(origin.onward(request)) == ["/reports/NER-1/?a=1", "/entities/PER-1/?x=2"]
    assert _via(origin.kept(request)) == ["/reports/NER-1/?a=1"]


def test_every_step_back_has_the_trail_before_it() -> None:
    request = RequestFactory().get("/?via=/reports/NER-1/&via=/entities/PER-1/")
    assert [step.href for step in origin.trail(request)] == [
        "/reports/NER-1/", "/entities/PER-1/?via=%2Freports%2FNER-1%2F",
    ]  # fmt: skip


def test_coming_round_again_ends_the_trail_there() -> None:
    request = RequestFactory().get("/reports/NER-1/?via=/reports/NER-1/&via=/entities/PER-1/")
    assert _via(origin.onward(request)) == ["/reports/NER-1/"]


@pytest.mark.parametrize(
    "wrong",
    [
        "https://elsewhere.example/reports/X/", "//elsewhere.example",
        "javascript:alert(1)", "/nowhere/", "/secret/", "reports/X/", "/reports/" + "x" * 2000 + "/",
    ],
)  # fmt: skip
def test_what_is_no_page_of_ours_is_no_step(wrong: str) -> None:
    request = RequestFactory().get("/", {"via": [wrong, "/reports/NER-1/"]})
    assert [step.href for step in origin.trail(request)] == ["/reports/NER-1/"]


def test_a_trail_stays_short_and_joins_any_address() -> None:
    many = [f"/reports/NER-{number}/" for number in range(20)]
    assert len(_via(origin.onward(RequestFactory().get("/", {"via": many})))) == origin.MOST
    assert origin.joined("/a/?b=1#c", "via=x") == "/a/?b=1&via=x#c"
    assert origin.joined("/a/#c", "via=x") == "/a/?via=x#c"
    assert origin.joined("/a/", "") == "/a/"
