"""Practices as people read them: the list, found by words in three languages, one whole, and the text for the public."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from palermo.domain.practices import rules
from palermo.domain.practices.keys import wanted
from palermo.domain.practices.models import Adoption, Judging, Practice, WordKey
from palermo.domain.practices.queries.visible import find_practice, practices_visible_to
from palermo.domain.practices.sealed import keys_of, open_judging, open_practice, open_result
from palermo.domain.practices.words import Judged, PracticeWords, Result
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, allowed, require
from palermo.kernel.errors import Forbidden, SealBroken

PAGE = 50
VIEWS = ("approved", "to_judge", "ours", "stopped")


@dataclass(frozen=True, slots=True)
class PracticeLine:
    """One practice of a list, with the units that have adopted it."""

    practice: Practice
    words: PracticeWords
    units: Sequence[str]


@dataclass(frozen=True, slots=True)
class OpenedPractice:
    """One practice with how it was judged, where it was adopted, and whether the actor may judge it now."""

    practice: Practice
    words: PracticeWords
    judgings: Sequence[tuple[Judging, Judged]]
    adoptions: Sequence[tuple[Adoption, Result]]
    why_not: str


@dataclass(frozen=True, slots=True)
class PublicPractice:
    """The text of an approved practice for the room that publishes: no author, no reference to a record, no judging."""

    reference: str
    version: int
    language: str
    area: str
    standing: str
    words: PracticeWords
    adopted: int


def practices(
    actor: Actor, *, view: str = "", area: str = "", text: str = "", standing: str = "", offset: int = 0, size: int = PAGE,
) -> tuple[list[PracticeLine], bool]:  # fmt: skip
    """Return a page of visible practices, the latest first, and whether there are more; a search is recorded sealed."""
    require(actor, Permission.PRACTICE_READ)
    rows = _narrow(actor, practices_visible_to(actor), view)
    if area in rules.AREAS:
        rows = rows.filter(area=area)
    if standing:
        rows = rows.filter(standing=standing)
    if text.strip():
        audit.read(actor, "practice.searched", query=text.strip()[:400])
        for group in wanted(text[:400]):
            rows = rows.filter(Exists(WordKey.objects.filter(practice=OuterRef("pk"), token__in=group)))
    found = list(
        rows.order_by("-decided_at", "-id").prefetch_related("adoptions")[offset : offset + size + 1]
    )
    if found:
        audit.read(actor, "practice.listed", objects=[row.reference for row in found[:size]])
    keys = keys_of(found)
    lines = [
        PracticeLine(row, words, [one.unit for one in row.adoptions.all() if one.state != "dropped"])
        for row in found[:size]
        for words in [_words(row, keys)]
        if words is not None
    ]
    return lines, len(found) > size


def read_practice(actor: Actor, reference: str) -> OpenedPractice:
    """Open one practice; the reading is recorded. How it was judged is for its author's unit, judges and the hub."""
    require(actor, Permission.PRACTICE_READ)
    row = find_practice(actor, reference)
    audit.read(actor, "practice.read", objects=[row.reference])
    keys = keys_of([row])
    words = open_practice(row, keys)
    judgings = list(row.judgings.select_related("practice").order_by("round", "at"))
    this_round = [(one.author, one.unit) for one in judgings if one.round == row.round]
    insider = actor.at_hub or actor.unit == row.unit
    # Who judges next does not read how the first one did.
    open_round = row.state == "proposed"
    shown = [
        one
        for one in judgings
        if insider and (one.round < row.round or not open_round or one.author == actor.uid)
    ]
    adoptions = row.adoptions.select_related("practice").order_by("since", "id")
    return OpenedPractice(
        row, words, [(one, open_judging(one, keys)) for one in shown],
        [(one, open_result(one, keys)) for one in adoptions], _why_not(actor, row, this_round),
    )  # fmt: skip


def waiting_practices(actor: Actor) -> int:
    """Return how many practices wait for the actor's own judging."""
    if not allowed(actor, Permission.PRACTICE_JUDGE):
        return 0
    return _narrow(actor, practices_visible_to(actor), "to_judge").count()


def publishable(actor: Actor, reference: str) -> PublicPractice:
    """Return the text of an approved practice for publication; raises Forbidden for any other. The reading is recorded."""
    require(actor, Permission.PUBLICATION_PROPOSE)
    row = find_practice(actor, reference)
    if row.state != "approved":
        raise Forbidden(reference=reference)
    audit.read(actor, "practice.read", objects=[row.reference], purpose="publication")
    adopted = row.adoptions.exclude(state="dropped").count()
    return PublicPractice(
        row.reference, row.version, row.language, row.area, row.standing, open_practice(row), adopted
    )


def fallen(actor: Actor, references: Iterable[str]) -> set[str]:
    """Return which of these practices stand approved no longer."""
    rows = practices_visible_to(actor).filter(reference__in=list(references)).exclude(state="approved")
    return set(rows.values_list("reference", flat=True))


def _narrow(actor: Actor, rows: QuerySet[Practice], view: str) -> QuerySet[Practice]:
    if view in ("approved", "stopped"):
        return rows.filter(state=view)
    if view == "ours":
        return rows.filter(unit=actor.unit)
    if view == "to_judge":
        judged = Judging.objects.filter(practice=OuterRef("pk"), round=OuterRef("round"), author=actor.uid)
        return rows.filter(state="proposed").exclude(author=actor.uid).exclude(Exists(judged))
    return rows


def _why_not(actor: Actor, row: Practice, before: Sequence[tuple[str, str]]) -> str:
    if row.state != "proposed" or not allowed(actor, Permission.PRACTICE_JUDGE):
        return "not_now"
    return rules.may_judge(row.author, row.unit, actor.uid, actor.unit, before)


def _words(row: Practice, keys: dict[str, bytes]) -> PracticeWords | None:
    try:
        return open_practice(row, keys)
    except SealBroken:
        return None
