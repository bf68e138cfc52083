"""What can be cited, and what each asks of a document that cites it: one resolver for each kind of thing."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from palermo.domain.documents.models import Issue, IssueText
from palermo.domain.documents.sealed import open_issue, open_texts
from palermo.domain.documents.shapes import Mark
from palermo.domain.documents.states import READABLE
from palermo.domain.documents.visible import issues_visible_to
from palermo.domain.documents.words import CitedWords
from palermo.domain.entities.queries import entities_visible_to, mentions_visible_to
from palermo.domain.entities.sealed import open_mentions
from palermo.domain.reports.models import Report, ShareUnit
from palermo.domain.reports.queries import contents_of, reports_visible_to
from palermo.domain.reports.queries.listing import title_of
from palermo.domain.reports.sharing import strictest
from palermo.domain.reports.states import State
from palermo.foundations.policy import Actor
from palermo.kernel.errors import SealBroken


@dataclass(frozen=True, slots=True)
class Resolved:
    """A cited thing as it is now: what it asks of the document, and what a list of sources says of it."""

    mark: Mark
    words: CitedWords
    gone: bool = False


Resolver = Callable[[Actor, set[str]], Mapping[str, Resolved]]


def resolve(actor: Actor, references: Iterable[str]) -> dict[str, Resolved]:
    """Return what the actor can see of these references; what is absent or hidden from her is left out."""
    wanted = set(references)
    found: dict[str, Resolved] = {}
    for resolver in RESOLVERS:
        if wanted:
            found |= resolver(actor, wanted)
            wanted -= set(found)
    return found


def _reports(actor: Actor, references: set[str]) -> dict[str, Resolved]:
    rows = list(reports_visible_to(actor).filter(reference__in=references))
    contents = contents_of(rows)
    consents = _consents([row.pk for row in rows])
    found = {}
    for row in rows:
        content = contents.get(row.pk)
        condition = content.evaluation.condition if content else ""
        found[row.reference] = Resolved(
            Mark(
                "report", row.reference, row.level, row.handling, row.unit,
                circle(row, consents.get(row.pk, set())), condition if row.handling == "H3" else "",
            ),
            CitedWords(
                title=title_of(content)[:200] if content else "", unit=row.unit,
                day=row.day_from.isoformat() if row.day_from else "", evaluation=f"{row.source}{row.information}",
            ),
            gone=content is None or row.state == State.WITHDRAWN,
        )  # fmt: skip
    return found


def circle(report: Report, consented: Iterable[str]) -> frozenset[str] | None:
    """Return whom what a report says may reach: anybody, or under H2 and H3 its owner and those the owner agreed to."""
    if report.handling not in ("H2", "H3"):
        return None
    return frozenset({report.unit, *consented})


def _consents(reports: list[int]) -> dict[int, set[str]]:
    """Return by report the units to which its owner agreed that it goes: active shares of its own, or asked for."""
    shares = ShareUnit.objects.filter(share__report__in=reports, share__state="active")
    given: dict[int, set[str]] = {}
    for report, unit, by_owner, owner in shares.values_list(
        "share__report", "unit", "share__by_owner", "share__owner_by"
    ):
        if by_owner or owner:
            given.setdefault(report, set()).add(unit)
    return given


def _entities(actor: Actor, references: set[str]) -> dict[str, Resolved]:
    rows = list(entities_visible_to(actor).filter(reference__in=references))
    found = {}
    for entity in rows:
        mentions = list(
            mentions_visible_to(actor).filter(entity=entity, present=True).select_related("report")
        )
        words = open_mentions(mentions)
        reports = {one.report_id: one.report for one in mentions}
        consents = _consents(list(reports))
        units: frozenset[str] | None = None
        for report in reports.values():
            its = circle(report, consents.get(report.pk, set()))
            if its is not None:
                units = its if units is None else units & its
        title = next((words[one.pk].title for one in mentions if one.pk in words and words[one.pk].title), "")
        handling = strictest(*(report.handling for report in reports.values()))
        level = max((one.level for one in mentions), default=1)
        found[entity.reference] = Resolved(
            Mark("entity", entity.reference, level, handling, "", units),
            CitedWords(title=title, unit=", ".join(sorted({one.unit for one in mentions}))[:200]),
            gone=not mentions,
        )
    return found


def _documents(actor: Actor, references: set[str]) -> dict[str, Resolved]:
    rows = list(issues_visible_to(actor).filter(reference__in=references))
    texts = list(IssueText.objects.filter(issue__in=rows))
    opened = open_texts(texts, rows)
    titles = {
        text.issue_id: opened[text.pk].title
        for text in sorted(texts, key=lambda one: one.language == _language(rows, one))
        if text.pk in opened
    }
    return {row.reference: _document(row, titles.get(row.pk, "")) for row in rows}


def _document(row: Issue, title: str) -> Resolved:
    gone = row.state not in {state.value for state in READABLE}
    units, conditions = None, []
    try:
        words = open_issue(row)
        conditions = words.conditions
        # What went to some only must not reach others by being quoted.
        units = None if words.to_all else frozenset(words.units)
    except SealBroken:
        gone = True
    return Resolved(
        Mark(
            "document", row.reference, row.level, row.handling, "", units,
            "; ".join(f"{owner}: {said}" for owner, said in conditions),
        ),
        CitedWords(title=title, day=row.issued_at.date().isoformat()),
        gone=gone,
    )  # fmt: skip


def _language(rows: list[Issue], text: IssueText) -> str:
    return next((row.language for row in rows if row.pk == text.issue_id), "")


RESOLVERS: tuple[Resolver, ...] = (_reports, _entities, _documents)
