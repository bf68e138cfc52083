"""Canary words, and a search for them in every disguise in which content could lie around."""

import asyncio
import base64
import re
import threading
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from types import NoneType
from typing import Any, get_args

from pydantic import BaseModel, StringConstraints

MARK = "zqvkxjwpy"  # in every canary word, in no language, and long enough never to come about by chance
_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{24,}")
_ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08")
_LARGEST = 50_000_000


class Canaries:
    """Makes words that no other place holds, and remembers what each was for."""

    def __init__(self) -> None:
        self.used: dict[str, str] = {}

    def word(self, place: str) -> str:
        """Return a new word for one place, letters only."""
        number = len(self.used)
        letters = "".join(chr(ord("a") + int(digit)) for digit in f"{number:04d}")
        self.used[f"{MARK}{letters}"] = place
        return f"{MARK}{letters}"

    def fill(self, model: type[BaseModel], place: str) -> dict[str, Any]:
        """Return values for every field of a model that takes free text, parts and lists of parts included."""
        values: dict[str, Any] = {}
        for name, field in model.model_fields.items():
            here, inner = f"{place}.{name}", _inner(field.annotation)
            if isinstance(inner, type) and issubclass(inner, BaseModel):
                part = self.fill(inner, here)
                if part:
                    values[name] = [part] if str(field.annotation).startswith("list") else part
            elif inner is str and _free(field.metadata):
                values[name] = self.word(here)
        return values


def _inner(annotation: Any) -> Any:
    found = [one for one in get_args(annotation) if one is not NoneType]
    return found[0] if found and isinstance(found[0], type) else annotation


def _free(metadata: list[Any]) -> bool:
    limits = [one for one in metadata if isinstance(one, StringConstraints)]
    return bool(limits) and not any(one.pattern for one in limits)


def found_in(data: bytes) -> set[str]:
    """Return in which disguises the mark stands in bytes; an empty set is what one hopes for."""
    found = _plainly(data)
    for match in _BASE64.finditer(data):
        run = match.group().replace(b"-", b"+").replace(b"_", b"/")
        for start in range(4):
            with suppress(ValueError):
                plain = base64.b64decode(run[start:][: (len(run) - start) // 4 * 4])
                found |= {f"base64 {one}" for one in _plainly(plain) | _inflated(plain)}
    return found | _inflated(data)


def _plainly(data: bytes) -> set[str]:
    lower, found = data.lower(), set()
    for word in (MARK, MARK.upper(), MARK[::-1]):
        wide = word.lower().encode("utf-16-le")
        shapes = {"utf-8": word.lower().encode(), "utf-16": wide, "hex": word.encode().hex().encode()}
        found |= {name for name, shape in shapes.items() if shape in lower}
        for start in range(3):
            coded = base64.b64encode(b"\x00" * start + word.encode())
            if coded[4 if start else 0 : -4] in data:
                found.add("base64")
    return found


def _inflated(data: bytes) -> set[str]:
    found: set[str] = set()
    for match in _ZLIB.finditer(data):
        with suppress(zlib.error):
            plain = zlib.decompressobj(47).decompress(data[match.start() :], _LARGEST)
            found |= {f"compressed {one}" for one in _plainly(plain)}
    return found


def search(folder: Path) -> list[str]:
    """Return every file below a folder in whose bytes or name the mark stands, with the disguise."""
    told = []
    for path in folder.rglob("*"):
        found = _plainly(str(path).encode())
        if path.is_file() and not path.is_symlink():
            with suppress(FileNotFoundError):
                found |= found_in(path.read_bytes())
        if found:
            told.append(f"{path.relative_to(folder)}: {sorted(found)}")
    return told


class Sink(asyncio.Protocol):
    """A mail server that keeps what it is given."""

    def __init__(self, kept: list[bytes]) -> None:
        self._kept = kept
        self._body = False

    def connection_made(self, transport: Any) -> None:
        """Greet."""
        self._transport = transport
        transport.write(b"220 sink\r\n")

    def data_received(self, data: bytes) -> None:
        """Keep everything, and say yes to it."""
        self._kept.append(data)
        if self._body:
            if data.endswith(b"\r\n.\r\n"):
                self._body = False
                self._transport.write(b"250 kept\r\n")
            return
        for line in data.splitlines():
            if line.upper() == b"DATA":
                self._body = True
                self._transport.write(b"354 go on\r\n")
            else:
                self._transport.write(b"221 bye\r\n" if line.upper() == b"QUIT" else b"250 yes\r\n")


@contextmanager
def mail_sink() -> Iterator[tuple[int, list[bytes]]]:
    """Run a mail server on loopback; yields its port and the list of everything that it was sent."""
    kept: list[bytes] = []
    loop = asyncio.new_event_loop()
    # Made in a thread of its own: a browser of another test may keep a loop running in this one.
    with ThreadPoolExecutor(1) as aside:
        made = aside.submit(
            lambda: loop.run_until_complete(loop.create_server(lambda: Sink(kept), "127.0.0.1", 0))
        )
        server = made.result()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield server.sockets[0].getsockname()[1], kept
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(5)
        server.close()
        loop.close()
