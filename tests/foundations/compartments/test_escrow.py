"""Escrow: m people of n bring back every key on a new machine, and fewer bring back nothing."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from django.test import override_settings

from palermo.foundations.compartments import keyring, lifecycle, reset
from palermo.foundations.compartments.escrow import refresh_escrow
from palermo.foundations.compartments.making import new_bundle
from palermo.foundations.compartments.ring import Keyring
from palermo.foundations.compartments.store import SecretStore
from palermo.kernel.errors import Invalid, Refused
from palermo.kernel.levels import Level

CHEAP = 2


@pytest.fixture
def instance(tmp_path: Path) -> Iterator[Path]:
    """Make keys in a home of their own and let this process be its operator's tool."""
    from django.conf import settings

    home = tmp_path / "var"
    lifecycle.create_secrets(home, demo=True, hub="ECOBCCU", cost=CHEAP)
    with override_settings(PALERMO=replace(settings.PALERMO, home=home, entry="tool", demo=True)):
        yield home
    reset()


def restored(home: Path, phrases: list[str], new: Path) -> Keyring:
    """Recover into a new machine that has nothing but the escrow file; return the hub's keyring there."""
    (new / "hub").mkdir(parents=True)
    shutil.copy(home / "hub" / "escrow.bin", new / "hub")
    words = lifecycle.recover(phrases, new, cost=CHEAP)
    assert not (new / "hub" / "passphrase").exists()
    unit = Keyring(SecretStore.unlock(new / "unit" / "secrets", words["unit"]), "unit")
    hub = Keyring(SecretStore.unlock(new / "hub" / "secrets", words["hub"]), "hub")
    assert unit.kek(Level.SENSITIVE) == hub.kek(Level.SENSITIVE)
    assert (new / "public" / "hub-key.json").read_bytes() == (home / "public" / "hub-key.json").read_bytes()
    return hub


def test_any_two_of_three_bring_everything_back(instance: Path, tmp_path: Path) -> None:
    phrases = lifecycle.escrow(2, 3)
    for number, pair in enumerate(combinations(phrases, 2)):
        ring = restored(instance, list(pair), tmp_path / str(number))
        assert ring.hub_secrets() == keyring().hub_secrets()


def test_one_of_three_brings_nothing_back_and_leaves_nothing(instance: Path, tmp_path: Path) -> None:
    phrases = lifecycle.escrow(2, 3)
    other = tmp_path / "other"
    (other / "hub").mkdir(parents=True)
    shutil.copy(instance / "hub" / "escrow.bin", other / "hub")
    for wrong in ([phrases[0]], [phrases[0], phrases[0]], [phrases[0], "academic " * 20], []):
        with pytest.raises(Invalid, match="bad_shares"):
            lifecycle.recover(wrong, other, cost=CHEAP)
    assert [file.name for file in other.rglob("*") if file.is_file()] == ["escrow.bin"]


def test_a_rotation_needs_no_new_ceremony_and_a_new_ceremony_ends_the_old(
    instance: Path, tmp_path: Path
) -> None:
    first = lifecycle.escrow(2, 3)
    bundle = keyring().hub_secrets()
    later = bundle.model_copy(update={"root_key": bytes(32)})
    refresh_escrow(instance, later)
    assert restored(instance, first[:2], tmp_path / "a").hub_secrets().root_key == bytes(32)
    second = lifecycle.escrow(3, 5)
    assert restored(instance, second[2:], tmp_path / "b").hub_secrets() == keyring().hub_secrets()
    (tmp_path / "c" / "hub").mkdir(parents=True)
    shutil.copy(instance / "hub" / "escrow.bin", tmp_path / "c" / "hub")
    with pytest.raises(Refused, match="escrow_wrong"):
        lifecycle.recover(first[:2], tmp_path / "c", cost=CHEAP)


def test_nobody_can_put_keys_of_their_own_into_the_escrow(instance: Path, tmp_path: Path) -> None:
    phrases = lifecycle.escrow(2, 3)
    seat = keyring().hub_secrets().escrow
    assert seat is not None
    # Somebody who knows the public key of the escrow, but not the hub's secrets, seals keys of her own.
    forged = new_bundle("ECOBCCU").model_copy(update={"escrow": seat.model_copy(update={"tie": bytes(32)})})
    refresh_escrow(instance, forged)
    (tmp_path / "new" / "hub").mkdir(parents=True)
    shutil.copy(instance / "hub" / "escrow.bin", tmp_path / "new" / "hub")
    with pytest.raises(Refused, match="escrow_wrong"):
        lifecycle.recover(phrases[:2], tmp_path / "new", cost=CHEAP)


def test_what_is_there_is_never_overwritten(instance: Path, tmp_path: Path) -> None:
    phrases = lifecycle.escrow(2, 2)
    before = {file: file.read_bytes() for file in instance.rglob("*.bin")}
    with pytest.raises(Refused, match="secrets_exist"):
        lifecycle.create_secrets(instance, demo=True, cost=CHEAP)
    with pytest.raises(Refused, match="secrets_exist"):
        lifecycle.recover(phrases, instance, cost=CHEAP)
    assert {file: file.read_bytes() for file in instance.rglob("*.bin")} == before
    with pytest.raises(Refused, match="escrow_missing"):
        lifecycle.recover(phrases, tmp_path / "nowhere", cost=CHEAP)


def test_given_passphrases_are_used_and_only_a_demo_leaves_them_beside_the_keys(tmp_path: Path) -> None:
    given = {"unit": "the river at Gaya", "hub": "the house in Abuja"}
    assert lifecycle.create_secrets(tmp_path, demo=False, passphrases=given, cost=CHEAP) == given
    for entry, words in given.items():
        SecretStore.unlock(tmp_path / entry / "secrets", words)
        assert not (tmp_path / entry / "passphrase").exists()
    made = lifecycle.create_secrets(tmp_path / "demo", demo=True, cost=CHEAP)
    assert (tmp_path / "demo" / "hub" / "passphrase").read_text("utf-8") == made["hub"] + "\n"
    assert len(set(made.values()) | set(given.values())) == 4
