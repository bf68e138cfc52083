"""Ask for more time, and grant or deny it: the day that holds is the one both parties know of."""

from datetime import datetime

from palermo.domain.cooperation import rules
from palermo.domain.cooperation.models import Request
from palermo.domain.cooperation.operations.common import move
from palermo.domain.cooperation.queries.visible import find_request
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.clock import now
from palermo.kernel.errors import Invalid, Refused


def ask_for_time(actor: Actor, *, reference: str, until: datetime, text: str) -> Request:
    """Ask whoever asks for a later day, with the reason; until it is granted the old day holds."""
    require(actor, Permission.REQUEST_WRITE)
    request = find_request(actor, reference)
    if not max(request.due_at, now()) < until <= now() + rules.LONGEST:
        raise Invalid("bad_deadline", field="until")
    return move(
        actor, reference, "ask_for_time", asker=False, text=text, needs_text="reason_missing", extension_to=until
    )  # fmt: skip


def grant_time(actor: Actor, *, reference: str, text: str = "") -> Request:
    """Grant the later day that was asked for; it holds from now on."""
    require(actor, Permission.REQUEST_WRITE)
    until = find_request(actor, reference).extension_to
    if until is None:
        raise Refused("wrong_state")
    return move(
        actor, reference, "grant_time", asker=True, text=text, due_at=until, extension_to=None, reminded_at=None
    )  # fmt: skip


def deny_time(actor: Actor, *, reference: str, text: str = "") -> Request:
    """Deny more time; the day stays as it was."""
    return move(actor, reference, "deny_time", asker=True, text=text, extension_to=None)
