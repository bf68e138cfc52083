"""The API of one entry: its routers, its errors, its description."""

from collections.abc import Iterator
from typing import Any

import orjson
from django.http import HttpRequest
from ninja import NinjaAPI
from ninja.renderers import BaseRenderer
from pydantic import BaseModel

from palermo import __version__
from palermo.faces.api import enquiries, matches, reports, routes
from palermo.faces.api.access import Bearer, actor_of, any_token
from palermo.faces.api.problems import PROBLEM_RESPONSES, handle_errors
from palermo.faces.api.shapes import Me
from palermo.foundations.policy.permissions import ROLES


class Renderer(BaseRenderer):
    """JSON by orjson; amounts are decimals and go out as strings, so that nothing is rounded."""

    media_type = "application/json"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> bytes:
        """Return the bytes of an answer."""
        return orjson.dumps(data, default=_plain)


def _plain(value: Any) -> Any:
    return value.model_dump(mode="json") if isinstance(value, BaseModel) else str(value)


def make_api(entry: str) -> NinjaAPI:
    """Return the API of `unit` or `hub`; matches are the hub's alone, and what a token may do differs."""
    api = NinjaAPI(
        title=f"Palermo, {entry} entry", version=__version__, urls_namespace=f"api-{entry}", auth=Bearer(),
        renderer=Renderer(), docs_url=None, openapi_url="/openapi.json",
        description="Reports, questions, feedback, search, hit / no-hit, matches, routes. Errors are problem details (RFC 9457).",
    )  # fmt: skip
    handle_errors(api)
    api.add_router("/reports", reports.router)
    api.add_router("/enquiries", enquiries.router)
    api.add_router("/routes", routes.router)
    if entry == "hub":
        api.add_router("/matches", matches.router)
    api.get("/me", response={200: Me, **PROBLEM_RESPONSES}, tags=["me"], summary="Whose token this is")(me)
    return api


@any_token
def me(request: HttpRequest) -> Me:
    """Return whose token this is and what it may do; any valid token may ask."""
    actor = actor_of(request)
    scopes = actor.scopes if actor.scopes is not None else ROLES[actor.role]
    return Me(
        name=actor.name, role=actor.role.value, unit=actor.unit, entry=actor.entry.value,
        clearance=actor.clearance.code, scopes=sorted(scope.value for scope in scopes),
    )  # fmt: skip


def operations(api: NinjaAPI) -> Iterator[tuple[str, str, Any]]:
    """Yield method, path and function of every operation; one without a declared permission fails the build."""
    for prefix, router in api._routers:
        for path, view in router.path_operations.items():
            for operation in view.operations:
                for method in operation.methods:
                    yield method, prefix + path, operation.view_func


def addresses(entry: str) -> Any:
    """Return the addresses of an entry's API, each marked as guarded by a bearer token."""
    found: Any = make_api(entry).urls
    for pattern in found[0]:
        described = pattern.name in ("openapi-json", "api-root")
        pattern.callback.permission = "public" if described else "bearer token"
    return found
