"""Reports brought as far as the hub's worker brings them: read, and their ways gathered."""

from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from palermo.domain.reports import operations as report_operations
from palermo.domain.reports.content import Content, Counts, Leg, Money, Toll, When, Where
from palermo.domain.reports.models import Report
from palermo.domain.routes import operations
from palermo.foundations.policy import Actor
from tests.factories import cast


def way(
    *stops: str, people: int | None = 10, mode: str = "pickup", day: str = "2026-03-08", **changes: Any
) -> Content:
    """Return a report of people on a way through these stops, leg by leg; `fee` is in F CFA, for each leg."""
    fee = changes.pop("fee", None)
    planned = changes.pop("planned", False)
    note = changes.pop("note", "")
    money = None if fee is None else Money(amount=Decimal(fee), currency="XOF")
    pairs = pairwise(stops)
    legs = [
        Leg(origin=one, destination=other, mode=mode, fee=money, planned=planned, note=note)
        for one, other in pairs
    ]
    where = changes.pop("where", Where(country="NE", place=stops[0] if stops else "Agadez"))
    toll = changes.pop("toll", Toll())
    return Content(
        narrative="Groupe vu sur la piste.", language="fr", kind="interception", when=When(start=day), where=where,
        legs=legs, counts=Counts(people=people), toll=toll, **changes,
    )  # fmt: skip


def send(*contents: Content, by: Actor = cast.salma) -> list[Report]:
    """Return submitted reports whose ways are gathered."""
    made = []
    for content in contents:
        report = report_operations.save(by, content=content)
        report_operations.submit(by, references=[report.reference])
        made.append(report)
    work()
    for report in made:
        report.refresh_from_db()
    return made


def send_secretly(content: Content, *, by: Actor = cast.salma) -> Report:
    """Return a highly sensitive report whose way is gathered."""
    receipt = report_operations.deposit(by, content=content)
    report_operations.take_in()
    work()
    return Report.objects.get(reference=receipt.reference)


def work() -> None:
    """Let the hub's worker do everything that waits."""
    while report_operations.read_along() or operations.gather():
        pass


def quarter(number: int) -> tuple[date, date]:
    """Return first and last day of a quarter of 2026."""
    ends = (date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30), date(2026, 12, 31))
    return date(2026, number * 3 - 2, 1), ends[number - 1]
