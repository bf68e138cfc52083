"""What this room announces. Events carry references and codes, never content."""

from dataclasses import dataclass

from palermo.kernel.events import Event


@dataclass(frozen=True, slots=True)
class ReaderTold(Event):
    """Something about a document waits for a unit, or for one person of it (`only`): issued, recalled, reminded."""

    reference: str
    unit: str
    kind: str
    only: str = ""


@dataclass(frozen=True, slots=True)
class ReportsCited(Event):
    """Reports came to something: a document that their own units may read rests on them."""

    references: tuple[str, ...]
