"""Errors as problem details (RFC 9457): a type, a title, a status, a code, and where in the input it lies."""

from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from pydantic import BaseModel, Field

from palermo.domain.reports.errors import NotReady
from palermo.faces.kit import errors
from palermo.kernel.errors import Invalid, PalermoError

CONTENT_TYPE = "application/problem+json"


class FieldProblem(BaseModel):
    """One field of the input that must change."""

    field: str = Field(examples=["content.when.start"])
    code: str = Field(examples=["bad_date"])
    message: str = Field(examples=["This day does not exist."])


class ProblemDetails(BaseModel):
    """A problem as RFC 9457 describes it, with a stable code."""

    type: str = Field("about:blank", description="Always about:blank: `code` says which problem it is.")
    title: str = Field(examples=["Nothing to show"])
    status: int = Field(examples=[404])
    code: str = Field(examples=["absent"])
    problems: list[FieldProblem] = Field(default_factory=list)


PROBLEM_RESPONSES: dict[int, type[ProblemDetails]] = dict.fromkeys(
    (400, 401, 404, 409, 413, 422), ProblemDetails
)


def problem(status: int, code: str, title: str, problems: list[dict[str, str]] | None = None) -> HttpResponse:
    """Return a problem as a response."""
    body = {"type": "about:blank", "title": title, "status": status, "code": code, "problems": problems or []}
    response = HttpResponse(orjson.dumps(body), status=status, content_type=CONTENT_TYPE)
    if status == 401:
        response["WWW-Authenticate"] = "Bearer"
    return response


def absent() -> HttpResponse:
    """Return the one answer for what is hidden and what is not there."""
    return problem(404, "absent", "Nothing to show")


def _expected(request: HttpRequest, failure: PalermoError) -> HttpResponse:
    status = errors.status(failure)
    if status == errors.STATUS_ABSENT:
        return absent()
    details = (
        [_field(one.field, one.code) for one in failure.problems] if isinstance(failure, NotReady) else []
    )
    if isinstance(failure, Invalid) and failure.field and not details:
        details = [{"field": failure.field, "code": failure.code, "message": errors.message(failure)}]
    return problem(status, failure.code, errors.message(failure), details)


def _field(path: str, code: str) -> dict[str, str]:
    return {"field": f"content.{path}", "code": code, "message": errors.sentence(code)}


def _unreadable(request: HttpRequest, failure: ValidationError) -> HttpResponse:
    found = [
        {
            "field": ".".join(
                str(part) for part in one["loc"] if part not in ("body", "query", "path", "payload")
            ),
            "code": str(one["type"]),
            "message": str(one["msg"]),
        }
        for one in failure.errors[:50]
    ]
    return problem(422, "not_readable", "Some fields cannot be read.", found)


def _plain(request: HttpRequest, failure: HttpError) -> HttpResponse:
    return problem(failure.status_code, "bad_request", "The request cannot be read.")


def _stranger(request: HttpRequest, failure: AuthenticationError) -> HttpResponse:
    return problem(401, "no_token", "A valid bearer token of this entry is needed.")


def handle_errors(api: NinjaAPI) -> None:
    """Answer every expected failure of the API as a problem."""
    handlers: list[tuple[type[Exception], Any]] = [
        (PalermoError, _expected), (ValidationError, _unreadable), (HttpError, _plain), (AuthenticationError, _stranger),
    ]  # fmt: skip
    for kind, handler in handlers:
        api.add_exception_handler(kind, handler)
