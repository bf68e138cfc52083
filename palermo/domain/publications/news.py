"""What this room announces. Events carry references and codes, never content."""

from dataclasses import dataclass

from palermo.kernel.events import Event


@dataclass(frozen=True, slots=True)
class SiteChanged(Event):
    """What the public may read is not what it was: the site has to be written anew."""

    reference: str
