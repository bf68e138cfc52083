"""Reads the finished files of a site and says what must not leave the house. Shares nothing with what wrote them.

It looks into every file as a reader could: as text, without tags, with entities, percent signs and JSON escapes
resolved, inside what is compressed or in base64. What it cannot read as text it still searches as bytes.
"""

import base64
import binascii
import html
import json
import os
import re
import unicodedata
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote

_REFERENCE = re.compile(
    r"(?<![A-Za-z0-9])[A-Z]{2,8}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}(?![A-Za-z0-9])"
)
_TOKEN = re.compile(r"\bplm_[a-z]+_[A-Za-z0-9_-]{8,}")
_PRIVATE = re.compile(
    r"(?<![\d.])(?:10\.\d{1,3}|127\.\d{1,3}|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.\d{1,3}\.\d{1,3}(?![\d.])"
    r"|\b(?:unit|hub)\.localhost\b|\blocalhost:\d+/(?:reports|queue|api)\b"
)
_SIGNS = ("10.", "127.", "192.168", "172.", "localhost")  # without one of them nothing private is there
_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{40,}={0,2}")
_HEX = re.compile(rb"(?<![0-9a-f])(?:[0-9a-f]{2}){40,}(?![0-9a-f])", re.IGNORECASE)
_MARKS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")
_TAG = re.compile(r"<[^<>]*>")
_HIDDEN = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_PACKED = re.compile(rb"\x1f\x8b\x08")
_LARGEST = 20_000_000
# Version 1, the length of a key's name, and the name: inside other bytes only where it is too long to be chance.
_ENVELOPE = re.compile(rb"\x01(?=[\x0c-\x40][A-Za-z0-9_.:-]{12})")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that must not leave: the file, and which rule it breaks. The words themselves are not repeated."""

    path: str
    rule: str


@dataclass(frozen=True, slots=True)
class Rules:
    """What this house keeps inside: words (any case, any accent), and the hosts of the inner entries."""

    words: frozenset[str] = frozenset()
    hosts: frozenset[str] = frozenset()
    folded: frozenset[str] = field(init=False, default=frozenset())
    beginnings: frozenset[str] = field(init=False, default=frozenset())

    def __post_init__(self) -> None:
        object.__setattr__(self, "folded", frozenset(filter(None, map(_folded, self.words))))
        object.__setattr__(self, "beginnings", frozenset(one.partition(" ")[0] for one in self.folded))

    @property
    def digest(self) -> str:
        """Return what changes when the rules, or this program that reads by them, change."""
        said = json.dumps([sorted(self.folded), sorted(self.hosts)]).encode()
        return sha256(Path(__file__).read_bytes() + said).hexdigest()


def check(folder: Path, rules: Rules, *, known: Iterable[str] = ()) -> list[Finding]:
    """Return what is wrong with the files below a folder; files whose SHA-256 is `known` passed these rules before."""
    passed, found = frozenset(known), []
    for name, path in _below(folder):
        if path.is_symlink():
            found.append(Finding(name, "link"))
        else:
            data = path.read_bytes()
            if sha256(data).hexdigest() not in passed:
                found += [Finding(name, rule) for rule in sorted(judge(data, rules))]
        found += [Finding(name, rule) for rule in sorted(_told(name, rules))]
    return found


def _below(folder: Path) -> list[tuple[str, Path]]:
    """Return every file and every link below a folder, by its name from there, in order."""
    found, waiting = [], [("", os.fspath(folder))]
    while waiting:
        below, path = waiting.pop()
        with os.scandir(path) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((f"{below}{entry.name}/", entry.path))
                else:
                    found.append(f"{below}{entry.name}")
    return [(name, folder / name) for name in sorted(found)]


def judge(data: bytes, rules: Rules) -> set[str]:
    """Return which rules the bytes of one file break."""
    broken: set[str] = set()
    for part in _unpacked(data):
        runs = _BASE64.findall(part)
        broken |= _sealed(part, runs)
        for text in dict.fromkeys(_readings(part, runs)):
            broken |= _told(text, rules)
    return broken


def _unpacked(data: bytes, depth: int = 0) -> Iterator[bytes]:
    """Yield the bytes, and what is compressed in them."""
    yield data
    if depth > 2:
        return
    for match in _PACKED.finditer(data):
        try:
            plain = zlib.decompressobj(47).decompress(data[match.start() :], _LARGEST)
        except zlib.error:
            continue
        yield from _unpacked(plain, depth + 1)


def _readings(data: bytes, runs: list[bytes]) -> Iterator[str]:
    """Yield a file's bytes as the texts that a reader or a program could take from them."""
    for coding in ("utf-8", "utf-16-le", "utf-16-be"):
        if coding != "utf-8" and b"\x00" not in data:
            continue
        text = data.decode(coding, "ignore")
        yield text
        plain = html.unescape(text)
        yield plain
        yield _TAG.sub("", plain)
        if "%" in plain:
            yield unquote(plain)
        if "\\u" in text:
            yield re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text)
    for run in runs:
        plain_bytes = _decoded(run)
        if plain_bytes:
            yield plain_bytes.decode("utf-8", "ignore")


def _told(text: str, rules: Rules) -> set[str]:
    clean = text if text.isascii() else _HIDDEN.sub("", unicodedata.normalize("NFKC", text))
    broken = set()
    if "-" in clean and _REFERENCE.search(clean):
        broken.add("reference")
    if "plm_" in clean and _TOKEN.search(clean):
        broken.add("token")
    lower = clean.lower()
    private = any(sign in lower for sign in _SIGNS) and _PRIVATE.search(lower)
    if private or any(host in lower for host in rules.hosts):
        broken.add("inner address")
    if rules.folded:
        plain = _plain(clean)
        # A text in which no word of the list begins anywhere need not be taken apart into its words.
        if any(one in plain for one in rules.beginnings):
            words = f" {_apart(plain)} "
            if any(f" {word} " in words for word in rules.folded):
                broken.add("word")
    return broken


def _sealed(data: bytes, runs: list[bytes]) -> set[str]:
    """Say whether an envelope of ours stands in the bytes, bare, in base64 or in hexadecimal (whose signs base64 has too)."""
    found = [_decoded(run[start:]) for run in runs for start in range(4)]
    found += [binascii.unhexlify(one) for run in runs for one in _HEX.findall(run)]
    return {"sealed value"} if any(map(_holds_envelope, [data, *found])) else set()


def _holds_envelope(data: bytes) -> bool:
    return _is_envelope(data[:400]) or any(
        _is_envelope(data[one.start() : one.start() + 400]) for one in _ENVELOPE.finditer(data)
    )


def _is_envelope(data: bytes) -> bool:
    """Say whether bytes begin with version 1, a key's name with its length, and at least a nonce and a tag."""
    if len(data) < 32 or data[0] != 1 or not 3 <= data[1] <= 64 or len(data) < 2 + data[1] + 28:
        return False
    name, rest = data[2 : 2 + data[1]], data[2 + data[1] :][:40]
    # What is sealed looks like chance, half of it above 127; names in a program do not.
    if sum(byte > 127 for byte in rest) < len(rest) // 4:
        return False
    return all(byte in b"-_.:0123456789" or 65 <= byte <= 90 or 97 <= byte <= 122 for byte in name)


def _decoded(run: bytes) -> bytes:
    plain = run.rstrip(b"=").replace(b"-", b"+").replace(b"_", b"/")
    try:
        return base64.b64decode(plain + b"=" * (-len(plain) % 4))
    except binascii.Error:
        return b""


def _folded(text: str) -> str:
    return _apart(_plain(text))


def _plain(text: str) -> str:
    """Return a text without case and accents."""
    if not text.isascii():
        text = _MARKS.sub("", unicodedata.normalize("NFKD", text))
    return text.casefold()


def _apart(plain: str) -> str:
    return " ".join(re.findall(r"\w+", plain))
