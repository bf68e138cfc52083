"""What this room announces. Events carry references and codes, never content."""

from dataclasses import dataclass

from palermo.kernel.events import Event


@dataclass(frozen=True, slots=True)
class MentionsGathered(Event):
    """Mentions are new; whoever keeps a standing question looks whether one of them is meant."""

    mentions: tuple[int, ...]
