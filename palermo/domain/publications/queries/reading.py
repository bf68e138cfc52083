"""Publications as the hub's people read them: a list, and one with its versions and its history."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F

from palermo.domain.publications.content import Draft, Standing
from palermo.domain.publications.models import Deed, Publication, Version
from palermo.domain.publications.queries.visible import find, may_see, publications_visible_to
from palermo.domain.publications.sealed import key_of, keys_of, open_draft, open_note, open_standing
from palermo.foundations import audit
from palermo.foundations.jobs import queries as jobs
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.errors import SealBroken

PAGE = 50


@dataclass(frozen=True, slots=True)
class Line:
    """One publication of a list, with its newest version."""

    row: Publication
    draft: Draft | None
    author: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page of publications, the latest change first."""

    rows: list[Line]
    offset: int
    more: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a publication's history."""

    deed: Deed
    note: str


@dataclass(frozen=True, slots=True)
class Opened:
    """One publication: its newest version, the one that is shown (None for none), and what happened."""

    row: Publication
    standing: Standing
    newest: Draft
    author: str
    shown: Draft | None
    steps: Sequence[Step]


def listed(actor: Actor, *, view: str = "", kind: str = "", offset: int = 0, size: int = PAGE) -> Page:
    """Return a page of publications; views: waiting, published, unpublished, returned. The reading is recorded."""
    require(actor, Permission.PUBLICATION_PROPOSE)
    rows = publications_visible_to(actor)
    if view == "waiting":
        rows = rows.exclude(waiting=0)
    elif view:
        rows = rows.filter(state=view)
    if kind:
        rows = rows.filter(kind=kind)
    found = list(rows.order_by("-at", "-id")[offset : offset + size + 1])
    return Page(_lines(actor, found[:size]), offset, len(found) > size)


def read(actor: Actor, reference: str) -> Opened:
    """Open one publication; raises Forbidden where it is absent or hidden. The reading is recorded."""
    require(actor, Permission.PUBLICATION_PROPOSE)
    row = find(actor, reference)
    audit.read(actor, "publication.read", objects=[row.reference])
    key = key_of(row)
    standing = open_standing(key, row)
    versions = {one.number: one for one in row.versions.filter(number__in=[row.version, row.shown])}
    shown = open_draft(key, versions[row.shown]) if row.shown else None
    newest = versions[row.version]
    steps = [Step(deed, open_note(key, deed)) for deed in row.deeds.order_by("-at", "-id")]
    return Opened(row, standing, open_draft(key, newest), newest.author, shown, steps)


def waiting(actor: Actor) -> int:
    """Return how many publications wait for a second person other than the actor."""
    if not may_see(actor):
        return 0
    rows = publications_visible_to(actor).exclude(waiting=0)
    return sum(
        1 for row in rows.prefetch_related("versions")
        if not any(one.number == row.waiting and one.author == actor.uid for one in row.versions.all())
    )  # fmt: skip


def stopped_by(actor: Actor) -> str:
    """Return why the last writing of the site failed, as a code such as "guard"; "" where it did not."""
    if not may_see(actor):
        return ""
    last = jobs.last_of("site.write")
    return last.code or "failed" if last is not None and last.state == "failed" else ""


def _lines(actor: Actor, found: Sequence[Publication]) -> list[Line]:
    if found:
        audit.read(actor, "publication.listed", objects=[row.reference for row in found])
    keys = keys_of(found)
    rows = Version.objects.filter(publication__in=found, number=F("publication__version"))
    newest = {one.publication_id: one for one in rows}
    return [Line(row, _draft(keys, row, newest[row.pk]), newest[row.pk].author) for row in found]


def _draft(keys: dict[str, bytes], row: Publication, version: Version) -> Draft | None:
    try:
        return open_draft(keys[row.data_key], version)
    except (SealBroken, KeyError):
        return None
