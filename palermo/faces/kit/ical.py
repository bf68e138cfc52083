"""A calendar as a file that every calendar program reads (RFC 5545): whole days, a title, a reference, nothing else."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

TYPE = "text/calendar; charset=utf-8"
_OCTETS = 75  # a line's length without its end; longer ones go on in the next, after a blank


@dataclass(frozen=True, slots=True)
class Day:
    """One entry: from one day to another, both included."""

    uid: str
    summary: str
    starts_on: date
    ends_on: date
    address: str = ""


def written(days: Iterable[Day], *, name: str, stamp: datetime) -> bytes:
    """Return a calendar as UTF-8 with CRLF at each line's end; `stamp` says when it was written, in UTC."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Palermo//Cooperation//EN", "CALSCALE:GREGORIAN"]
    lines += ["METHOD:PUBLISH", f"X-WR-CALNAME:{escaped(name)}"]
    for one in days:
        lines += [
            "BEGIN:VEVENT", f"UID:{escaped(one.uid)}@palermo", f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}",
            f"DTSTART;VALUE=DATE:{one.starts_on:%Y%m%d}",
            f"DTEND;VALUE=DATE:{one.ends_on + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{escaped(one.summary)}", "CLASS:CONFIDENTIAL", "TRANSP:TRANSPARENT",
            *([f"URL:{one.address}"] if one.address else []), "END:VEVENT",
        ]  # fmt: skip
    lines.append("END:VCALENDAR")
    return b"".join(part + b"\r\n" for line in lines for part in _folded(line))


def escaped(text: str) -> str:
    """Return text as a value: backslash, semicolon, comma and line ends are escaped (section 3.3.11)."""
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return text.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")


def _folded(line: str) -> Iterator[bytes]:
    """Yield a line in pieces of at most 75 octets that never cut a character (section 3.1)."""
    piece = b""
    for letter in line:
        octets = letter.encode()
        if len(piece) + len(octets) > _OCTETS:
            yield piece
            piece = b" "
        piece += octets
    yield piece
