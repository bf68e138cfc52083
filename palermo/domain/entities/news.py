"""What this room announces. Events carry references and codes, never content."""

from dataclasses import dataclass

from palermo.kernel.events import Event


@dataclass(frozen=True, slots=True)
class MentionsGathered(Event):
    """The mentions of reports were gathered; whoever keeps a standing question looks whether a new one is meant."""

    mentions: tuple[int, ...]
    reports: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class MentionsMoved(Event):
    """Mentions are of another entity now: merged, split off or moved back."""

    mentions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MentionsLeaving(Event):
    """The mentions of these reports are about to be removed; what is said at them goes or finds another mention."""

    reports: tuple[int, ...]
