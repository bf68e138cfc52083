"""Bytes into lines of text, in constant memory, whatever the bytes are."""

import codecs
import io
from collections import deque
from collections.abc import Iterator
from typing import IO

from palermo.domain.reports.intake.rows import MAX_LINE
from palermo.kernel.errors import Invalid

HEAD = 65_536
MAX_RECORD_LINES = 2_000
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class Unclosed(Exception):
    """A quoted cell did not end within the bounds of one record; never leaves this package."""


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """Read undecodable bytes as Windows-1252, because that is what a stray byte in an office file is."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    try:
        return wrong.decode("cp1252"), error.end
    except UnicodeDecodeError:
        return wrong.decode("latin-1"), error.end


codecs.register_error("palermo_windows", _as_windows)


class Counted(io.RawIOBase):
    """A stream whose first bytes were looked at already; `position` counts the bytes handed on."""

    def __init__(self, source: IO[bytes]) -> None:
        self._source = source
        self.position = 0
        pieces, size = [], 0
        while size < HEAD and (piece := source.read(HEAD - size)):
            pieces.append(piece)
            size += len(piece)
        self.head = b"".join(pieces)
        self._left = memoryview(self.head)

    def readable(self) -> bool:
        """Say that this stream can be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill a buffer and return the number of bytes, 0 at the end."""
        room = len(buffer)
        piece: bytes | memoryview
        if self._left:
            piece, self._left = self._left[:room], self._left[room:]
        else:
            piece = self._source.read(room)
        buffer[: len(piece)] = piece
        self.position += len(piece)
        return len(piece)


def detect(head: bytes) -> tuple[str, int]:
    """Return the encoding of a text that begins with `head`, and how many bytes its byte order mark takes.

    Raises Invalid("not_a_table") for bytes that are no text.
    """
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name, len(mark)
    encoding = _without_mark(head)
    text = head.decode(encoding, "palermo_windows" if encoding == "utf-8" else "replace")
    odd = sum(1 for letter in text if letter < " " and letter not in "\t\r\n\v\f\0")
    if not text.strip("\0 \t\r\n") or odd * 20 > len(text):
        raise Invalid("not_a_table")
    return encoding, 0


def _without_mark(head: bytes) -> str:
    # Text in UTF-16 has a zero in every other byte as long as it is mostly Latin, on one side only.
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = max(len(head) // 2, 1)
    if odd > 0.4 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.1 * half:
        return "utf-16-be"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head, final=len(head) < HEAD)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def open_text(stream: Counted) -> tuple[IO[str], str]:
    """Return the stream as text without newline translation, and the name of its encoding."""
    encoding, mark = detect(stream.head)
    handler = "palermo_windows" if encoding in ("utf-8", "cp1252") else "replace"
    binary = io.BufferedReader(stream, buffer_size=HEAD)
    binary.read(mark)
    return io.TextIOWrapper(binary, encoding=encoding, errors=handler, newline=""), encoding


class Lines(Iterator[str]):
    """Lines with their numbers, bounded in length, which can be given back.

    `record` holds the numbered lines of the record being read. A line beyond MAX_LINE characters is cut, its
    rest skipped, and its number kept in `cut`.
    """

    def __init__(self, text: IO[str]) -> None:
        self._text = text
        self._back: deque[tuple[int, str]] = deque()
        self._read = 0
        self._size = 0
        self.record: list[tuple[int, str]] = []
        self.cut: set[int] = set()

    def begin(self) -> None:
        """Begin a new record."""
        self.record.clear()
        self._size = 0

    def __next__(self) -> str:
        """Return the next line; raises Unclosed where a record outgrows its bounds or the file ends in it."""
        if self._size > MAX_LINE or len(self.record) >= MAX_RECORD_LINES:
            raise Unclosed
        if self._back:
            numbered = self._back.popleft()
        else:
            line = self._text.readline(MAX_LINE)
            if not line:
                if self.record:
                    raise Unclosed
                raise StopIteration
            self._read += 1
            if len(line) == MAX_LINE and line[-1] != "\n":
                self._skip_rest()
            numbered = (self._read, line.replace("\0", "") if "\0" in line else line)
        self.record.append(numbered)
        self._size += len(numbered[1])
        return numbered[1]

    def give_back(self, lines: list[tuple[int, str]]) -> None:
        """Have these lines come again."""
        self._back.extendleft(reversed(lines))

    def _skip_rest(self) -> None:
        self.cut.add(self._read)
        while piece := self._text.readline(MAX_LINE):
            if piece[-1] in "\r\n":
                return
