"""The life of an instance's secrets: made once, rotated, escrowed, recovered. What the commands call."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from palermo.foundations.compartments.escrow import escrow, recover
from palermo.foundations.compartments.making import new_bundle
from palermo.foundations.compartments.rotation import rotate
from palermo.foundations.compartments.unlocking import keyring, reset
from palermo.foundations.compartments.writing import are_present, refuse_if_present, write_folders
from palermo.foundations.crypto.passphrases import SCRYPT_N
from palermo.kernel.levels import Level

__all__ = ["KeyLine", "are_present", "create_secrets", "escrow", "listing", "recover", "rotate"]


@dataclass(frozen=True, slots=True)
class KeyLine:
    """One line of `keys list`: no key, only what there is to know about it."""

    level: Level
    id: str
    made_on: date
    current: bool


def create_secrets(
    home: Path,
    *,
    demo: bool,
    hub: str = "",
    passphrases: Mapping[str, str] | None = None,
    cost: int = SCRYPT_N,
) -> dict[str, str]:
    """Make all keys of a new instance and return the passphrases of 'unit' and 'hub', generated unless given.

    In a demo the passphrases are also left beside the secrets; otherwise they exist in the answer alone.
    `hub` is the hub's code as receipts name it, `cost` scrypt's N. Raises Refused('secrets_exist') rather
    than lose keys.
    """
    refuse_if_present(home)
    words = {entry: (passphrases or {}).get(entry) or secrets.token_urlsafe(24) for entry in ("unit", "hub")}
    write_folders(home, new_bundle(hub), words, demo=demo, cost=cost)
    reset(home)
    return words


def listing() -> list[KeyLine]:
    """Return every version of the level keys that this entry holds, oldest first within a level."""
    return [
        KeyLine(keks.level, kek.id, kek.made_on, kek.id == keks.current)
        for keks in keyring().level_keys()
        for kek in keks.versions
    ]
