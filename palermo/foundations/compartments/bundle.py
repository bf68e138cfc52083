"""What an entry's secrets folder holds, once unlocked: one frozen record that is written as a whole."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from palermo.kernel.levels import Level

Key = Annotated[bytes, Field(min_length=32, max_length=32)]


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_bytes="base64", val_json_bytes="base64")


class Kek(_Record):
    """A version of a level's key-encrypting key; it wraps data keys and nothing else."""

    id: str
    key: Key
    made_on: date


class Keks(_Record):
    """All versions of one level's key that a wrapped data key may still need; `current` wraps new ones."""

    level: Level
    current: str
    versions: tuple[Kek, ...]

    def by_id(self, kek_id: str) -> Kek | None:
        """Return the version with this id, or None when it is unknown here or destroyed."""
        return next((kek for kek in self.versions if kek.id == kek_id), None)

    def adding(self, kek: Kek) -> "Keks":
        """Return the set with one more version, still wrapping with the same one; the same set if it is
        there.
        """
        return self if self.by_id(kek.id) else self.model_copy(update={"versions": (*self.versions, kek)})

    def wrapping_with(self, kek_id: str) -> "Keks":
        """Return the set with another current version; raises KeyError if it has no such version."""
        if self.by_id(kek_id) is None:
            raise KeyError(kek_id)
        return self.model_copy(update={"current": kek_id})

    def keeping_only(self, kek_id: str) -> "Keks":
        """Return the set without any version but this one."""
        return self.model_copy(update={"versions": tuple(k for k in self.versions if k.id == kek_id)})


class Certificate(_Record):
    """The hub's word, signed with its root key, that a receipt key belongs to an entry."""

    entry: str
    hub: str
    issued_on: date
    key: Key
    signature: bytes


class Rotation(_Record):
    """A change of key under way: written before its first step, removed after its last."""

    level: Level
    new: str


class EscrowSeat(_Record):
    """What the hub keeps of an escrow: enough to seal the escrow file anew, not enough to open it."""

    threshold: int
    count: int
    made_on: date
    public: Key
    tie: Key


class Bundle(_Record):
    """What every entry holds. The unit's has no key of the highly sensitive level, wrapped or bare."""

    entry: Literal["unit", "hub"]
    hub: str
    keks: tuple[Keks, ...]
    index_keys: dict[str, Key]
    root: Key
    sending_key: Key
    receipt_key: Key
    certificate: Certificate
    hub_public: Key
    hub_sealing_public: Key
    auditor_public: Key

    def keks_of(self, level: Level) -> Keks | None:
        """Return the level's keys, or None when this entry has none."""
        return next((keks for keks in self.keks if keks.level == level), None)

    def with_keks(self, changed: Keks) -> "Bundle":
        """Return the bundle with one level's keys replaced."""
        kept = tuple(changed if keks.level == changed.level else keks for keks in self.keks)
        return self.model_copy(update={"keks": kept})


class HubBundle(_Record):
    """What the hub holds: its own, all that the unit entry holds, and the private halves."""

    own: Bundle
    unit: Bundle
    unit_lock: Key
    root_key: Key
    sealing_key: Key
    granting_key: Key
    auditor_key: Key
    rotation: Rotation | None = None
    escrow: EscrowSeat | None = None
