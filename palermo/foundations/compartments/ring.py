"""The keyring: what one process can open. It follows its secrets folder, so a rotation needs no restart."""

from contextlib import AbstractContextManager
from threading import Lock
from typing import Any

from palermo.foundations.compartments import letters, receipts
from palermo.foundations.compartments.bundle import Bundle, HubBundle, Kek, Keks
from palermo.foundations.compartments.store import KEYS_FILE, SecretStore
from palermo.foundations.crypto import sealing, signatures
from palermo.foundations.crypto.blind import BlindKey
from palermo.foundations.crypto.derivation import derive
from palermo.kernel.errors import Forbidden, SealBroken
from palermo.kernel.levels import Level

SCOPES = ("open", "sensitive", "highly_sensitive")


class Keyring:
    """The keys of one entry. A key that the entry lacks is Forbidden here, whatever the program believes."""

    def __init__(self, store: SecretStore, entry: str) -> None:
        self.entry = entry
        self._store = store
        self._mutex = Lock()
        self._own: Bundle
        self._hub: HubBundle | None = None
        self._stamp = (0, 0)
        self._read()
        self._blind = {scope: BlindKey(key) for scope, key in self._own.index_keys.items()}
        self._derived: dict[str, bytes] = {}

    def can(self, level: Level) -> bool:
        """Say whether this entry holds the level's keys."""
        return self._own.keks_of(level) is not None

    def kek(self, level: Level) -> tuple[str, bytes]:
        """Return (id, 32-byte key) that wraps new data keys of the level, and nothing else: others are not
        re-wrapped.

        Looks at the secrets folder every time, since a rotation may have changed it. Raises Forbidden without
        the level.
        """
        self._follow()
        keks = self._own.keks_of(level)
        kek = keks.by_id(keks.current) if keks else None
        if kek is None:
            raise Forbidden(level=level.code)
        return kek.id, kek.key

    def kek_by_id(self, level: Level, kek_id: str) -> bytes:
        """Return a version of the level's key; raises Forbidden without the level, SealBroken if it is
        destroyed.
        """
        kek = self._find(level, kek_id)
        if kek is None:
            self._follow()
            kek = self._find(level, kek_id)
        if kek is None:
            raise SealBroken
        return kek.key

    def index_key(self, scope: str) -> BlindKey:
        """Return the blind key of 'open', 'sensitive' or 'highly_sensitive'; raises Forbidden if not held
        here.
        """
        if scope not in SCOPES:
            raise ValueError(f"no index scope is called {scope!r}")
        try:
            return self._blind[scope]
        except KeyError:
            raise Forbidden(scope=scope) from None

    def entry_key(self, purpose: str) -> bytes:
        """Return 32 bytes that only this entry has, for one purpose (cookies, sessions, message codes)."""
        name = f"entry {purpose}"
        if name not in self._derived:
            self._derived[name] = derive(self._own.root, purpose)
        return self._derived[name]

    def shared_key(self, purpose: str) -> bytes:
        """Return 32 bytes that both entries have and the database lacks, for one purpose (digests to be
        compared).
        """
        name = f"shared {purpose}"
        if name not in self._derived:
            self._derived[name] = derive(self._own.index_keys["sensitive"], name)
        return self._derived[name]

    @property
    def hub_public(self) -> bytes:
        """The hub's Ed25519 root key, 32 bytes, with which receipts are proven."""
        return self._own.hub_public

    def seal_for_hub(self, plaintext: bytes, *, info: bytes) -> bytes:
        """Return a letter that only the hub opens, signed by this entry and bound to `info`."""
        return letters.write_letter(
            plaintext, sender=self._own.entry, info=info,
            sending_key=self._own.sending_key, hub_public=self._own.hub_sealing_public,
        )  # fmt: skip

    def open_for_hub(self, blob: bytes, *, info: bytes, sender: str | None = None) -> bytes:
        """Return a letter's plaintext, from `sender` ('unit' or 'hub'), or from either when it is None.

        Raises Forbidden away from the hub, SealBroken if it is not what that entry sent to this place.
        """
        hub = self._at_hub()
        claimed = letters.sender_of(blob)
        if sender not in (None, claimed):
            raise SealBroken
        sending_key = (hub.own if claimed == "hub" else hub.unit).sending_key
        return letters.read_letter(
            blob, info=info, sender_public=signatures.public_of(sending_key), hub_key=hub.sealing_key
        )

    def sign_receipt(self, payload: dict[str, Any]) -> dict[str, Any]:
        """Return {"receipt", "signature", "certificate"}, provable offline with the hub's public key."""
        return receipts.sign_receipt(payload, self._own.receipt_key, self._own.certificate)

    def sign_manifest(self, payload: dict[str, Any]) -> dict[str, Any]:
        """Return {"manifest", "signature", "certificate"} over the files of a site; raises Forbidden away from the hub."""
        self._at_hub()
        return receipts.sign_manifest(payload, self._own.receipt_key, self._own.certificate)

    def seal_for_auditor(self, plaintext: bytes, *, info: bytes) -> bytes:
        """Return the plaintext (of a query, say) sealed to the auditor's key."""
        return sealing.seal_to(self._own.auditor_public, plaintext, info=info)

    def open_for_auditor(self, blob: bytes, *, info: bytes) -> bytes:
        """Return what was sealed to the auditor; raises Forbidden away from the hub,
        SealBroken if changed.
        """
        return sealing.open_sealed(self._at_hub().auditor_key, blob, info=info)

    def sign_grant(self, message: bytes) -> bytes:
        """Return the 64-byte signature of hub authority; raises Forbidden away from the hub."""
        return signatures.sign(self._at_hub().granting_key, b"palermo grant\n" + message)

    def verify_grant(self, message: bytes, signature: bytes) -> None:
        """Return if the hub signed this grant; raises Forbidden away from the hub,
        SealBroken if it did not.
        """
        public = signatures.public_of(self._at_hub().granting_key)
        signatures.verify(public, b"palermo grant\n" + message, signature)

    def read_secret(self, name: str) -> bytes:
        """Return a sealed file of this entry's secrets folder; raises FileNotFoundError, or SealBroken if
        changed.
        """
        return self._store.read(name)

    def write_secret(self, name: str, plaintext: bytes) -> None:
        """Seal a file into this entry's secrets folder, atomically and synced; `name` is not one of the keys'
        own.
        """
        if not name.endswith(".sealed") or "/" in name:
            raise ValueError("a sealed file is called something.sealed")
        self._store.write(name, plaintext)

    def changing(self) -> AbstractContextManager[None]:
        """Be the only one who changes the hub's keys, for a `with` block; raises Forbidden,
        Refused('keys_busy').
        """
        self._at_hub()
        return self._store.alone()

    def hub_secrets(self) -> HubBundle:
        """Return all that the hub holds, as it is on disk now, for rotation and escrow;
        Forbidden elsewhere.
        """
        self._follow()
        return self._at_hub()

    def replace_hub_secrets(self, bundle: HubBundle) -> None:
        """Write what the hub holds from now on; other processes follow. Raises Forbidden
        away from the hub.
        """
        self._at_hub()
        self._store.write(KEYS_FILE, bundle.model_dump_json().encode())
        self._read()

    def level_keys(self) -> tuple[Keks, ...]:
        """Return every level's key versions that this entry holds now."""
        self._follow()
        return self._own.keks

    def _at_hub(self) -> HubBundle:
        if self._hub is None:
            raise Forbidden(entry=self.entry)
        return self._hub

    def _find(self, level: Level, kek_id: str) -> Kek | None:
        keks = self._own.keks_of(level)
        if keks is None:
            raise Forbidden(level=level.code)
        return keks.by_id(kek_id)

    def _follow(self) -> None:
        if self._store.stamp(KEYS_FILE) != self._stamp:
            self._read()

    def _read(self) -> None:
        with self._mutex:
            # The stamp is taken first: a change between the two is then seen next time, never missed.
            stamp = self._store.stamp(KEYS_FILE)
            plain = self._store.read(KEYS_FILE)
            if self.entry == "unit":
                self._own = Bundle.model_validate_json(plain)
            else:
                self._hub = HubBundle.model_validate_json(plain)
                self._own = self._hub.own
            self._stamp = stamp

    def __repr__(self) -> str:
        return f"Keyring({self.entry})"
