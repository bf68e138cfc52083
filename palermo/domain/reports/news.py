"""What this room announces. Events carry references and codes, never content."""

from dataclasses import dataclass

from palermo.kernel.events import Event


@dataclass(frozen=True, slots=True)
class UrgentReport(Event):
    """An urgent report has reached the hub; somebody must acknowledge it."""

    reference: str


@dataclass(frozen=True, slots=True)
class ReportChanged(Event):
    """A report was corrected or withdrawn; whoever read it must learn so."""

    reference: str
    kind: str
    version: int


@dataclass(frozen=True, slots=True)
class ReportsRead(Event):
    """The hub's worker has read reports, or what they yield has changed; given by the keys of their rows."""

    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ReportJudged(Event):
    """The hub judged a report, so its evaluation may be another; given by the key of its row."""

    row: int


@dataclass(frozen=True, slots=True)
class ReportEmptied(Event):
    """What was sealed under a report's key is gone or sealed anew; what others keep under it must go."""

    row: int


@dataclass(frozen=True, slots=True)
class UnitTold(Event):
    """Something waits for a unit: a question, a feedback, a request for consent, a share.

    `only` names the one person whom it concerns: the author of a highly sensitive report, of which the unit knows nothing.
    """

    reference: str
    unit: str
    kind: str
    only: str = ""
