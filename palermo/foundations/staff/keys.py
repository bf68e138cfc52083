"""The secrets that staff needs and does not keep: handed in at start by `project.wiring`.

Staff stands below compartments, which own the keys; this is the small window between the two.
"""

from pathlib import Path
from typing import Protocol

from palermo.foundations.policy import Entry


class Keys(Protocol):
    """What the wiring provides. Asked for what this process does not hold, each method raises Forbidden."""

    @property
    def entry(self) -> Entry:
        """Return the entry of this process; `tool` for the operator at the command line."""

    @property
    def demo(self) -> bool:
        """Say whether the instance holds invented people with known passwords."""

    @property
    def register(self) -> Path:
        """Return the file of the register of grants, in the hub's secrets."""

    def entry_key(self, entry: Entry, purpose: str) -> bytes:
        """Return 32 bytes of one entry for one purpose; the hub has the unit entry's as well."""

    def sign_grant(self, message: bytes) -> bytes:
        """Return the signature of hub authority."""

    def verify_grant(self, message: bytes, signature: bytes) -> None:
        """Return if the hub signed the message; raises SealBroken if it did not."""


_held: list[Keys] = []


def use(provider: Keys) -> None:
    """Take the keys from this provider from now on."""
    _held[:] = [provider]


def held() -> Keys:
    """Return the provider; raises RuntimeError when nobody has wired one."""
    if not _held:
        raise RuntimeError("project.wiring has not given staff its keys")
    return _held[0]


def here() -> Entry:
    """Return the entry at which this process itself issues sessions and cookies: the tool works at the hub's."""
    return Entry.UNIT if held().entry is Entry.UNIT else Entry.HUB
