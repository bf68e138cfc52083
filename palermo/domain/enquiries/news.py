"""What this room announces. Events carry references and codes, never content."""

from dataclasses import dataclass

from palermo.kernel.events import Event


@dataclass(frozen=True, slots=True)
class OwnerCalled(Event):
    """Somebody asks about a record of a unit, or is reminded to answer; the hub itself for an empty unit."""

    reference: str
    unit: str


@dataclass(frozen=True, slots=True)
class EnquiryAnswered(Event):
    """Somebody chose to answer a question of a unit."""

    reference: str
    unit: str
    author: str
