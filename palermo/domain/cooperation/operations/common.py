"""What the verbs of a request share: who is who, a letter, and news for the other party."""

from collections.abc import Sequence

from django.conf import settings
from django.db import transaction

from palermo.domain.cooperation.models import Letter, Request
from palermo.domain.cooperation.news import PartyTold
from palermo.domain.cooperation.queries.visible import find_request
from palermo.domain.cooperation.sealed import key_of, level_of, seal_part
from palermo.domain.cooperation.states import RequestState, after
from palermo.domain.cooperation.words import Written
from palermo.foundations import audit, files
from palermo.foundations.compartments.datakeys import DataKey
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.clock import now
from palermo.kernel.crashpoints import reach
from palermo.kernel.errors import Forbidden, Invalid
from palermo.kernel.events import announce
from palermo.kernel.ids import new_uid
from palermo.kernel.levels import Level


def hub() -> str:
    """Return the code of the hub as a party."""
    return str(settings.PALERMO.hub)


def is_asker(actor: Actor, request: Request) -> bool:
    """Say whether the actor speaks for the party that asks."""
    return actor.unit == request.asker


def is_asked(actor: Actor, request: Request) -> bool:
    """Say whether the actor speaks for the party that is asked; of what never leaves the hub, the hub enters the answer."""
    return actor.unit == request.asked or (actor.at_hub and request.level > Level.SENSITIVE)


def move(
    actor: Actor, reference: str, verb: str, *, asker: bool, text: str = "", needs_text: str = "",
    uploads: Sequence[files.SealedUpload] = (), **changes: object,
) -> Request:  # fmt: skip
    """Carry out one verb of one party on a request, with its letter and files, and tell the other party.

    Raises Forbidden for another's request or verb, Refused("wrong_state"), Invalid(needs_text) without words.
    """
    require(actor, Permission.REQUEST_WRITE)
    if needs_text and not text.strip():
        raise Invalid(needs_text, field="text")
    with transaction.atomic():
        request = find_request(actor, reference, lock=True)
        if not (is_asker if asker else is_asked)(actor, request):
            raise Forbidden(reference=reference)
        request.state = after(verb, RequestState(request.state))
        for name, value in changes.items():
            setattr(request, name, value)
        request.save()
        write(actor, request, verb, text, uploads)
        audit.record(actor, f"request.{verb}", object=request.reference, unit=actor.unit, state=request.state)
        tell(request, request.asked if asker else request.asker)
        reach(f"request.{verb}.before_commit")
    return request


def write(
    actor: Actor, request: Request, kind: str, text: str, uploads: Sequence[files.SealedUpload] = (), *,
    hub_only: bool = False,
) -> Letter:  # fmt: skip
    """Add a letter to a request, with files that are sealed already, in the running transaction."""
    uid = new_uid()
    sealed = seal_part(request, "cooperation_letter", uid, Written(text=text.strip(), hub_only=hub_only))
    letter = Letter.objects.create(
        request=request, uid=uid, kind=kind, hub_only=hub_only, party=actor.unit, author=actor.uid,
        sealed=sealed, at=now(),
    )  # fmt: skip
    if uploads:
        key = DataKey(uid=request.data_key, level=level_of(request), key=key_of(request))
        for upload in uploads:
            files.adopt(upload, owner=letter.uid, data_key=key)
    return letter


def tell(request: Request, party: str, author: str = "") -> None:
    """Announce that something about a request waits for a party; of what never leaves the hub, for the hub alone."""
    announce(PartyTold(request.reference, hub() if request.level > Level.SENSITIVE else party, author))
