"""One file taken in by the worker: begun by a person, resumable, stopped at once when that person may no longer.

The job keeps identifiers only: the waiting file, the mapping, the unit, the number of the sheet. What was taken in
is committed batch by batch; a run that was cut short goes on behind the last line that it had written down.
"""

from dataclasses import dataclass
from typing import Any, Final

from django.conf import settings
from django.db import transaction

from palermo.domain.reports.intake import uploads
from palermo.foundations import audit, jobs
from palermo.foundations.jobs.asker import asker
from palermo.foundations.jobs.models import Job, State
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.errors import Forbidden, Invalid

KIND: Final = "reports.import"
# A position behind every line: all is taken in, and only the file remains to be removed.
FINISHED: Final = 2**62
COUNTS: Final = ("accepted", "unchanged", "updated", "rejected")


@dataclass(frozen=True, slots=True)
class Order:
    """What to take in: the waiting file, the mapping, the unit ("" where each row names its own), the sheet."""

    file: str
    mapping: str
    unit: str = ""
    sheet: int = 0

    def subject(self) -> str:
        """Return the order as a job's subject."""
        return f"{self.file}|{self.mapping}|{self.unit}|{self.sheet}"

    @classmethod
    def of(cls, subject: str) -> "Order":
        """Return the order that a subject tells of."""
        file, mapping, unit, sheet = subject.split("|")
        return cls(file, mapping, unit, int(sheet))


def begin(actor: Actor, order: Order) -> Job:
    """Queue a file of one's own; asked twice, return the job that is under way.

    Raises Forbidden, Invalid with no_mapping, bad_unit, missing_columns, or as the file's reader does.
    """
    require(actor, Permission.REPORT_IMPORT)
    _check(actor, order)
    running = Job.objects.filter(
        kind=KIND,
        actor=actor.uid,
        subject__startswith=f"{order.file}|",
        state__in=[State.QUEUED, State.RUNNING],
    ).first()
    if running is not None:
        return running
    with transaction.atomic():
        job = jobs.enqueue(KIND, subject=order.subject(), actor=actor)
        codes = {"mapping": order.mapping, "for": order.unit or "rows"}
        audit.record(actor, "import.begun", object=job.uid, **codes)
    return job


def mine(actor: Actor) -> list[Job]:
    """Return one's own imports, newest first."""
    require(actor, Permission.REPORT_IMPORT)
    return [job for job in jobs.mine(actor, limit=200) if job.kind == KIND]


def get(actor: Actor, uid: str) -> Job:
    """Return one import of one's own; raises Forbidden for anything else."""
    require(actor, Permission.REPORT_IMPORT)
    job = jobs.get(actor, uid)
    if job.kind != KIND:
        raise Forbidden(job=uid)
    return job


def sheet_name(sheets: list[str], number: int) -> str:
    """Return the name of a sheet by its number, "" for the first; raises Invalid('no_sheet')."""
    if number == 0:
        return ""
    if not 0 < number < len(sheets):
        raise Invalid("no_sheet", field="sheet")
    return sheets[number]


def _check(actor: Actor, order: Order) -> None:
    from palermo.domain.reports.intake import mappings
    from palermo.domain.reports.intake.tables import open_table

    mapping = mappings.load(order.mapping)
    if actor.in_unit and order.unit != actor.unit:
        raise Forbidden("not_your_unit")
    known = {*settings.PALERMO.units, settings.PALERMO.hub}
    if order.unit not in known and (order.unit or not mapping.spec.unit):
        raise Invalid("bad_unit", field="unit")
    with uploads.opened(actor.uid, order.file).file() as file, open_table(file) as table:
        sheet_name(table.shape.sheets, order.sheet)
        if order.sheet:
            return  # another sheet has another header; the run compares that one
        missing = mapping.recognise(table.shape.columns).missing
    if missing:
        raise Invalid("missing_columns", field="mapping", columns=missing)


@jobs.handler(KIND, long=True)
def take_in(run: jobs.JobRun) -> None:
    """Take the file of a job in, and remove it; a revoked person's job ends here with its file."""
    order = Order.of(run.subject)
    if run.position != FINISHED:
        try:
            actor = asker(run)
            require(actor, Permission.REPORT_IMPORT)
            _take_in(run, actor, order)
        except (Forbidden, Invalid):
            # Trying again would not help, so nothing is kept for it.
            uploads.drop(run.actor, order.file)
            raise
    uploads.drop(run.actor, order.file)


def _take_in(run: jobs.JobRun, actor: Actor, order: Order) -> None:
    from palermo.domain.reports.intake.run import Progress
    from palermo.domain.reports.intake.tables import open_table
    from palermo.domain.reports.intake.whole_file import take_in_file

    before, done = _counts(run), run.done
    source = uploads.opened(run.actor, order.file)

    def step(progress: Progress) -> None:
        with transaction.atomic():
            run.result(**{name: before[name] + getattr(progress, name) for name in COUNTS})
            rows = done + progress.rows
            # A workbook is unpacked before its first row, so its bytes say nothing about what is left.
            whole = progress.size and 0 < progress.bytes_read < progress.size
            total = round(rows * progress.size / progress.bytes_read) if whole and progress.size else None
            run.total = None
            run.progress(rows, total, position=progress.line)
        run.stop_if_asked()

    with source.file() as file:
        sheet = ""
        if order.sheet:
            with open_table(file) as table:
                sheet = sheet_name(table.shape.sheets, order.sheet)
            file.seek(0)
        take_in_file(
            actor, file, order.mapping, order.unit or None, size=source.size, sheet=sheet, on_progress=step,
            on_error=lambda error: run.error(error.line, error.column, error.code), start_at=run.position,
        )  # fmt: skip
    with transaction.atomic():
        audit.record(actor, "import.ended", object=run.uid, **_counts(run))
        run.progress(run.done, run.done, position=FINISHED)


def _counts(run: jobs.JobRun) -> dict[str, Any]:
    outcome = Job.objects.get(uid=run.uid).outcome
    return {name: int(outcome.get(name, 0)) for name in COUNTS}


@jobs.periodic(3600, entries=("hub",))
def drop_old_files() -> None:
    """Destroy the files of imports that nobody began or finished within two days."""
    uploads.drop_old()
