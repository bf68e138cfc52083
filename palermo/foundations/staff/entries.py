"""Which role comes in by which entry. Nobody has two: what one entry issued is nothing at the other."""

from palermo.foundations.policy import Entry, Role

HUB_ENTRY = frozenset({Role.ANALYST, Role.REVIEWER, Role.AUDITOR, Role.ADMINISTRATOR})
# These see what is theirs to see at the hub only with a grant of two people (`staff.grants`).
GRANTED = frozenset({Role.ANALYST, Role.REVIEWER, Role.AUDITOR})


def entry_of(role: Role) -> Entry:
    """Return the only entry at which a role signs in."""
    return Entry.HUB if role in HUB_ENTRY else Entry.UNIT
