"""The one keyring of a process, unlocked at first use with the entry's passphrase."""

import os
from pathlib import Path
from threading import Lock
from typing import Any

from django.conf import settings

from palermo.foundations.compartments.ring import Keyring
from palermo.foundations.compartments.store import SecretStore
from palermo.kernel.errors import Refused

_mutex = Lock()
_held: dict[tuple[str, str], Keyring] = {}


def keyring() -> Keyring:
    """Return this process's keyring, by `settings.PALERMO.entry`.

    Raises Refused('passphrase_missing'), Refused('passphrase_wrong') or Refused('secrets_missing').
    """
    instance = settings.PALERMO
    name = (instance.entry, str(instance.home))
    ring = _held.get(name)
    if ring is None:
        with _mutex:
            ring = _held.get(name)
            if ring is None:
                ring = _held[name] = _unlock(instance)
    return ring


def reset(home: Path | None = None) -> None:
    """Forget what was unlocked, of one instance or of all (after secrets are made anew, and in tests)."""
    for name in [name for name in _held if home is None or name[1] == str(home)]:
        del _held[name]


def passphrase(home: Path, holder: str, *, demo: bool) -> str:
    """Return the passphrase of 'unit' or 'hub' from where the operator put it.

    In this order: the file that PALERMO_PASSPHRASE_FILE names, systemd's credential `passphrase`, and in a
    demo instance the file beside the secrets. Raises Refused('passphrase_missing').
    """
    places = []
    if named := os.environ.get("PALERMO_PASSPHRASE_FILE"):
        places.append(Path(named))
    elif credentials := os.environ.get("CREDENTIALS_DIRECTORY"):
        places.append(Path(credentials) / "passphrase")
    if demo and not named:
        places.append(home / holder / "passphrase")
    for place in places:
        if place.is_file() and (text := place.read_text(encoding="utf-8").strip("\r\n")):
            return text
    raise Refused("passphrase_missing", holder=holder)


def _unlock(instance: Any) -> Keyring:
    # The operator's tool works with the hub's keys: it runs on the hub's machine, under the hub's user.
    holder = "unit" if instance.entry == "unit" else "hub"
    words = passphrase(instance.home, holder, demo=instance.demo)
    return Keyring(SecretStore.unlock(instance.secrets(holder), words), instance.entry)
