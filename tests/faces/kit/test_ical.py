"""The calendar file, read back by a reader written from RFC 5545 alone."""

import re
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from palermo.faces.kit import ical

STAMP = datetime(2026, 11, 30, 6, tzinfo=UTC)
WORDS = st.text(st.characters(blacklist_categories=["Cs", "Cc"], whitelist_characters="\n"), max_size=120)
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


def read_back(octets: bytes) -> list[dict[str, str]]:
    """Return the events of a calendar; raises AssertionError for anything that the standard does not allow."""
    assert octets.endswith(b"\r\n")
    physical = octets[:-2].split(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in physical)
    for line in physical:
        line.decode()  # no character is cut by a fold
    lines = b"\r\n".join(physical).replace(b"\r\n ", b"").decode().split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR" and lines[-1] == "END:VCALENDAR"
    assert "VERSION:2.0" in lines and any(line.startswith("PRODID:") for line in lines)
    events: list[dict[str, str]] = []
    for line in lines:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            events.append({})
        elif events and line != "END:VEVENT" and line != "END:VCALENDAR":
            assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", value) or name == "URL", line
            events[-1][name.partition(";")[0]] = re.sub(
                r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value
            )
    for event in events:
        assert {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"} <= set(event)
        assert event["DTEND"] > event["DTSTART"]
    assert len({event["UID"] for event in events}) == len(events)
    return events


@given(st.lists(st.tuples(WORDS, DAYS), max_size=4))
def test_what_is_written_is_read_back(given_days: list[tuple[str, date]]) -> None:
    days = [ical.Day(f"u{place}", words, day, day) for place, (words, day) in enumerate(given_days)]
    events = read_back(ical.written(days, name="Palermo: réunions, et plus", stamp=STAMP))
    assert [event["SUMMARY"] for event in events] == [words for words, _day in given_days]
    assert [event["DTSTART"] for event in events] == [f"{day:%Y%m%d}" for _words, day in given_days]


def test_a_title_cannot_add_a_line_of_its_own() -> None:
    day = ical.Day("u", "Réunion\r\nATTENDEE:mailto:x@example.org", date(2026, 1, 1), date(2026, 1, 3))
    (event,) = read_back(ical.written([day], name="P", stamp=STAMP))
    assert "ATTENDEE" not in event
    assert (event["DTSTART"], event["DTEND"], event["DTSTAMP"]) == (
        "20260101",
        "20260104",
        "20261130T060000Z",
    )
