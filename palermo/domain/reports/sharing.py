"""Whether a share may go, and whose word it still needs. Pure."""

from dataclasses import dataclass

ASK_OWNER = frozenset({"H2", "H3"})


@dataclass(frozen=True, slots=True)
class Needs:
    """Whose word a share waits for before anyone may read it."""

    owner: bool
    second: bool

    @property
    def nothing(self) -> bool:
        """Say whether the share is active at once."""
        return not (self.owner or self.second)


def needs(*, by_owner: bool, handling: str, units: int, unmasked: int) -> Needs:
    """Return whose word a share needs.

    The owner decides alone about its own report. The hub shares within the handling code, and asks the owner for
    H2 (no onward dissemination) and H3 (a written condition). A second hub person confirms what goes to more than
    one unit, and whatever leaves a protected person unmasked.
    """
    if by_owner:
        return Needs(owner=False, second=False)
    return Needs(owner=handling in ASK_OWNER, second=units > 1 or unmasked > 0)


def strictest(*codes: str) -> str:
    """Return the strictest of several handling codes; H0 where none is given."""
    return max((code for code in codes if code), default="H0")
