"""Propose, revise, propose again: one person says what the public might read; nothing is shown by that."""

from django.db import IntegrityError, transaction

from palermo.domain.publications import rules
from palermo.domain.publications.content import Draft, Standing
from palermo.domain.publications.models import Publication, Version
from palermo.domain.publications.operations.common import note, stand
from palermo.domain.publications.queries.visible import find, may_see
from palermo.domain.publications.sealed import (
    LEVEL,
    address_key,
    key_of,
    open_draft,
    open_standing,
    seal_draft,
    seal_standing,
    tied,
)
from palermo.domain.publications.sources import sources_of
from palermo.domain.publications.states import State, after
from palermo.foundations.compartments import datakeys
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.clock import now
from palermo.kernel.crashpoints import reach
from palermo.kernel.errors import Forbidden, Invalid, Refused
from palermo.kernel.ids import new_reference, new_uid


def propose(actor: Actor, *, draft: Draft) -> Publication:
    """Keep a new publication as proposed; raises Invalid for what cannot be shown or an address that is taken.

    Every source of the document or practice that it was made from must be judged: Invalid("source_unjudged").
    """
    require(actor, Permission.PUBLICATION_PROPOSE)
    if not may_see(actor):
        raise Forbidden
    draft = rules.checked(draft)
    rules.require_judged(draft.tie, sources_of(actor, draft.tie))
    taken = address_key(draft.address)
    if Publication.objects.filter(address_key=taken).exists():
        raise Invalid("address_taken", field="address")
    data_key, uid, reference = datakeys.new(LEVEL, 1)[0], new_uid(), new_reference("PUB")
    key = tied(data_key.key, uid=uid, reference=reference, kind=draft.kind)
    reach("propose.key_made")
    row = Publication(
        uid=uid, reference=reference, kind=draft.kind, state=State.PROPOSED, version=1, waiting=1, shown=0,
        address_key=taken, data_key=data_key.uid, at=now(),
    )  # fmt: skip
    row.standing = seal_standing(
        key, row, Standing(state=State.PROPOSED, address=draft.address, waiting=1, author=actor.uid)
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            _version(actor, row, key, draft)
            note(actor, row, key, "proposed", 1)
            reach("propose.before_commit")
    except IntegrityError:
        raise Invalid("address_taken", field="address") from None
    return row


def revise(actor: Actor, *, reference: str, draft: Draft, base: int) -> Publication:
    """Keep a newer version beside what is shown; raises Refused("changed_since") if `base` is no longer the newest.

    Sources that were judged before stay to be judged, though their document may have left its readers by now.
    """
    require(actor, Permission.PUBLICATION_PROPOSE)
    draft = rules.checked(draft)
    with transaction.atomic():
        row = find(actor, reference, lock=True)
        key = key_of(row)
        standing = open_standing(key, row)
        if row.version != base:
            raise Refused("changed_since")
        if (draft.kind, draft.address) != (row.kind, standing.address):
            raise Invalid("address_stays", field="address")
        before = open_draft(key, Version.objects.get(publication=row, number=row.version)).tie
        same = (before.kind, before.reference) == (draft.tie.kind, draft.tie.reference)
        rules.require_judged(draft.tie, before.sources if same else sources_of(actor, draft.tie))
        _renew(actor, row, key, standing, draft, "revised")
    return row


def propose_again(actor: Actor, *, reference: str) -> Publication:
    """Propose the newest version once more: after it was sent back, or taken down. Another person publishes it."""
    require(actor, Permission.PUBLICATION_PROPOSE)
    with transaction.atomic():
        row = find(actor, reference, lock=True)
        key = key_of(row)
        standing = open_standing(key, row)
        if row.waiting or row.state == State.PUBLISHED:
            raise Refused("wrong_state")
        newest = Version.objects.get(publication=row, number=row.version)
        _renew(actor, row, key, standing, open_draft(key, newest), "proposed_again")
    return row


def _renew(actor: Actor, row: Publication, key: bytes, standing: Standing, draft: Draft, verb: str) -> None:
    state = State(row.state)
    after("revise", state)
    target = after("propose_again", state) if state is State.RETURNED else state
    row.version += 1
    _version(actor, row, key, draft)
    stand(
        row, key,
        standing.model_copy(update={"state": str(target), "waiting": row.version, "author": actor.uid}),
    )  # fmt: skip
    note(actor, row, key, verb, row.version)
    reach("revise.before_commit")


def _version(actor: Actor, row: Publication, key: bytes, draft: Draft) -> None:
    uid = new_uid()
    Version.objects.bulk_create([
        Version(uid=uid, publication=row, number=row.version, author=actor.uid, at=row.at,
                sealed=seal_draft(key, row, uid, draft)),
    ])  # fmt: skip
