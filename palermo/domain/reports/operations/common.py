"""Steps that several verbs share: reading the current version, writing the next one."""

from dataclasses import replace
from datetime import datetime

from palermo.domain.reports import bulk, rules, search_terms
from palermo.domain.reports.content import Content
from palermo.domain.reports.models import Body, Judgement, Report, Searchable
from palermo.domain.reports.sealed import keys_of, open_body, seal_body
from palermo.domain.reports.ties import report_tie
from palermo.foundations.compartments import datakeys, index
from palermo.foundations.policy import Actor
from palermo.kernel.clock import now
from palermo.kernel.errors import SealBroken
from palermo.kernel.ids import new_uid
from palermo.kernel.levels import Level


def data_key(report: Report) -> bytes:
    """Return the key that seals and opens a report; raises SealBroken where it was shredded."""
    try:
        return keys_of([report])[report.data_key]
    except KeyError:
        raise SealBroken from None


def current(report: Report) -> Content:
    """Return what the report says in its present version."""
    body = Body.objects.get(report=report, number=report.version)
    return open_body(body, report, {report.data_key: data_key(report)})


def write_version(
    actor: Actor, report: Report, content: Content, *, reason: str, at: datetime | None = None
) -> None:
    """Add the next version of a report and bring its clear facts up to date; the caller saves the report."""
    report.version += 1
    uid = new_uid()
    Body.objects.create(
        report=report, uid=uid, number=report.version, author=actor.uid, at=at or now(), reason=reason,
        sealed=seal_body(data_key(report), report.data_key, uid, report.level, content),
    )  # fmt: skip
    set_facts(report, content)


def set_facts(report: Report, content: Content) -> None:
    """Set the columns that stand in the clear; priority never falls by itself."""
    facts = rules.clear_facts(content)
    priority = int(str(facts["priority"]))
    facts["priority"] = max(priority, report.priority) if report.submitted_at else priority
    for name, value in facts.items():
        setattr(report, name, value)
    report.changed_at = now()


def crime_codes(report: Report) -> list[str]:
    """Return the crime codes by which a report can be searched: its class and the latest judgement's codes."""
    from palermo.domain.reports.sealed import open_judgement

    row = Judgement.objects.filter(report=report).order_by("-number").first()
    if row is None:
        return []
    judged = open_judgement(row, report, {report.data_key: data_key(report)})
    return [judged.primary, *judged.classes]


def own_tokens(report: Report, content: Content, crime: list[str]) -> str:
    """Return the tokens of a report's own document."""
    return search_terms.tokens_of(
        content, index_scope=report.index_scope, scopes=search_terms.own_scopes(report.unit), crime=crime
    )


def add_to_index(report: Report, content: Content, crime: list[str]) -> None:
    """Give a report its row in the blind index, in the running transaction."""
    (row_id,) = bulk.reserve_ids(Searchable, 1)
    Searchable.objects.create(id=row_id, report=report)
    index.add([(row_id, own_tokens(report, content, crime))])


def replace_in_index(
    report: Report, old: Content, new: Content, *, old_crime: list[str], new_crime: list[str]
) -> None:
    """Change a report's row in the blind index; its place in the order of results stays."""
    row = Searchable.objects.filter(report=report, share=None).first()
    if row is None:
        return
    before, after = own_tokens(report, old, old_crime), own_tokens(report, new, new_crime)
    if before != after:
        index.remove([(row.id, before)])
        index.add([(row.id, after)])


def new_key(level: Level) -> datakeys.DataKey:
    """Make one data key; it is in the key store before this returns, so a crash leaves at worst a key without a row.

    It seals nothing by itself: see `tied`.
    """
    return datakeys.new(level, 1)[0]


def tied(key: datakeys.DataKey, *, unit: str, uid: str, author: str) -> datakeys.DataKey:
    """Return a new data key as what seals a report of this unit, row and author."""
    return replace(key, key=report_tie(key.key, unit=unit, uid=uid, author=author))
