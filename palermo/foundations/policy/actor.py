"""Somebody at an entry, as policy sees her: a plain fact sheet without database or request."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from palermo.kernel.levels import Level

if TYPE_CHECKING:
    from palermo.foundations.policy.permissions import Permission


class Entry(StrEnum):
    """The door through which somebody came in; `tool` is the machine's operator at the command line."""

    UNIT = "unit"
    HUB = "hub"
    TOOL = "tool"


class Role(StrEnum):
    """What a person is for. One person has one role; a deputy is named with dates."""

    OFFICER = "officer"
    HEAD = "head"
    ANALYST = "analyst"
    REVIEWER = "reviewer"
    ECOWAS = "ecowas"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


class Purpose(StrEnum):
    """Why information is used; it never crosses to another purpose by itself."""

    LAW_ENFORCEMENT = "law_enforcement"
    JUDICIAL = "judicial"
    PROTECTION = "protection"


HUB_ROLES = frozenset({Role.ANALYST, Role.REVIEWER})
UNIT_ROLES = frozenset({Role.OFFICER, Role.HEAD})


@dataclass(frozen=True, slots=True)
class Actor:
    """A person at an entry with the clearance that both allow; `scopes` None means a whole session, not a token."""

    person: int
    uid: str
    name: str
    role: Role
    unit: str
    entry: Entry
    clearance: Level = Level.PUBLIC
    purposes: frozenset[Purpose] = frozenset({Purpose.LAW_ENFORCEMENT})
    scopes: "frozenset[Permission] | None" = None
    alone: bool = False
    unit_active: bool = True
    language: str = "en"
    duty: bool = False

    @property
    def at_hub(self) -> bool:
        """Say whether this is a member of the hub's own staff who came in by the hub's entry."""
        return self.role in HUB_ROLES and self.entry is not Entry.UNIT

    @property
    def in_unit(self) -> bool:
        """Say whether this is a unit's officer or head."""
        return self.role in UNIT_ROLES
