"""Changing a level's key while everything runs.

A new version is written and escrowed before it wraps anything; then every data key is wrapped anew in small
batches; and only when none is left under another version, and none can come, are the old versions destroyed.
The hub's secrets say how far it has come, so a killed rotation is finished by calling `rotate` again.
"""

from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import connections, transaction

from palermo.foundations.compartments import keystore
from palermo.foundations.compartments.bundle import Bundle, HubBundle, Keks, Rotation
from palermo.foundations.compartments.escrow import refresh_escrow
from palermo.foundations.compartments.making import next_kek
from palermo.foundations.compartments.ring import Keyring
from palermo.foundations.compartments.unlocking import keyring
from palermo.foundations.compartments.writing import rewrite_unit
from palermo.foundations.crypto import envelopes
from palermo.kernel.crashpoints import reach
from palermo.kernel.errors import Refused
from palermo.kernel.levels import Level

Progress = Callable[[int, int], None]


def rotate(level: Level, progress: Progress = lambda done, total: None) -> str:
    """Give a level a new key, wrap every data key of the level with it, destroy the old; returns the new
    key's id.

    Continues a rotation of this level that was cut short. `progress` gets (data keys done, data keys in all).
    Raises Forbidden away from the hub, Refused('rotation_under_way') while another level's is unfinished,
    Refused('keys_busy') while somebody else changes keys.
    """
    ring = keyring()
    keystore.alias_of(level)
    home = Path(settings.PALERMO.home)
    with ring.changing():
        new = _begin(ring, home, level)
        _put_in_use(ring, home, level, new)
        _wrap_all_anew(ring, level, new, progress)
        _destroy_old(ring, home, level, new)
    return new


def _begin(ring: Keyring, home: Path, level: Level) -> str:
    """Write the new version, not in use yet, and the note that a rotation is under way; returns its id."""
    bundle = ring.hub_secrets()
    if bundle.rotation is None:
        kek = next_kek(_keks(bundle.own, level))
        bundle = bundle.model_copy(update={"rotation": Rotation(level=level, new=kek.id)})
        bundle = _on_both(bundle, level, lambda keks: keks.adding(kek))
        ring.replace_hub_secrets(bundle)
        reach("rotate.kek_written")
    elif bundle.rotation.level != level:
        raise Refused("rotation_under_way", level=bundle.rotation.level.code)
    assert bundle.rotation is not None
    refresh_escrow(home, bundle)
    reach("rotate.escrowed")
    return bundle.rotation.new


def _put_in_use(ring: Keyring, home: Path, level: Level, new: str) -> None:
    """Let both entries wrap with the new version from their next key on, while they still open with the old
    ones.
    """
    bundle = _on_both(ring.hub_secrets(), level, lambda keks: keks.wrapping_with(new))
    # The unit's file first: the hub knows the new version since `_begin`, so it opens what the unit wraps
    # meanwhile.
    if bundle.unit.keks_of(level) is not None:
        rewrite_unit(home, bundle)
        reach("rotate.unit_in_use")
    ring.replace_hub_secrets(bundle)
    reach("rotate.in_use")


def _wrap_all_anew(ring: Keyring, level: Level, new: str, progress: Progress) -> None:
    """Wrap every data key of the level with the new version; ends only when none is left
    and none can come.
    """
    alias = keystore.alias_of(level)
    with connections[alias].cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {keystore.TABLE} WHERE kek_id <> %s", [new])  # nosec B608
        total = int(cursor.fetchone()[0])
    done = 0
    keystore.erase_deleted(alias)
    while True:
        last = ""
        while batch := _left(alias, new, last):
            last = batch[-1]
            done += _wrap_batch(ring, level, new, batch)
            progress(done, max(total, done))
            reach("rotate.batch")
        # Whoever makes a key holds the store until its commit and asks for the version only then. So, with
        # the store to ourselves, nothing left means that nothing will come.
        with transaction.atomic(using=alias):
            keystore.hold_rotation(alias, alone=True)
            if not _left(alias, new, ""):
                break
    reach("rotate.wrapped")


def _wrap_batch(ring: Keyring, level: Level, new: str, uids: list[str]) -> int:
    alias = keystore.alias_of(level)
    key = ring.kek_by_id(level, new)
    with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
        cursor.execute(
            f"SELECT uid, wrapped FROM {keystore.TABLE} WHERE uid IN ({keystore.placeholders(uids)})"  # nosec B608
            " AND kek_id <> %s",
            [*uids, new],
        )
        rows = []
        for uid, wrapped in cursor.fetchall():
            blob, bind = bytes(wrapped), keystore.bind(uid, level)
            opened = envelopes.open(ring.kek_by_id(level, envelopes.key_id(blob)), blob, bind=bind)
            rows.append((new, envelopes.seal(key, opened, key_id=new, bind=bind), uid))
        cursor.executemany(f"UPDATE {keystore.TABLE} SET kek_id = %s, wrapped = %s WHERE uid = %s", rows)  # nosec B608
    return len(rows)


def _destroy_old(ring: Keyring, home: Path, level: Level, new: str) -> None:
    """Forget the old versions: first at the unit, then in the escrow, at last at the hub, with the note."""
    keystore.settle(keystore.alias_of(level), keystore.TABLE)
    bundle = _on_both(ring.hub_secrets(), level, lambda keks: keks.keeping_only(new))
    bundle = bundle.model_copy(update={"rotation": None})
    if bundle.unit.keks_of(level) is not None:
        rewrite_unit(home, bundle)
        reach("rotate.unit_forgot")
    refresh_escrow(home, bundle)
    reach("rotate.escrow_forgot")
    ring.replace_hub_secrets(bundle)
    reach("rotate.done")


def _left(alias: str, new: str, after: str) -> list[str]:
    with connections[alias].cursor() as cursor:
        cursor.execute(
            f"SELECT uid FROM {keystore.TABLE} WHERE kek_id <> %s AND uid > %s ORDER BY uid LIMIT %s",  # nosec B608
            [new, after, keystore.BATCH],
        )
        return [row[0] for row in cursor.fetchall()]


def _keks(bundle: Bundle, level: Level) -> Keks:
    keks = bundle.keks_of(level)
    assert keks is not None, "the hub holds every level"
    return keks


def _on_both(bundle: HubBundle, level: Level, change: Callable[[Keks], Keks]) -> HubBundle:
    """Return the hub's secrets with a level's keys changed, in its own part and, where it has them, the
    unit's.
    """
    own = bundle.own.with_keks(change(_keks(bundle.own, level)))
    theirs = bundle.unit.keks_of(level)
    unit = bundle.unit if theirs is None else bundle.unit.with_keks(change(theirs))
    return bundle.model_copy(update={"own": own, "unit": unit})
