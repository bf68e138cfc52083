"""Who calls: the bearer token, and what each operation is for."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.http import HttpRequest
from ninja.security import HttpBearer

from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, allowed
from palermo.foundations.staff import tokens
from palermo.kernel.errors import Forbidden

F = TypeVar("F", bound=Callable[..., Any])


class Bearer(HttpBearer):
    """`Authorization: Bearer plm_…`; a token that is unknown, over or of the other entry is no token."""

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        """Return the actor that the token speaks for, None for anything else."""
        try:
            return tokens.resolve(token)
        except Forbidden:
            return None


def needs(permission: Permission) -> Callable[[F], F]:
    """Declare what an operation is for; without the permission it answers as if its object did not exist."""

    def decorate(view: F) -> F:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            actor = actor_of(request)
            if not allowed(actor, permission):
                audit.refusal(actor, "api", code=permission.value)
                raise Forbidden
            return view(request, *args, **kwargs)

        guarded.permission = permission  # type: ignore[attr-defined]
        return guarded  # type: ignore[return-value]

    return decorate


def any_token(view: F) -> F:
    """Declare that an operation answers every valid token, whatever it is for."""
    view.permission = Permission.HOME  # type: ignore[attr-defined]
    return view


def actor_of(request: HttpRequest) -> Actor:
    """Return the caller; an operation is never reached without one."""
    actor = getattr(request, "auth", None)
    if not isinstance(actor, Actor):
        raise Forbidden
    return actor
