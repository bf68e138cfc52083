"""What units read and use is in the figures of coordination, counted over what the reader of the figures may see."""

from typing import Any

import pytest

from palermo.domain.cooperation import operations as cooperation
from palermo.domain.cooperation import queries as figures
from palermo.domain.cooperation.queries import UnitFigures
from palermo.domain.cooperation.words import Agreed
from palermo.domain.documents import operations, queries
from palermo.foundations.policy import Actor
from palermo.kernel.clock import today
from palermo.kernel.levels import Level
from tests.domain.documents.writing import issued
from tests.factories import cast

pytestmark = pytest.mark.usefixtures("world")


def of(actor: Actor, unit: str) -> UnitFigures:
    found = figures.figures(actor)
    rows = {row.unit: row for row in (*found.rows, found.everybody, found.own) if row is not None}
    return rows[unit]


def test_documents_opened_and_used_are_counted_by_unit() -> None:
    first = issued(to_all=False, units=["NER"], title="One")
    second = issued(to_all=True, title="Two")
    for reference in (first, second):
        queries.read_issue(cast.boris, reference)
    operations.use(cast.boris, reference=first, used="briefing", text="")
    operations.use(cast.boris, reference=second, used="none", text="")
    queries.read_issue(cast.koffi, second)
    # Three people of Niger have two copies each; in the other units one person has the one that went to all.
    row = of(cast.ana, "NER")
    assert (row.read.part, row.read.n, row.used.part, row.used.n) == (2, 6, 1, 6)
    assert row.read.rate is None  # under thirty there is no percentage
    assert (of(cast.ana, "BEN").read.part, of(cast.ana, "BEN").read.n) == (1, 1)
    whole = of(cast.ana, "")
    assert (whole.read.part, whole.read.n) == (3, 9)
    assert of(cast.salma, "NER") == row


def test_what_others_were_sent_and_what_is_highly_sensitive_change_nothing_for_a_unit() -> None:
    told = issued(to_all=True)
    queries.read_issue(cast.boris, told)

    def seen() -> list[Any]:
        return [figures.figures(actor) for actor in (cast.salma, cast.boris, cast.amina, cast.efua)]

    before = seen()
    narrow = issued(to_all=False, units=["BEN"])
    queries.read_issue(cast.koffi, narrow)
    operations.use(cast.koffi, reference=narrow, used="check", text="")
    queries.read_issue(cast.rui, issued(level=Level.HIGHLY_SENSITIVE, to_all=False))
    plan = cooperation.Plan(Agreed(title="T"), ["NER", "BEN"], starts_on=today())
    cooperation.undertake(cast.ana, kind="operation", plan=plan, level=Level.HIGHLY_SENSITIVE)
    others = cooperation.Plan(Agreed(title="T"), ["BEN", "CPV"], starts_on=today())
    cooperation.undertake(cast.koffi, kind="meeting", plan=others)
    assert seen() == before
    assert of(cast.ana, "BEN").operations == 1 == of(cast.ana, "").operations
    assert (of(cast.ana, "BEN").read.n, of(cast.koffi, "BEN").read.n) == (2, 2)


def test_of_others_a_unit_sees_what_went_to_all_and_only_where_they_are_not_few() -> None:
    told = issued(to_all=True)
    row = of(cast.salma, "")
    assert row.read.n == -1  # three copies of others beside Niger's three would be told by the sum
    both = issued(to_all=False, units=["NER", "BEN"], title="Both")
    assert of(cast.salma, "").read.n == -1
    assert of(cast.salma, "NER").read.n == 6
    assert told and both


def test_meetings_operations_and_tested_numbers() -> None:
    for kind in ("meeting", "meeting", "operation", "liaison"):
        plan = cooperation.Plan(Agreed(title="T"), ["NER", "BEN"], starts_on=today())
        cooperation.undertake(cast.salma, kind=kind, plan=plan)
    row, whole = of(cast.ana, "NER"), of(cast.ana, "")
    assert (row.meetings, row.operations) == (2, 1) == (whole.meetings, whole.operations)
    assert of(cast.amina, "NGA").meetings == 0
