"""Issued documents as their readers have them: lists, one opened, its ledger, and what is still unread."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from palermo.domain.documents import copies, text
from palermo.domain.documents.grounds import frozen
from palermo.domain.documents.models import Copy as CopyRow
from palermo.domain.documents.models import Event, Issue, IssueText
from palermo.domain.documents.queries.ledger import copy_seen
from palermo.domain.documents.sealed import issue_locks, open_issue, open_text, open_texts
from palermo.domain.documents.shapes import FigureSeen, IssueLine, LanguageState, OpenedIssue, Source
from palermo.domain.documents.states import State
from palermo.domain.documents.visible import find_issue, issues_visible_to, may_open
from palermo.domain.documents.words import IssuedText, IssueWords
from palermo.domain.entities.queries import entities_visible_to
from palermo.domain.reports.queries import reports_visible_to
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, allowed, require
from palermo.foundations.staff import queries as staff
from palermo.kernel.errors import Forbidden

PAGE = 50


@dataclass(frozen=True, slots=True)
class IssuePage:
    """A page of issued documents, the last issued first."""

    rows: list[IssueLine]
    offset: int
    more: bool


def issues(
    actor: Actor, *, kind: str = "", state: str = "", view: str = "", offset: int = 0, size: int = PAGE
) -> IssuePage:
    """Return a page of what the actor may read; views: unread, unacknowledged; titles are audited."""
    require(actor, Permission.DOCUMENT_READ)
    rows = issues_visible_to(actor)
    if kind:
        rows = rows.filter(kind=kind)
    if state:
        rows = rows.filter(state=state)
    if view == "unread":
        rows = _without(rows, CopyRow.objects.filter(person=actor.uid, opened_at__isnull=False))
    if view == "unacknowledged":
        rows = _without(rows, CopyRow.objects.filter(person=actor.uid, acknowledged_at__isnull=False))
    found = list(rows.order_by("-issued_at", "-id")[offset : offset + size + 1])
    return IssuePage(issue_lines(actor, found[:size]), offset, len(found) > size)


def read_issue(actor: Actor, reference: str, *, language: str = "") -> OpenedIssue:
    """Open one issued document in a language that it has; the reading is recorded, and the reader's copy is opened.

    Without a language, the reader's own where there is one, else the original. Raises Forbidden where it is absent or
    hidden. A recalled one says that it was, when and why, and nothing else.
    """
    require(actor, Permission.DOCUMENT_READ)
    issue = find_issue(actor, reference)
    words = open_issue(issue)
    if not may_open(actor, issue, to_all=words.to_all, units=words.units, persons=words.persons):
        raise Forbidden(reference=reference)
    audit.read(actor, "document.read", objects=[issue.reference])
    if State(issue.state) is State.RECALLED:
        return _recalled(actor, issue, words)
    copy = copies.read_copy(actor, issue)
    texts = {row.language: row for row in IssueText.objects.filter(issue=issue)}
    chosen = next(one for one in (language, actor.language, issue.language, *sorted(texts)) if one in texts)
    said = open_text(texts[chosen], issue)
    blocks = text.parse(said.body)
    return OpenedIssue(
        reference=issue.reference, kind=issue.kind, level=issue.level, handling=issue.handling,
        conditions=words.conditions, state=issue.state, title=said.title, language=chosen,
        languages=_languages(issue, texts.values()), blocks=blocks, sources=_sources(actor, said),
        figures=_figures(said), authors=tuple(words.authors), approved_by=words.approved_name,
        issued_at=issue.issued_at, valid_until=issue.valid_until, minutes=text.reading_minutes(blocks),
        copy=copy_seen(copy, CopyRow.objects.filter(issue=issue).count(), actor.name), to_all=words.to_all,
        recipients=_recipients(actor, words), superseded_by=_successor(actor, issue), invented=issue.invented,
    )  # fmt: skip


def issue_times(actor: Actor, reference: str) -> list[tuple[datetime, str]]:
    """Return what happened to an issued document itself: issued, translated, superseded, recalled, expired."""
    require(actor, Permission.DOCUMENT_READ)
    issue = find_issue(actor, reference)
    verbs = ("issued", "translated", "superseded", "recalled", "expired")
    return list(
        Event.objects.filter(issue=issue, verb__in=verbs).order_by("at", "id").values_list("at", "verb")
    )


def unread(actor: Actor) -> int:
    """Return how many documents the actor has not opened yet, and recalls that she has not acknowledged."""
    if not allowed(actor, Permission.DOCUMENT_READ):
        return 0
    rows = issues_visible_to(actor)
    opened = CopyRow.objects.filter(person=actor.uid, opened_at__isnull=False)
    fresh = _without(rows.filter(state=State.ISSUED), opened).count()
    known = CopyRow.objects.filter(issue=OuterRef("pk"), person=actor.uid, recall_seen_at=None)
    recalls = rows.filter(state=State.RECALLED).filter(Exists(known.filter(opened_at__isnull=False)))
    return fresh + recalls.count()


def issue_lines(actor: Actor, rows: Sequence[Issue]) -> list[IssueLine]:
    """Return lines with titles in the reader's language where there is one; the listing is recorded."""
    if rows:
        audit.read(actor, "document.listed", objects=[row.reference for row in rows])
    texts = list(IssueText.objects.filter(issue__in=rows).order_by("language"))
    opened = open_texts(texts, _mine(actor, rows))
    mine = {row.issue_id: row for row in CopyRow.objects.filter(issue__in=rows, person=actor.uid)}
    done = []
    for row in rows:
        its = {one.language: opened[one.pk] for one in texts if one.issue_id == row.pk and one.pk in opened}
        best = its.get(actor.language) or its.get(row.language)
        copy = mine.get(row.pk)
        done.append(
            IssueLine(
                row.reference, row.kind, row.level, row.handling, row.state, best.title if best else "",
                row.issued_at, row.valid_until, tuple(its), bool(copy and copy.opened_at),
                bool(copy and (copy.recall_seen_at if row.state == State.RECALLED else copy.acknowledged_at)),
                row.invented,
            )
        )  # fmt: skip
    return done


def _mine(actor: Actor, rows: Sequence[Issue]) -> list[Issue]:
    """Return the issues whose sealed decision is for the actor too; the rows were narrowed before."""
    locks = issue_locks(rows, texts=False)
    found = []
    for row in rows:
        words = open_issue(row, locks[row.pk]) if row.pk in locks else None
        if words and may_open(actor, row, to_all=words.to_all, units=words.units, persons=words.persons):
            found.append(row)
    return found


def opened_texts(rows: Iterable[Issue]) -> dict[int, list[tuple[str, IssuedText]]]:
    """Return every language of issues by row, for whoever was let to them."""
    found = list(rows)
    texts = list(IssueText.objects.filter(issue__in=found).order_by("language"))
    opened = open_texts(texts, found)
    by_issue: dict[int, list[tuple[str, IssuedText]]] = {}
    for one in texts:
        if one.pk in opened:
            by_issue.setdefault(one.issue_id, []).append((one.language, opened[one.pk]))
    return by_issue


def _without(rows: QuerySet[Issue], mine: QuerySet[CopyRow]) -> QuerySet[Issue]:
    return rows.exclude(Exists(mine.filter(issue=OuterRef("pk"))))


def _recalled(actor: Actor, issue: Issue, words: IssueWords) -> OpenedIssue:
    copy = CopyRow.objects.filter(issue=issue, person=actor.uid).first()
    number = CopyRow.objects.filter(issue=issue).count()
    return OpenedIssue(
        reference=issue.reference, kind=issue.kind, level=issue.level, handling=issue.handling, conditions=(),
        state=issue.state, title="", language=issue.language, languages=(), blocks=(), sources=(), figures={},
        authors=(), approved_by="", issued_at=issue.issued_at, valid_until=None, minutes=0,
        copy=copy_seen(copy, number, actor.name) if copy else None, to_all=words.to_all,
        recalled_at=issue.changed_at, recall_reason=words.recall_reason,
        recall_text=words.recall_text, invented=issue.invented,
    )  # fmt: skip


def _languages(issue: Issue, texts: Iterable[IssueText]) -> list[LanguageState]:
    found = [
        LanguageState(one.language, one.language == issue.language, one.behind, issued=True) for one in texts
    ]
    return sorted(found, key=lambda one: (not one.original, one.language))


def _sources(actor: Actor, said: IssuedText) -> list[Source]:
    """Return the sources as this reader may know them: references only of what she could open anyway."""
    wanted = [one.reference for one in said.sources]
    known = set(reports_visible_to(actor).filter(reference__in=wanted).values_list("reference", flat=True))
    known |= set(entities_visible_to(actor).filter(reference__in=wanted).values_list("reference", flat=True))
    known |= set(issues_visible_to(actor).filter(reference__in=wanted).values_list("reference", flat=True))
    return [
        Source(
            one.number, one.kind, one.reference, one.title, one.unit, one.day, one.evaluation, one.level, one.handling
        )
        if one.reference in known
        else Source(one.number, one.kind, evaluation=one.evaluation)
        for one in said.sources
    ]  # fmt: skip


def _figures(said: IssuedText) -> Mapping[str, FigureSeen]:
    return {
        key: FigureSeen(key, one.title, one.query, frozen(one), one.at, one.level)
        for key, one in said.figures.items()
    }


def _recipients(actor: Actor, words: IssueWords) -> tuple[str, ...]:
    """Return whom an issue names: all of them at the hub, elsewhere only the reader's own unit and herself."""
    names = staff.names(words.persons)
    if actor.at_hub:
        return (*words.units, *(names.get(one, one) for one in words.persons))
    own = tuple(one for one in words.units if one == actor.unit)
    return own + tuple(names.get(one, "") for one in words.persons if one == actor.uid)


def _successor(actor: Actor, issue: Issue) -> str:
    """Return what superseded an issue, if the reader may read it too."""
    found = issues_visible_to(actor).filter(reference=issue.superseded_by or "-").first()
    return found.reference if found else ""
