"""Decide on suggestions, and undo it: the analyst's word beside the program's, with a tally of how good that was."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import F

from palermo.domain.reports.judgement import Judgement
from palermo.domain.reports.models import Reading as ReadingRow
from palermo.domain.reports.models import Report, Tally
from palermo.domain.reports.models import Verdict as VerdictRow
from palermo.domain.reports.news import ReportsRead
from palermo.domain.reports.operations.common import current, data_key
from palermo.domain.reports.queries.classifier import serving_model
from palermo.domain.reports.queries.suggestions import read_content, verdicts_of
from palermo.domain.reports.queries.visible import find
from palermo.domain.reports.reading.suggestion import FACETS, URGENCIES, Reading
from palermo.domain.reports.rules import URGENCY_BITS
from palermo.domain.reports.sealed import plain_bytes, seal
from palermo.domain.reports.verdict import FIELDS, ITEM, Answer, VerdictWords, holding, of_item, of_suggestion
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, require
from palermo.foundations.vocabularies import vocabulary
from palermo.kernel.clock import now
from palermo.kernel.crashpoints import reach
from palermo.kernel.errors import Invalid, Refused
from palermo.kernel.events import announce
from palermo.kernel.ids import new_uid


@dataclass(frozen=True, slots=True)
class Decision:
    """An answer to one suggestion: `value` tells items of a kind apart, `instead` is the code put in its place."""

    facet: str
    code: str
    answer: Answer
    value: str = ""
    instead: str = ""


def decide(actor: Actor, *, reference: str, decisions: Sequence[Decision]) -> Report:
    """Record decisions on suggestions of a report's present version; an undone one stands open again.

    Raises Refused("no_such_suggestion") for what the text does not suggest, Invalid for a code that its list lacks.
    """
    require(actor, Permission.REPORT_CLASSIFY)
    for decision in decisions:
        _check(decision)
    with transaction.atomic():
        report = find(actor, reference, lock=True)
        reading = read_content(report, current(report), serving_model())
        held = holding(verdicts_of(report))
        words = [_words(report, reading, held, decision) for decision in decisions]
        _write(actor, report, words, held)
        if _urgent(words) & ~report.urgency:
            report.urgency |= _urgent(words)
            report.priority = max(report.priority, 2 if _urgent(words) & 5 else 1)
        show_urgency(report, reading)
        report.assigned = report.assigned or actor.uid
        report.changed_at = now()
        report.save()
        audit.record(
            actor, "report.suggestions_decided", object=report.reference, unit=report.unit, count=len(words)
        )
        if any(one.facet == ITEM for one in words):
            announce(ReportsRead((report.pk,)))
        reach("decide.before_commit")
    return report


def weigh_judgement(actor: Actor, report: Report, judgement: Judgement) -> None:
    """Set a judgement beside what was suggested: a code taken over counts as accepted, one found without help as missed.

    It runs in the transaction that records the judgement. A suggestion that was decided by itself keeps its decision.
    """
    reading = read_content(report, current(report), serving_model())
    held = holding(verdicts_of(report))
    known = {(verdict.facet, verdict.instead or verdict.code) for verdict in held.values()}
    words = []
    for facet, field in FIELDS.items():
        offered = {each.code: each for each in reading.of(facet)}
        for code in getattr(judgement, field):
            if (facet, code) in known:
                continue
            told = of_suggestion(offered[code]) if code in offered else {"facet": facet, "code": code}
            words.append(_verdict(report, reading, told, answer="accepted" if code in offered else "missed"))
    gone = [
        _verdict(report, reading, {"facet": verdict.facet, "code": verdict.code}, answer="undone")
        for verdict in held.values()
        if verdict.answer == "missed"
        and verdict.code not in getattr(judgement, FIELDS.get(verdict.facet, ""), ())
    ]
    _write(actor, report, [*words, *gone], held)


def _check(decision: Decision) -> None:
    code = decision.instead
    if decision.answer == "changed" and decision.facet != ITEM:
        name, section = FACETS.get(decision.facet, ("", ""))
        if not name or code not in vocabulary(name, section):
            raise Invalid("unknown_code", field="instead")
    elif decision.answer == "missed" or code:
        raise Invalid("unknown_code", field="answer")


def _words(
    report: Report, reading: Reading, held: dict[tuple[str, str, str], VerdictWords], decision: Decision
) -> VerdictWords:
    key = (decision.facet, decision.code, decision.value)
    found: dict[str, Any] | None = next(
        (of_suggestion(each) for each in reading.suggestions if (each.facet, each.code, "") == key), None
    ) or next((of_item(each) for each in reading.items if (ITEM, each.kind, each.value) == key), None)
    if found is None and key in held:
        # A newer reader no longer suggests it; what was decided can still be taken back.
        found = held[key].model_dump(exclude={"answer", "instead", "language", "reader", "version"})
    if found is None:
        raise Refused("no_such_suggestion")
    return _verdict(report, reading, found, answer=decision.answer, instead=decision.instead)


def _verdict(
    report: Report, reading: Reading, found: dict[str, Any], *, answer: Answer, instead: str = ""
) -> VerdictWords:
    return VerdictWords(
        **found, answer=answer, instead=instead, language=reading.language, reader=reading.version,
        version=report.version,
    )  # fmt: skip


def _write(
    actor: Actor,
    report: Report,
    words: Iterable[VerdictWords],
    held: dict[tuple[str, str, str], VerdictWords],
) -> None:
    key, moment = data_key(report), now()
    for one in words:
        before = held.get(one.key)
        if before is not None:
            _count(before, report, -1)
        if one.answer != "undone":
            _count(one, report, +1)
        uid = new_uid()
        VerdictRow.objects.create(
            report=report, uid=uid, author=actor.uid, at=moment,
            sealed=seal(
                key, report.data_key, plain_bytes(one),
                table="reports_verdict", column="sealed", uid=uid, level=report.level,
            ),
        )  # fmt: skip


def _count(verdict: VerdictWords, report: Report, step: int) -> None:
    row, _made = Tally.objects.get_or_create(
        facet=verdict.facet, code=verdict.code, language=verdict.language[:3], level=report.level,
        reader=verdict.reader, answer=verdict.answer,
    )  # fmt: skip
    Tally.objects.filter(pk=row.pk).update(count=F("count") + step)


def _urgent(words: Iterable[VerdictWords]) -> int:
    accepted = {one.code for one in words if one.facet == "urgency" and one.answer == "accepted"}
    return sum(bit for name, bit in URGENCY_BITS if name in accepted & set(URGENCIES))


def show_urgency(report: Report, reading: Reading) -> None:
    """Let the queue show the urgency that the text suggests and nobody has refused."""
    refused = {
        code
        for (facet, code, _value), verdict in holding(verdicts_of(report)).items()
        if facet == "urgency" and verdict.answer == "refused"
    }
    left = {each.code for each in reading.of("urgency")} - refused
    bits = sum(bit for name, bit in URGENCY_BITS if name in left)
    ReadingRow.objects.filter(report=report, version=report.version).update(urgency=bits)


def uncount(report: Report) -> None:
    """Take a report's decisions out of the tally, before its rows go or change their level."""
    _count_all(report, -1)


def count_again(report: Report) -> None:
    """Put a report's decisions into the tally of its present level."""
    _count_all(report, +1)


def _count_all(report: Report, step: int) -> None:
    for verdict in holding(verdicts_of(report)).values():
        _count(verdict, report, step)
