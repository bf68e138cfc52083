"""Draft the bi-monthly report: a job with progress makes an ordinary draft of it."""

from typing import Final

from django.db import transaction

from palermo.domain.documents.bimonthly.compose import compose
from palermo.domain.documents.models import Document
from palermo.domain.documents.operations.draft import draft
from palermo.domain.documents.operations.figures import keep_figure
from palermo.domain.documents.rules import LANGUAGES
from palermo.domain.documents.sealed import lock_of
from palermo.domain.documents.shapes import Saved
from palermo.domain.observatory.periods import Span
from palermo.foundations import jobs
from palermo.foundations.jobs.asker import asker
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.crashpoints import reach
from palermo.kernel.errors import Invalid
from palermo.kernel.levels import Level

KIND: Final = "documents.bimonthly"


def draft_bimonthly(actor: Actor, *, year: int, number: int, language: str = "en") -> str:
    """Queue the drafting of the report of two months (1 for January and February to 6) and return the job's uid.

    The job ends with `reference` in its result. Raises Invalid for months or a language that are none.
    """
    require(actor, Permission.DOCUMENT_WRITE)
    _span(year, number)
    if language not in LANGUAGES:
        raise Invalid("unknown_code", field="language")
    subject = f"{year}|{number}|{language}"
    return jobs.enqueue(KIND, subject=subject, actor=actor, queue="hub").uid


@jobs.handler(KIND, long=True)
def make(run: jobs.JobRun) -> None:
    """Make the draft as the person who asked for it; begun again after a crash, it begins anew."""
    year, number, language = run.subject.split("|")
    actor = asker(run)
    saved = make_draft(actor, int(year), int(number), language, run)
    run.result(reference=saved.reference)


def make_draft(
    actor: Actor,
    year: int,
    number: int,
    language: str,
    run: jobs.JobRun | None = None,
    *,
    invented: bool = False,
) -> Saved:
    """Compose the report and write it as a draft with its figures, in one transaction; return what was saved."""
    require(actor, Permission.DOCUMENT_WRITE)

    def step(done: int, total: int) -> None:
        if run is not None:
            run.progress(done, total)

    made = compose(actor, _span(year, number), language=language, step=step)
    with transaction.atomic():
        saved = draft(
            actor, kind="bimonthly_report", title=made.title, language=language, level=Level.SENSITIVE, body=made.body,
            invented=invented,
        )  # fmt: skip
        document = Document.objects.select_for_update().get(reference=saved.reference)
        lock = lock_of(document)
        for key, (_, title, query, drawn) in made.figures.items():
            keep_figure(actor, document, lock, key, title, query, drawn)
        reach("bimonthly.before_commit")
    return saved


def _span(year: int, number: int) -> Span:
    try:
        return Span.of_two_months(year, number)
    except ValueError:
        raise Invalid("bad_date", field="number") from None
