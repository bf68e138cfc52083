"""The job that drafts the report: as the person who asked for it, with progress, ending with a reference."""

from dataclasses import replace
from typing import Any

import pytest

from palermo.domain.documents import queries
from palermo.foundations import jobs
from palermo.foundations.staff import register
from tests.factories import cast, people
from tests.support.entries import as_entry as being

pytestmark = pytest.mark.django_db


def test_the_job_ends_with_a_draft_of_whoever_asked(as_entry: Any) -> None:
    person = people.make("ana")["ana"].person
    seen: list[int] = []
    with as_entry("hub"):
        ana = replace(cast.ana, person=person.pk, uid=person.uid)
        job = jobs.run_here(
            "documents.bimonthly", subject="2026|5|pt", actor=ana, watch=lambda step: seen.append(step.done)
        )
        assert job.state == "done", job.code
        page = queries.read_draft(ana, job.outcome["reference"])
    with being("tool"):
        register.forget()
    assert page.title == "Relatório bimestral: setembro e outubro de 2026"
    assert page.authors == {person.uid} and page.line.kind == "bimonthly_report"
    assert seen and seen == sorted(seen)
