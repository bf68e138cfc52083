"""Escrow: all secrets in one sealed file, which m of n people together can open when the machine is gone.

The people share 32 random bytes. From these comes a pair of keys; the hub keeps the public one, so a rotation
seals the file anew without a ceremony, and a secret `tie` without which nobody can put another file in its
place.
"""

import secrets
from collections.abc import Iterable, Mapping
from pathlib import Path

from django.conf import settings

from palermo.foundations.compartments.bundle import EscrowSeat, HubBundle
from palermo.foundations.compartments.store import write_atomically
from palermo.foundations.compartments.unlocking import keyring, reset
from palermo.foundations.compartments.writing import refuse_if_present, write_folders
from palermo.foundations.crypto import envelopes, sealing, shares
from palermo.foundations.crypto.derivation import derive
from palermo.foundations.crypto.passphrases import SCRYPT_N
from palermo.kernel import clock, crashpoints
from palermo.kernel.errors import Refused, SealBroken

FILE = "escrow.bin"


def escrow(threshold: int, count: int) -> list[str]:
    """Hold a ceremony: return `count` phrases of which `threshold` recover everything, and write the escrow
    file.

    The phrases exist in the answer alone; those of an earlier ceremony open nothing any more. Raises
    Forbidden away from the hub, Invalid('bad_threshold') unless 2 <= threshold <= count <= 16.
    """
    ring = keyring()
    secret = envelopes.new_key()
    phrases = shares.split(secret, threshold, count)
    private, tie = _keys_from(secret)
    seat = EscrowSeat(
        threshold=threshold, count=count, made_on=clock.today(), public=sealing.public_of(private), tie=tie
    )
    with ring.changing():
        bundle = ring.hub_secrets().model_copy(update={"escrow": seat})
        ring.replace_hub_secrets(bundle)
        crashpoints.reach("escrow.seated")
        refresh_escrow(Path(settings.PALERMO.home), bundle)
    return phrases


def refresh_escrow(home: Path, bundle: HubBundle) -> None:
    """Seal the present secrets into `hub/escrow.bin`; does nothing before the first ceremony."""
    seat = bundle.escrow
    if seat is not None:
        plain = bundle.model_dump_json().encode()
        write_atomically(home / "hub" / FILE, sealing.seal_to(seat.public, plain, info=_info(seat.tie)))


def recover(
    phrases: Iterable[str],
    home: Path,
    *,
    demo: bool = False,
    passphrases: Mapping[str, str] | None = None,
    cost: int = SCRYPT_N,
) -> dict[str, str]:
    """Restore both secrets folders from `hub/escrow.bin`; returns new passphrases of 'unit' and 'hub'.

    They are generated unless given; `cost` is scrypt's N. Raises Invalid('bad_shares') for too few or wrong
    phrases, Refused('escrow_missing'), Refused('escrow_wrong') for another ceremony's file,
    Refused('secrets_exist').
    """
    refuse_if_present(home)
    private, tie = _keys_from(shares.join(phrases))
    try:
        blob = (home / "hub" / FILE).read_bytes()
        plain = sealing.open_sealed(private, blob, info=_info(tie))
    except FileNotFoundError:
        raise Refused("escrow_missing", home=str(home)) from None
    except SealBroken:
        raise Refused("escrow_wrong") from None
    words = {entry: (passphrases or {}).get(entry) or secrets.token_urlsafe(24) for entry in ("unit", "hub")}
    write_folders(home, HubBundle.model_validate_json(plain), words, demo=demo, cost=cost)
    reset(home)
    return words


def _keys_from(secret: bytes) -> tuple[bytes, bytes]:
    return derive(secret, "escrow key"), derive(secret, "escrow tie")


def _info(tie: bytes) -> bytes:
    return b"palermo escrow\n" + tie
