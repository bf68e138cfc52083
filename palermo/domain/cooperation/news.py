"""What this room announces. Events carry references and codes, never content."""

from dataclasses import dataclass

from palermo.kernel.events import Event


@dataclass(frozen=True, slots=True)
class PartyTold(Event):
    """Something about a request, a decision or a meeting waits for a party; it says which and nothing else."""

    reference: str
    party: str
    author: str = ""
