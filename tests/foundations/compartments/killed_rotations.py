"""Run in a process of its own: kill a rotation at each named point, look at both entries, finish it, look again."""

import os
import random
import sys
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db import connections

from palermo.foundations.compartments import datakeys, keyring, keystore, lifecycle
from palermo.foundations.compartments.ring import Keyring
from palermo.foundations.compartments.store import SecretStore
from palermo.foundations.compartments.unlocking import passphrase
from palermo.foundations.crypto import envelopes
from palermo.kernel.levels import Level

S, H = Level.SENSITIVE, Level.HIGHLY_SENSITIVE
POINTS = {
    S: "kek_written escrowed unit_in_use in_use batch wrapped unit_forgot escrow_forgot done",
    H: "kek_written escrowed in_use batch wrapped escrow_forgot done",
}


def in_child(work: Callable[[], object], **environ: str) -> int:
    """Do the work in a fork and return how it ended: 0, or minus the signal that killed it."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        os.environ.update(environ)
        try:
            work()
            os._exit(0)
        except BaseException as error:
            sys.stderr.write(f"{error!r}\n")
            sys.stderr.flush()
            os._exit(1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def rows(level: Level) -> list[tuple[str, bytes]]:
    """Return every wrapped key of the level as the database has it now."""
    with connections[keystore.alias_of(level)].cursor() as cursor:
        cursor.execute(f"SELECT uid, wrapped FROM {keystore.TABLE}")
        return [(uid, bytes(wrapped)) for uid, wrapped in cursor.fetchall()]


def opened(ring: Keyring, level: Level) -> dict[str, bytes]:
    """Return every data key of the level as this keyring opens it."""
    return {
        uid: envelopes.open(
            ring.kek_by_id(level, envelopes.key_id(blob)), blob, bind=keystore.bind(uid, level)
        )
        for uid, blob in rows(level)
    }


@cache
def unit_store() -> SecretStore:
    """Return the unit entry's folder, unlocked once: stretching a passphrase takes a while, on purpose."""
    home = settings.PALERMO.home
    return SecretStore.unlock(home / "unit" / "secrets", passphrase(home, "unit", demo=True))


def look(level: Level, made: dict[str, bytes], phrases: list[str]) -> None:
    """Check that each entry that may opens every key, now and after a recovery from the escrow."""
    home = settings.PALERMO.home
    assert datakeys.open(level, made) == made
    rings = [keyring()]
    if level is S:
        rings.append(Keyring(unit_store(), "unit"))
    with tempfile.TemporaryDirectory() as folder:
        new = Path(folder)
        (new / "hub").mkdir()
        (new / "hub" / "escrow.bin").write_bytes((home / "hub" / "escrow.bin").read_bytes())
        words = lifecycle.recover(phrases, new, cost=2)
        rings.append(Keyring(SecretStore.unlock(new / "hub" / "secrets", words["hub"]), "hub"))
        for ring in rings:
            assert opened(ring, level) == made, ring


def main() -> None:
    """Go through every point of both levels, at a batch chosen by the seed."""
    chance = random.Random(int(os.environ["SEED"]))
    phrases = lifecycle.escrow(2, 3)[:2]
    for level, points in POINTS.items():
        made = {one.uid: one.key for one in datakeys.new(level, 1100)}
        for point in points.split():
            before = {line.id for line in lifecycle.listing() if line.level is level}
            name = f"rotate.{point}" + (f":{chance.randint(1, 3)}" if point == "batch" else "")
            ended = in_child(lambda level=level: lifecycle.rotate(level), PALERMO_CRASH_AT=name)  # type: ignore[misc]
            assert ended == -9, (name, ended)
            made |= {one.uid: one.key for one in datakeys.new(level, 3)}
            look(level, made, phrases)
            assert in_child(lambda level=level: lifecycle.rotate(level)) == 0, name  # type: ignore[misc]
            look(level, made, phrases)
            left = [line for line in lifecycle.listing() if line.level is level]
            assert len(left) == 1, left
            assert left[0].id not in before, (name, left, before)
            assert {envelopes.key_id(blob) for _, blob in rows(level)} == {left[0].id}
            sys.stdout.write(f"{level.code} {name} {left[0].id}\n")


if __name__ == "__main__":
    import django

    django.setup()
    main()
