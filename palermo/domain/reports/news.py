"""What this room announces. Events carry references and codes, never content."""

from dataclasses import dataclass

from palermo.kernel.events import Event


@dataclass(frozen=True, slots=True)
class UrgentReport(Event):
    """An urgent report has reached the hub; somebody must acknowledge it."""

    reference: str


@dataclass(frozen=True, slots=True)
class InboxFilled(Event):
    """Something sealed lies in the hub's inbox."""

    uid: str


@dataclass(frozen=True, slots=True)
class ReportChanged(Event):
    """A report was corrected or withdrawn; whoever read it must learn so."""

    reference: str
    kind: str
    version: int


@dataclass(frozen=True, slots=True)
class UnitTold(Event):
    """The hub wrote to a unit: a question, a feedback, a request for consent."""

    reference: str
    unit: str
    kind: str
