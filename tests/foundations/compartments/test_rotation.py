"""Changing a level's key: every data key goes on opening, at every moment, and the old key ends."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest

from palermo.foundations.compartments import datakeys, keyring, lifecycle, reset
from palermo.foundations.compartments.models import WrappedKey
from palermo.foundations.crypto import envelopes
from palermo.kernel.errors import Forbidden, Refused, SealBroken
from palermo.kernel.levels import Level

AsEntry = Callable[[str], AbstractContextManager[Any]]
S, H = Level.SENSITIVE, Level.HIGHLY_SENSITIVE
pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.fixture(autouse=True)
def put_back(home: Path, tmp_path: Path) -> Iterator[None]:
    """Put the secrets back as they were, since the rows are."""
    for entry in ("unit", "hub"):
        shutil.copytree(home / entry / "secrets", tmp_path / entry)
    yield
    for entry in ("unit", "hub"):
        shutil.rmtree(home / entry / "secrets")
        shutil.copytree(tmp_path / entry, home / entry / "secrets")
    (home / "hub" / "escrow.bin").unlink(missing_ok=True)
    reset()


@pytest.mark.parametrize(
    ("level", "alias", "ids"), [(S, "keystore", ["s1", "s2"]), (H, "vault", ["h1", "h2"])]
)
def test_every_data_key_is_wrapped_anew_and_the_old_key_is_gone(
    level: Level, alias: str, ids: list[str]
) -> None:
    made = {one.uid: one.key for one in datakeys.new(level, 1300)}
    row = WrappedKey.objects.using(alias).get(uid=next(iter(made)))
    assert lifecycle.rotate(level, told := _Told()) == ids[1]
    assert told.last == (1300, 1300)
    assert datakeys.open(level, made) == made
    assert set(WrappedKey.objects.using(alias).values_list("kek_id", flat=True)) == {ids[1]}
    assert [line.id for line in lifecycle.listing() if line.level is level] == [ids[1]]
    with pytest.raises(SealBroken):
        keyring().kek_by_id(level, ids[0])
    with pytest.raises(SealBroken):
        envelopes.open(keyring().kek(level)[1], bytes(row.wrapped), bind=b"")


class _Told:
    def __init__(self) -> None:
        self.last = (0, 0)

    def __call__(self, done: int, total: int) -> None:
        assert self.last[0] <= done <= total
        self.last = (done, total)


def test_running_processes_of_both_entries_follow(as_entry: AsEntry) -> None:
    made = {one.uid: one.key for one in datakeys.new(S, 3)}
    with as_entry("unit"):
        unit = keyring()
        assert unit.kek(S)[0] == "s1"
    lifecycle.rotate(S)
    with as_entry("unit"):
        assert keyring() is unit
        assert datakeys.open(S, made) == made
        assert unit.kek(S)[0] == "s2"
        assert [line.id for line in lifecycle.listing()] == ["s2"]


def test_a_process_that_makes_keys_meanwhile_loses_none(as_entry: AsEntry) -> None:
    kept = {one.uid: one.key for one in datakeys.new(S, 1100)}

    def meanwhile(done: int, total: int) -> None:
        for entry in ("unit", "hub"):
            with as_entry(entry):
                kept.update({one.uid: one.key for one in datakeys.new(S, 2)})
                assert datakeys.open(S, kept) == kept

    lifecycle.rotate(S, meanwhile)
    assert datakeys.open(S, kept) == kept
    assert set(WrappedKey.objects.using("keystore").values_list("kek_id", flat=True)) == {"s2"}


def test_only_the_hub_rotates_one_level_at_a_time_and_alone(
    as_entry: AsEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    with as_entry("unit"), pytest.raises(Forbidden):
        lifecycle.rotate(S)
    with pytest.raises(ValueError):
        lifecycle.rotate(Level.PUBLIC)
    with keyring().changing(), pytest.raises(Refused, match="keys_busy"):
        lifecycle.rotate(S)

    def cut_short(*_: object) -> None:
        raise KeyboardInterrupt

    datakeys.new(S)
    with pytest.raises(KeyboardInterrupt):
        lifecycle.rotate(S, cut_short)
    with pytest.raises(Refused, match="rotation_under_way"):
        lifecycle.rotate(H)
    assert lifecycle.rotate(S) == "s2"
    assert lifecycle.rotate(H) == "h2"
    assert lifecycle.rotate(S) == "s3"


def test_a_wrapped_key_that_does_not_open_stops_the_rotation_before_anything_is_destroyed() -> None:
    good, bad = datakeys.new(S, 2)
    WrappedKey.objects.using("keystore").filter(uid=bad.uid).update(wrapped=b"\x01\x02s1" + bytes(60))
    with pytest.raises(SealBroken):
        lifecycle.rotate(S)
    assert datakeys.open(S, [good.uid]) == {good.uid: good.key}
    assert {line.id for line in lifecycle.listing() if line.level is S} == {"s1", "s2"}
    datakeys.shred(S, [bad.uid])
    assert lifecycle.rotate(S) == "s2"
    assert keyring().hub_secrets().rotation is None
