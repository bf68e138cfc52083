"""Each entry has its keys and no others."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from palermo.foundations.compartments import keyring, keystore
from palermo.foundations.compartments.bundle import Bundle, HubBundle
from palermo.foundations.compartments.making import new_bundle
from palermo.foundations.compartments.ring import Keyring
from palermo.foundations.compartments.store import KEYS_FILE, SecretStore
from palermo.foundations.compartments.unlocking import passphrase
from palermo.foundations.crypto import envelopes, sealing
from palermo.foundations.crypto.derivation import derive
from palermo.kernel.errors import Forbidden, Refused, SealBroken
from palermo.kernel.levels import Level

AsEntry = Callable[[str], AbstractContextManager[Any]]
S, H = Level.SENSITIVE, Level.HIGHLY_SENSITIVE


def secrets_in(value: object) -> set[bytes]:
    """Return every key in a bundle, however deep."""
    if isinstance(value, bytes):
        return {value}
    if isinstance(value, Bundle | HubBundle):
        return secrets_in(value.model_dump())
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        return set().union(*map(secrets_in, value)) if value else set()
    return set()


def test_the_unit_entry_has_the_sensitive_keys_only(as_entry: AsEntry) -> None:
    with as_entry("unit"):
        ring = keyring()
        assert ring.can(S)
        assert not ring.can(H)
        assert ring.kek(S)[0] == "s1"
        ring.index_key("open")
        ring.index_key("sensitive")
        for refused in (
            lambda: ring.kek(H),
            lambda: ring.kek_by_id(H, "h1"),
            lambda: ring.index_key("highly_sensitive"),
            lambda: ring.open_for_hub(ring.seal_for_hub(b"x", info=b"i"), info=b"i"),
            lambda: ring.open_for_auditor(b"", info=b""),
            lambda: ring.sign_grant(b""),
            lambda: ring.verify_grant(b"", b""),
            ring.hub_secrets,
            ring.changing,
        ):
            with pytest.raises(Forbidden):
                refused()


@pytest.mark.parametrize("entry", ["hub", "tool"])
def test_the_hub_and_the_operator_have_both(as_entry: AsEntry, entry: str) -> None:
    with as_entry("unit"):
        shared = (
            keyring().kek(S),
            keyring().index_key("sensitive").token("word"),
            keyring().shared_key("source"),
        )
        own = keyring().entry_key("cookies")
    with as_entry(entry):
        ring = keyring()
        assert ring.can(S)
        assert ring.can(H)
        assert (ring.kek(S), ring.index_key("sensitive").token("word"), ring.shared_key("source")) == shared
        assert ring.entry_key("cookies") != own
        signature = ring.sign_grant(b"ana")
        ring.verify_grant(b"ana", signature)
        with pytest.raises(SealBroken):
            ring.verify_grant(b"rui", signature)
        assert ring.open_for_auditor(ring.seal_for_auditor(b"query", info=b"1"), info=b"1") == b"query"


def test_a_letter_opens_at_the_hub_in_its_place_from_its_sender(as_entry: AsEntry) -> None:
    with as_entry("unit"):
        letter = keyring().seal_for_hub(b"from the border", info=b"inbox/1")
    with as_entry("hub"):
        ring = keyring()
        own = ring.seal_for_hub(b"from the hub", info=b"inbox/1")
        assert ring.open_for_hub(letter, info=b"inbox/1") == b"from the border"
        assert ring.open_for_hub(letter, info=b"inbox/1", sender="unit") == b"from the border"
        assert ring.open_for_hub(own, info=b"inbox/1") == b"from the hub"
        for blob, info, sender in (
            (letter, b"inbox/2", None),
            (letter, b"inbox/1", "hub"),
            (own, b"inbox/1", "unit"),
        ):
            with pytest.raises(SealBroken):
                ring.open_for_hub(blob, info=info, sender=sender)
        for position in range(len(letter)):
            changed = bytearray(letter)
            changed[position] ^= 0x03
            with pytest.raises(SealBroken):
                ring.open_for_hub(bytes(changed), info=b"inbox/1")
        for length in range(len(letter)):
            with pytest.raises(SealBroken):
                ring.open_for_hub(letter[:length], info=b"inbox/1")


def test_nothing_that_the_unit_holds_opens_what_is_highly_sensitive() -> None:
    hub = new_bundle("ECOBCCU")
    held = secrets_in(hub.unit) | {hub.unit_lock}
    hub_only = secrets_in(hub) - held
    assert {hub.sealing_key, hub.root_key, hub.granting_key, hub.auditor_key} <= hub_only
    assert {kek.key for kek in hub.own.keks_of(H).versions} <= hub_only  # type: ignore[union-attr]
    assert hub.own.index_keys["highly_sensitive"] in hub_only

    highly = hub.own.keks_of(H)
    assert highly is not None
    bind = keystore.bind("row", H)
    wrapped = envelopes.seal(highly.versions[0].key, bytes(32), key_id="h1", bind=bind)
    letter = sealing.seal_to(hub.own.hub_sealing_public, b"names", info=b"inbox")
    tried = held | {
        derive(key, words) for key, words in product(held, ("h1", "highly_sensitive", "vault", ""))
    }
    for key in (one for one in tried if len(one) == 32):
        with pytest.raises(SealBroken):
            envelopes.open(key, wrapped, bind=bind)
        with pytest.raises(SealBroken):
            sealing.open_sealed(key, letter, info=b"inbox")


def test_the_unit_s_folder_opens_with_its_own_passphrase_only_and_holds_no_hub_secret(home: Path) -> None:
    words = {entry: passphrase(home, entry, demo=True) for entry in ("unit", "hub")}
    with pytest.raises(Refused, match="passphrase_wrong"):
        SecretStore.unlock(home / "hub" / "secrets", words["unit"])
    unit = SecretStore.unlock(home / "unit" / "secrets", words["unit"])
    hub = SecretStore.unlock(home / "hub" / "secrets", words["hub"])
    held = HubBundle.model_validate_json(hub.read(KEYS_FILE))
    assert Bundle.model_validate_json(unit.read(KEYS_FILE)) == held.unit
    assert secrets_in(held.own) & secrets_in(held.unit) == (
        {kek.key for kek in held.unit.keks[0].versions}
        | set(held.unit.index_keys.values())
        | {held.own.hub_public, held.own.hub_sealing_public, held.own.auditor_public}
    )
    on_disk = b"".join(file.read_bytes() for file in (home / "unit" / "secrets").iterdir())
    assert not [key for key in secrets_in(held) if key in on_disk]
    with pytest.raises(SealBroken):
        SecretStore(home / "hub" / "secrets", held.unit_lock).read(KEYS_FILE)


def test_sealed_files_of_the_folder_cannot_be_renamed_or_changed(tmp_path: Path) -> None:
    store = SecretStore.create(tmp_path / "secrets", bytes(32), "words", cost=2)
    store.write(KEYS_FILE, new_bundle("X").unit.model_dump_json().encode())
    ring = Keyring(store, "unit")
    ring.write_secret("register.sealed", b"two names")
    assert ring.read_secret("register.sealed") == b"two names"
    assert {file.stat().st_mode & 0o777 for file in store.folder.iterdir()} == {0o600}
    (store.folder / "other.sealed").write_bytes((store.folder / "register.sealed").read_bytes())
    with pytest.raises(SealBroken):
        ring.read_secret("other.sealed")
    for name in (KEYS_FILE, "lock.bin", "../x.sealed"):
        with pytest.raises(ValueError):
            ring.write_secret(name, b"")


def test_the_passphrase_comes_from_where_the_operator_put_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "unit").mkdir()
    (tmp_path / "unit" / "passphrase").write_text("demo\n", "utf-8")
    (tmp_path / "passphrase").write_text("credential", "utf-8")
    (tmp_path / "named").write_text("named\n", "utf-8")
    assert passphrase(tmp_path, "unit", demo=True) == "demo"
    with pytest.raises(Refused, match="passphrase_missing"):
        passphrase(tmp_path, "unit", demo=False)
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    assert passphrase(tmp_path, "unit", demo=False) == "credential"
    monkeypatch.setenv("PALERMO_PASSPHRASE_FILE", str(tmp_path / "named"))
    assert passphrase(tmp_path, "unit", demo=False) == "named"
    monkeypatch.setenv("PALERMO_PASSPHRASE_FILE", str(tmp_path / "absent"))
    with pytest.raises(Refused, match="passphrase_missing"):
        passphrase(tmp_path, "unit", demo=True)
