"""Data keys: kept wrapped, opened in their place only, and gone when shredded."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction

from palermo.foundations.compartments import datakeys, keyring, keystore
from palermo.foundations.compartments.models import WrappedKey
from palermo.kernel import clock
from palermo.kernel.errors import Forbidden, SealBroken
from palermo.kernel.levels import Level

AsEntry = Callable[[str], AbstractContextManager[Any]]
S, H = Level.SENSITIVE, Level.HIGHLY_SENSITIVE
pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.mark.parametrize(("level", "alias"), [(S, "keystore"), (H, "vault")])
def test_new_keys_open_again_and_are_stored_wrapped(level: Level, alias: str) -> None:
    made = datakeys.new(level, 1200)
    assert len({one.uid for one in made}) == len({one.key for one in made}) == 1200
    assert {len(one.uid) for one in made} == {22}
    assert datakeys.open(level, [one.uid for one in made]) == {one.uid: one.key for one in made}
    row = WrappedKey.objects.using(alias).get(uid=made[0].uid)
    assert (row.level, row.kek_id) == (int(level), keyring().kek(level)[0])
    assert made[0].key not in bytes(row.wrapped)
    assert repr(made[0].key) not in repr(made[0])


def test_no_keys_need_no_level() -> None:
    assert datakeys.new(S, 0) == []
    assert datakeys.open(S, []) == {}


@pytest.mark.django_db(databases="__all__", transaction=True)
def test_keys_are_never_made_inside_a_transaction_that_could_take_them_back() -> None:
    with transaction.atomic():
        datakeys.new(S)
    with pytest.raises(RuntimeError), transaction.atomic(using="keystore"):
        datakeys.new(S)


def test_the_unit_entry_neither_makes_nor_opens_nor_shreds_highly_sensitive_keys(as_entry: AsEntry) -> None:
    key = datakeys.new(H)[0]
    with as_entry("unit"):
        for refused in (
            lambda: datakeys.new(H),
            lambda: datakeys.open(H, [key.uid]),
            lambda: datakeys.shred(H, [key.uid]),
        ):
            with pytest.raises(Forbidden):
                refused()
        assert datakeys.open(S, [one.uid for one in datakeys.new(S, 2)])
    assert datakeys.open(H, [key.uid]) == {key.uid: key.key}


def test_shredded_and_unknown_keys_are_absent() -> None:
    kept, gone = datakeys.new(S, 2)
    datakeys.shred(S, [gone.uid, "unknown"])
    assert datakeys.open(S, [kept.uid, gone.uid, "unknown"]) == {kept.uid: kept.key}
    datakeys.shred(S, [gone.uid])


def test_a_wrapped_key_that_was_changed_moved_or_given_another_level_does_not_open() -> None:
    one, other = datakeys.new(S, 2)
    rows = WrappedKey.objects.using("keystore")
    blob = bytes(rows.get(uid=one.uid).wrapped)
    for changed in [bytes(blob[:i] + bytes([blob[i] ^ 1]) + blob[i + 1 :]) for i in range(len(blob))]:
        rows.filter(uid=one.uid).update(wrapped=changed)
        with pytest.raises(SealBroken):
            datakeys.open(S, [one.uid])
    rows.filter(uid=other.uid).update(wrapped=blob)
    with pytest.raises(SealBroken):
        datakeys.open(S, [other.uid])
    WrappedKey.objects.using("vault").create(
        uid=one.uid, level=2, kek_id="s1", wrapped=blob, made_on=clock.today()
    )
    with pytest.raises(SealBroken):
        datakeys.open(H, [one.uid])


def test_the_sweep_removes_old_keys_that_nothing_uses_and_no_others() -> None:
    past = datetime(2026, 3, 1, tzinfo=UTC)
    with clock.held_at(past):
        old_used, old_unused = datakeys.new(S, 700), datakeys.new(S, 3)
        highly = datakeys.new(H, 2)
    with clock.held_at(past + timedelta(days=1, hours=23)):
        young = datakeys.new(S, 2)
    used = {one.uid for one in old_used} | {highly[0].uid}
    asked: list[str] = []

    def is_used(level: Level, uids: Sequence[str]) -> set[str]:
        assert len(uids) <= keystore.BATCH
        asked.extend(uids)
        return used & set(uids)

    with clock.held_at(past + timedelta(days=2)):
        assert datakeys.sweep(is_used) == 4
        assert datakeys.sweep(is_used) == 0
    assert not {one.uid for one in young} & set(asked)
    left = datakeys.open(S, [one.uid for one in [*old_used, *old_unused, *young]])
    assert set(left) == {one.uid for one in [*old_used, *young]}
    assert set(datakeys.open(H, [one.uid for one in highly])) == {highly[0].uid}


def test_public_content_has_no_keys() -> None:
    with pytest.raises(ValueError):
        datakeys.new(Level.PUBLIC)
