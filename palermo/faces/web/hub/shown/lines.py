"""One line of the queue: how long it has waited, whether it is late, where it happened, who has it."""

from dataclasses import dataclass
from datetime import datetime

from palermo.domain.reports.content import Content
from palermo.domain.reports.queries import Row, reads_as
from palermo.domain.reports.queries.queue import WITHIN
from palermo.domain.reports.states import State
from palermo.faces.kit.names import country_name, label_text
from palermo.faces.web.reports.shown.names import names_of
from palermo.kernel.clock import now


@dataclass(frozen=True, slots=True)
class Line:
    """A row with what the queue says beside it."""

    row: Row
    since: datetime | None
    late: bool
    clock: bool
    where: str
    holder: str
    kinds: list[str]
    urgent: list[str]


def lines(rows: list[Row]) -> list[Line]:
    """Return the lines of rows, with one look-up of names."""
    names = names_of(row.report.assigned for row in rows)
    return [_line(row, names) for row in rows]


def _line(row: Row, names: dict[str, str]) -> Line:
    report = row.report
    clock = report.alert_at is not None and report.acknowledged_at is None
    since = report.alert_at if clock else report.submitted_at
    waits = report.standing in (State.SUBMITTED, State.IN_TRIAGE)
    late = bool(waits and report.submitted_at and report.submitted_at < now() - WITHIN)
    kinds, urgent = reads_as(report)
    return Line(
        row, since, late, clock, where(row.content, report.country), names.get(report.assigned, ""), kinds, urgent
    )  # fmt: skip


def where(content: Content | None, country: str = "") -> str:
    """Return the way in short, such as "Kano → Agadez", else the place or crossing, else the country."""
    if content is None:
        return country_name(country) if country else ""
    ends = [content.legs[0].origin, content.legs[-1].destination] if content.legs else []
    if len(ends) == 2 and all(ends) and ends[0] != ends[1]:
        return " → ".join(ends)
    if content.where.place:
        return content.where.place
    if content.where.crossing:
        return label_text("crossing_kinds:known_crossings", content.where.crossing)
    return country_name(country) if country else content.where.words
