"""Classify: the hub's judgement on crime class, elements, route, evaluation and handling, kept with every earlier one."""

from django.db import transaction

from palermo.domain.reports.judgement import Judgement, unknown
from palermo.domain.reports.models import Judgement as JudgementRow
from palermo.domain.reports.models import Report
from palermo.domain.reports.news import ReportJudged
from palermo.domain.reports.operations.common import crime_codes, current, data_key, replace_in_index
from palermo.domain.reports.operations.decide import weigh_judgement
from palermo.domain.reports.queries.visible import find
from palermo.domain.reports.sealed import plain_bytes, seal
from palermo.domain.reports.sharing import strictest
from palermo.domain.reports.states import after
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.clock import now
from palermo.kernel.crashpoints import reach
from palermo.kernel.errors import Invalid
from palermo.kernel.events import announce
from palermo.kernel.ids import new_uid


def classify(actor: Actor, *, reference: str, judgement: Judgement) -> Report:
    """Record the hub's judgement of a report and make it searchable; raises Invalid where a code is unknown.

    The hub's handling code may be stricter than the owner's, never looser: lifting is a request to the owner.
    """
    require(actor, Permission.REPORT_CLASSIFY)
    wrong = unknown(judgement)
    if wrong:
        raise Invalid("unknown_code", field=wrong[0])
    with transaction.atomic():
        report = find(actor, reference, lock=True)
        content, old_crime = current(report), crime_codes(report)
        if judgement.handling and judgement.handling < content.evaluation.handling:
            raise Invalid("handling_looser", field="handling", owner=content.evaluation.handling)
        waiting = report.messages.filter(kind="question", answered_at=None).exists()
        state = after("classify", report.standing)
        report.state = report.state if waiting else state
        report.crime_class = judgement.primary
        report.source = judgement.source or report.source
        report.information = judgement.information or report.information
        report.handling = strictest(judgement.handling, content.evaluation.handling)
        report.assigned = report.assigned or actor.uid
        report.changed_at = now()
        report.save()
        _write(actor, report, judgement)
        weigh_judgement(actor, report, judgement)
        new_crime = [judgement.primary, *judgement.classes]
        replace_in_index(report, content, content, old_crime=old_crime, new_crime=new_crime)
        audit.record(
            actor,
            "report.classified",
            object=report.reference,
            unit=report.unit,
            crime_class=judgement.primary,
        )
        announce(ReportJudged(report.pk))
        reach("classify.before_commit")
    return report


def _write(actor: Actor, report: Report, judgement: Judgement) -> None:
    number = JudgementRow.objects.filter(report=report).count() + 1
    uid = new_uid()
    JudgementRow.objects.create(
        report=report, uid=uid, number=number, author=actor.uid, at=now(),
        sealed=seal(
            data_key(report), report.data_key, plain_bytes(judgement),
            table="reports_judgement", column="sealed", uid=uid, level=report.level,
        ),
    )  # fmt: skip
