"""How publications are sealed: with keys that only the hub holds, since a proposal may still say what nobody may read."""

from collections.abc import Iterable
from hashlib import blake2b
from typing import TypeVar

import orjson
from pydantic import BaseModel

from palermo.domain.publications.content import Draft, Standing
from palermo.domain.publications.models import Deed, Publication, Version
from palermo.domain.reports.sealed import open_blob, plain_bytes, seal
from palermo.foundations.compartments import datakeys, keyring
from palermo.foundations.crypto.signatures import canonical
from palermo.kernel.errors import SealBroken
from palermo.kernel.levels import Level

LEVEL = Level.HIGHLY_SENSITIVE
T = TypeVar("T", bound=BaseModel)


def tied(raw: bytes, *, uid: str, reference: str, kind: str) -> bytes:
    """Return the 32-byte key of everything in a publication: tied to its row, reference and kind."""
    return blake2b(canonical(["publication", uid, reference, kind]), key=raw, digest_size=32).digest()


def address_key(address: str) -> str:
    """Return a keyed digest of an address, by which no two publications can take the same one."""
    key = keyring().entry_key("publications.addresses")
    return blake2b(address.encode(), key=key, digest_size=16).hexdigest()


def keys_of(publications: Iterable[Publication]) -> dict[str, bytes]:
    """Return what opens publications, by the uid of their data key; a changed row opens nothing."""
    rows = {one.data_key: one for one in publications}
    return {
        uid: tied(raw, uid=rows[uid].uid, reference=rows[uid].reference, kind=rows[uid].kind)
        for uid, raw in datakeys.open(LEVEL, rows).items()
    }


def key_of(row: Publication) -> bytes:
    """Return what opens one publication; raises SealBroken where its key is gone."""
    found = keys_of([row]).get(row.data_key)
    if found is None:
        raise SealBroken
    return found


def seal_standing(key: bytes, row: Publication, standing: Standing) -> bytes:
    """Seal who decided what for its row, tied to the numbers that stand in the clear."""
    return _sealed(key, row, standing, "publications_publication", row.uid)


def open_standing(key: bytes, row: Publication) -> Standing:
    """Return who decided what; raises SealBroken if the state or a version was changed in the row alone."""
    found = _opened(Standing, key, row.standing, "publications_publication", row.uid)
    if (found.state, found.waiting, found.shown) != (row.state, row.waiting, row.shown):
        raise SealBroken
    return found


def seal_draft(key: bytes, row: Publication, uid: str, draft: Draft) -> bytes:
    """Seal one version."""
    return _sealed(key, row, draft, "publications_version", uid)


def open_draft(key: bytes, version: Version) -> Draft:
    """Return what one version says."""
    return _opened(Draft, key, version.sealed, "publications_version", version.uid)


def seal_note(key: bytes, row: Publication, uid: str, note: str) -> bytes:
    """Seal what somebody wrote beside a step, empty for nothing."""
    if not note:
        return b""
    place = {"table": "publications_deed", "column": "sealed", "uid": uid, "level": LEVEL}
    return seal(key, row.data_key, note.encode(), **place)  # type: ignore[arg-type]


def open_note(key: bytes, deed: Deed) -> str:
    """Return what somebody wrote beside a step."""
    if not deed.sealed:
        return ""
    return open_blob(
        key, deed.sealed, table="publications_deed", column="sealed", uid=deed.uid, level=LEVEL
    ).decode()


def _sealed(key: bytes, row: Publication, content: BaseModel, table: str, uid: str) -> bytes:
    return seal(key, row.data_key, plain_bytes(content), table=table, column="sealed", uid=uid, level=LEVEL)


def _opened(kind: type[T], key: bytes, blob: bytes | memoryview, table: str, uid: str) -> T:
    return kind.model_validate(
        orjson.loads(open_blob(key, blob, table=table, column="sealed", uid=uid, level=LEVEL))
    )
