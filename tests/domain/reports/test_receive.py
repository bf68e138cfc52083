"""Taking in whole reports: once for each source, whole batches whatever one row is."""

from importlib import import_module
from typing import Any

import pytest

from palermo.domain.reports import operations, queries
from palermo.domain.reports.models import Report
from palermo.domain.reports.operations import Incoming
from palermo.kernel.errors import Forbidden
from palermo.kernel.levels import Level
from tests.domain.reports.contents import full
from tests.factories.cast import ana, boris, koffi, omar, salma

module = import_module("palermo.domain.reports.operations.receive")
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def hub(as_entry: Any) -> Any:
    with as_entry("hub"):
        yield


def one(ref: str = "A", **changes: Any) -> Incoming:
    return Incoming(**({"content": full(), "unit": "NER", "source_ref": ref} | changes))


def kinds(*items: Incoming) -> list[str]:
    return [outcome.kind for outcome in operations.receive(salma, items)]


def test_once_for_each_source() -> None:
    assert kinds(one("A"), one("B"), one("A")) == ["accepted", "accepted", "unchanged"]
    assert kinds(one("A"), one("A", content=full(title="new")), one("C")) == [
        "unchanged",
        "updated",
        "accepted",
    ]
    assert Report.objects.count() == 3


def test_one_bad_row_stops_no_other() -> None:
    (reference,) = [outcome.reference for outcome in operations.receive(salma, [one("A")])]
    operations.withdraw(salma, reference=reference, why="mistaken")
    outcomes = operations.receive(salma, [one("A", content=full(title="later")), one("B")])
    assert [(outcome.kind, [problem.code for problem in outcome.problems]) for outcome in outcomes] == [
        ("rejected", ["wrong_state"]), ("accepted", []),
    ]  # fmt: skip
    (outcome,) = operations.receive(ana, [one("Z", unit="XXX")])
    assert [problem.code for problem in outcome.problems] == ["no_unit"]


def test_two_at_the_same_moment_become_one(monkeypatch: pytest.MonkeyPatch) -> None:
    operations.receive(salma, [one("A")])
    real, blind = module._known, [True]

    def late(items: Any, keys: Any) -> Any:
        # The first look does not see the row that another process is just committing.
        return {} if blind and blind.pop() else real(items, keys)

    monkeypatch.setattr(module, "_known", late)
    assert kinds(one("A")) == ["unchanged"]
    assert Report.objects.count() == 1


def test_who_may_enter_what() -> None:
    for actor, item in (
        (boris, one()), (omar, one()), (koffi, one()), (salma, one(level=Level.HIGHLY_SENSITIVE)),
    ):  # fmt: skip
        with pytest.raises(Forbidden):
            operations.receive(actor, [item])
    (outcome,) = operations.receive(ana, [one(unit="MLI", level=Level.HIGHLY_SENSITIVE)])
    assert queries.read(ana, outcome.reference).report.level == Level.HIGHLY_SENSITIVE


def test_a_record_of_years_ago_wakes_nobody() -> None:
    (outcome,) = operations.receive(salma, [one(historical=True, content=full(kind="death_or_distress"))])
    report = Report.objects.get(reference=outcome.reference)
    assert (report.state, report.priority, report.alert_at) == ("closed", 0, None)
    assert not queries.queue(ana).rows
