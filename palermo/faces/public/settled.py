"""Puts the index that pagefind made into one order, so that the same pages give the same bytes on every machine.

Pagefind (1.5) keeps filters in tables without order, and names each file by what is in it. Its files are CBOR behind a
mark, compressed; only what stands in the two kinds of file below is read and written again.
"""

import gzip
import json
from hashlib import sha256
from pathlib import Path
from typing import Any

_MARK = b"pagefind_dcd"


def settle(folder: Path) -> None:
    """Sort the filters of every language in a folder, and name the changed files by their content again."""
    entry = json.loads((folder / "pagefind-entry.json").read_bytes())
    for code, language in sorted(entry["languages"].items()):
        path = folder / f"pagefind.{language['hash']}.pf_meta"
        meta = _open(path)
        meta[3] = sorted([name, _settle_filter(folder / "filter", code, found)] for name, found in meta[3])
        path.unlink()
        packed = _pack(meta)
        language["hash"] = f"{code}_{sha256(packed).hexdigest()[:10]}"
        (folder / f"pagefind.{language['hash']}.pf_meta").write_bytes(packed)
    entry["languages"] = dict(sorted(entry["languages"].items()))
    (folder / "pagefind-entry.json").write_text(json.dumps(entry), "utf-8")


def _settle_filter(folder: Path, code: str, found: str) -> str:
    path = folder / f"{found}.pf_filter"
    name, values = _open(path)
    path.unlink()
    packed = _pack([name, sorted([value, sorted(pages)] for value, pages in values)])
    new = f"{code}_{sha256(packed).hexdigest()[:7]}"
    (folder / f"{new}.pf_filter").write_bytes(packed)
    return new


def _open(path: Path) -> Any:
    data = gzip.decompress(path.read_bytes())
    if not data.startswith(_MARK):
        raise ValueError(f"{path.name} is not of pagefind")
    value, end = _read(data, len(_MARK))
    if end != len(data):
        raise ValueError(f"{path.name} has more than one value")
    return value


def _pack(value: Any) -> bytes:
    return gzip.compress(_MARK + _write(value), mtime=0)


def _read(data: bytes, at: int) -> tuple[Any, int]:
    """Return the CBOR value (RFC 8949: unsigned numbers, text, arrays) at a place, and where it ends."""
    kind, size = data[at] >> 5, data[at] & 31
    at += 1
    if size > 23:
        width = 1 << (size - 24)
        size, at = int.from_bytes(data[at : at + width], "big"), at + width
    if kind == 0:
        return size, at
    if kind == 3:
        return data[at : at + size].decode(), at + size
    if kind != 4:
        raise ValueError("an unknown kind of value")
    values = []
    for _ in range(size):
        value, at = _read(data, at)
        values.append(value)
    return values, at


def _write(value: Any) -> bytes:
    if isinstance(value, int):
        return _head(0, value)
    if isinstance(value, str):
        return _head(3, len(value.encode())) + value.encode()
    return _head(4, len(value)) + b"".join(map(_write, value))


def _head(kind: int, size: int) -> bytes:
    if size < 24:
        return bytes([kind << 5 | size])
    for code, width in ((24, 1), (25, 2), (26, 4), (27, 8)):
        if size < 1 << (8 * width):
            return bytes([kind << 5 | code]) + size.to_bytes(width, "big")
    raise ValueError("too large")
