"""What this room announces. Events carry references and codes, never content."""

from dataclasses import dataclass

from palermo.kernel.events import Event


@dataclass(frozen=True, slots=True)
class PracticeDecided(Event):
    """Two people have judged a practice, or one has stopped it; its proposer should know."""

    reference: str
    unit: str
    author: str


@dataclass(frozen=True, slots=True)
class PracticeWithdrawn(Event):
    """A practice that was approved stands no longer; whoever published it should know."""

    reference: str
