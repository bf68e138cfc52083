"""Writing the secrets folders, in an order that a power cut cannot spoil."""

import base64
import json
from collections.abc import Mapping
from pathlib import Path

from palermo.foundations.compartments.bundle import Bundle, HubBundle
from palermo.foundations.compartments.store import KEYS_FILE, SecretStore, write_atomically
from palermo.foundations.crypto import envelopes
from palermo.kernel import crashpoints
from palermo.kernel.errors import Refused


def folder_of(home: Path, holder: str) -> Path:
    """Return the secrets folder of 'unit' or 'hub' under an instance's home."""
    return home / holder / "secrets"


def are_present(home: Path) -> bool:
    """Say whether the instance has its keys.

    The hub's file is written last, so what a power cut left of a first attempt does not count.
    """
    return (folder_of(home, "hub") / KEYS_FILE).exists()


def refuse_if_present(home: Path) -> None:
    """Raise Refused('secrets_exist') if the instance has keys."""
    if are_present(home):
        raise Refused("secrets_exist", home=str(home))


def write_folders(
    home: Path, bundle: HubBundle, passphrases: Mapping[str, str], *, demo: bool, cost: int
) -> None:
    """Write both folders, each under its entry's passphrase, and the public half; `cost` is scrypt's N."""
    locks = {"unit": bundle.unit_lock, "hub": envelopes.new_key()}
    contents = {"unit": bundle.unit.model_dump_json(), "hub": bundle.model_dump_json()}
    _write_public(home, bundle.own)
    for holder in ("unit", "hub"):
        (home / holder).mkdir(parents=True, exist_ok=True)
        store = SecretStore.create(folder_of(home, holder), locks[holder], passphrases[holder], cost=cost)
        if demo:
            write_atomically(home / holder / "passphrase", passphrases[holder].encode() + b"\n")
        crashpoints.reach(f"secrets.{holder}_locked")
        store.write(KEYS_FILE, contents[holder].encode())


def rewrite_unit(home: Path, bundle: HubBundle) -> None:
    """Replace what the unit entry holds, with the lock key that the hub keeps for it."""
    store = SecretStore(folder_of(home, "unit"), bundle.unit_lock)
    store.write(KEYS_FILE, bundle.unit.model_dump_json().encode())


def _write_public(home: Path, bundle: Bundle) -> None:
    """Write the hub's public key to `public/hub-key.json`, with which anyone proves a receipt."""
    (home / "public").mkdir(parents=True, exist_ok=True)
    document = {
        "algorithm": "Ed25519",
        "hub": bundle.hub,
        "key": base64.b64encode(bundle.hub_public).decode(),
    }
    text = json.dumps(document, indent=2) + "\n"
    write_atomically(home / "public" / "hub-key.json", text.encode(), mode=0o644)
