"""What the wiring hands to staff: the keyring's secrets, each only where this process holds it."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from palermo.foundations.compartments import keyring
from palermo.foundations.crypto.derivation import derive
from palermo.foundations.policy import Entry


class StaffKeys:
    """Keys of both entries at the hub, of its own alone at the unit entry (`staff.keys.Keys`)."""

    @property
    def entry(self) -> Entry:
        """Return the entry of this process."""
        return Entry(settings.PALERMO.entry)

    @property
    def demo(self) -> bool:
        """Say whether this is a demo instance."""
        return bool(settings.PALERMO.demo)

    @property
    def register(self) -> Path:
        """Return the file of the register of grants."""
        return Path(settings.PALERMO.secrets("hub")) / "grants.json"

    def entry_key(self, entry: Entry, purpose: str) -> bytes:
        """Return 32 bytes of an entry for a purpose; raises Forbidden at the unit entry for the hub's."""
        own = Entry.UNIT if self.entry is Entry.UNIT else Entry.HUB
        if entry is own:
            return keyring().entry_key(f"staff {purpose}")
        return _derived(keyring().hub_secrets().unit.root, f"staff {purpose}")

    def sign_grant(self, message: bytes) -> bytes:
        """Return the signature of hub authority; raises Forbidden away from the hub."""
        return keyring().sign_grant(message)

    def verify_grant(self, message: bytes, signature: bytes) -> None:
        """Return if the hub signed it; raises Forbidden away from the hub, SealBroken if it did not."""
        keyring().verify_grant(message, signature)


@lru_cache(maxsize=16)
def _derived(root: bytes, purpose: str) -> bytes:
    return derive(root, purpose)
