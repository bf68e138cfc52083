"""Who may do what, before any row is looked at.

Owns the Actor (a person at an entry), roles, purposes and permissions.
`allowed` and `require` answer for a permission; the rules about one report,
one share or one document live in the rooms that own them.
"""

from palermo.foundations.policy.actor import Actor, Entry, Purpose, Role
from palermo.foundations.policy.permissions import Permission, allowed, require

__all__ = ["Actor", "Entry", "Permission", "Purpose", "Role", "allowed", "require"]
