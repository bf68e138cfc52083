"""Publish, send back, go back to an earlier version, take down: the second person's verbs."""

from collections.abc import Collection

from django.db import transaction

from palermo.domain.publications import rules
from palermo.domain.publications.content import Standing, Tie, digest
from palermo.domain.publications.models import Publication, Version
from palermo.domain.publications.news import SiteChanged
from palermo.domain.publications.operations.common import note, stand
from palermo.domain.publications.queries.visible import find
from palermo.domain.publications.sealed import key_of, open_draft, open_standing
from palermo.domain.publications.states import State, after
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.clock import today
from palermo.kernel.crashpoints import reach
from palermo.kernel.errors import Invalid, Refused
from palermo.kernel.events import announce


def publish(actor: Actor, *, reference: str, version: int, confirmed: Collection[str] = ()) -> Publication:
    """Publish the version that waits; raises Refused("own_version") to whoever proposed it, whatever her role.

    `version` is what she read: if another one waits by now, Refused("changed_since"). `confirmed` are the sources of the
    original that she found to be removed or reworded as said; Refused("sources_unconfirmed") where one is missing.
    """
    require(actor, Permission.PUBLICATION_CONFIRM)
    with transaction.atomic():
        row, key, standing = _opened(actor, reference)
        target = after("publish", State(row.state))
        if not standing.waiting:
            raise Refused("nothing_waits")
        if standing.waiting != version:
            raise Refused("changed_since")
        waiting = Version.objects.get(publication=row, number=version)
        if actor.uid in (standing.author, waiting.author):
            raise Refused("own_version")
        draft = open_draft(key, waiting)
        rules.require_confirmed(draft.tie, confirmed)
        earlier = [*standing.earlier, _now_shown(standing)] if standing.shown else standing.earlier
        stand(row, key, standing.model_copy(update={
            "state": str(target), "waiting": 0, "author": "", "shown": version, "shown_author": waiting.author,
            "shown_by": actor.uid, "digest": digest(draft), "earlier": earlier, "gone_on": "", "gone_why": "",
            "languages": sorted(draft.texts), "tie": draft.tie,
        }))  # fmt: skip
        note(actor, row, key, "published", version)
        announce(SiteChanged(row.reference))
        reach("publish.before_commit")
    return row


def send_back(actor: Actor, *, reference: str, why: str) -> Publication:
    """Let what waits wait no longer, with a word to whoever proposed it; she may also take it back herself."""
    require(actor, Permission.PUBLICATION_PROPOSE)
    if not why.strip():
        raise Invalid("reason_missing", field="why")
    with transaction.atomic():
        row, key, standing = _opened(actor, reference)
        if not standing.waiting:
            raise Refused("nothing_waits")
        state = State(row.state)
        target = after("send_back" if state is State.PROPOSED else "drop_revision", state)
        number = standing.waiting
        stand(row, key, standing.model_copy(update={"state": str(target), "waiting": 0, "author": ""}))
        note(actor, row, key, "sent_back", number, why.strip())
    return row


def revert(actor: Actor, *, reference: str) -> Publication:
    """Undo the last publishing: show the version before it again, which two people had published then."""
    require(actor, Permission.PUBLICATION_CONFIRM)
    with transaction.atomic():
        row, key, standing = _opened(actor, reference)
        after("revert", State(row.state))
        if not standing.earlier:
            raise Refused("nothing_earlier")
        number, author, by, found = standing.earlier[-1]
        draft = open_draft(key, Version.objects.get(publication=row, number=number))
        stand(row, key, standing.model_copy(update={
            "shown": number, "shown_author": author, "shown_by": by, "digest": found,
            "earlier": standing.earlier[:-1], "languages": sorted(draft.texts), "tie": draft.tie,
        }))  # fmt: skip
        note(actor, row, key, "reverted", number)
        announce(SiteChanged(row.reference))
    return row


def unpublish(actor: Actor, *, reference: str, why: str) -> Publication:
    """Take a page down at once; one person is enough, and a stone says that it is gone and since when.

    `why` is one of `rules.WHY_GONE`, which the public reads. Showing it again takes two people.
    """
    require(actor, Permission.PUBLICATION_CONFIRM)
    if why not in rules.WHY_GONE:
        raise Invalid("unknown_code", field="why")
    with transaction.atomic():
        row, key, standing = _opened(actor, reference)
        target = after("unpublish", State(row.state))
        number = standing.shown
        stand(row, key, standing.model_copy(update={
            "state": str(target), "waiting": 0, "author": "", "shown": 0, "shown_author": "", "shown_by": "",
            "digest": "", "earlier": [], "gone_on": today().isoformat(), "gone_why": why,
            "tie": Tie(),
        }))  # fmt: skip
        note(actor, row, key, "unpublished", number, why)
        announce(SiteChanged(row.reference))
        reach("unpublish.before_commit")
    return row


def _opened(actor: Actor, reference: str) -> tuple[Publication, bytes, Standing]:
    row = find(actor, reference, lock=True)
    key = key_of(row)
    return row, key, open_standing(key, row)


def _now_shown(standing: Standing) -> tuple[int, str, str, str]:
    return standing.shown, standing.shown_author, standing.shown_by, standing.digest
