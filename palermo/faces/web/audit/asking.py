"""What the auditor asks for, read from an address: cleaned, so that no odd letter reaches a database."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from django.utils.translation import gettext

from palermo.faces.kit import lists, moments
from palermo.faces.web.audit import words
from palermo.foundations.audit.queries import Filters

NAMES = ("actor", "verb", "object", "unit", "entry", "kind", "since", "until")
_CODE = re.compile(r"[A-Za-z0-9_.:+/@,=|-]{1,120}", re.ASCII)
_AFTER = re.compile(r"[0-9]{1,18}\.[A-Za-z0-9_-]{1,40}", re.ASCII)
_REFERENCE = re.compile(r"[a-z]{2,10}-[0-9a-z]{4}-[0-9a-z]{4}", re.ASCII | re.IGNORECASE)


def filters_of(asked: Mapping[str, str]) -> tuple[Filters, list[str]]:
    """Return the filters and the names of those that cannot be used as they were given."""
    bad: list[str] = []
    codes = {}
    for name in NAMES[:6]:
        text = asked.get(name, "").strip()
        if text and not _CODE.fullmatch(text):
            bad.append(name)
        codes[name] = text if _CODE.fullmatch(text) else ""
    if _REFERENCE.fullmatch(codes["object"]):
        codes["object"] = codes["object"].upper()
    since, until = (_day(asked.get(name, ""), name, bad) for name in NAMES[6:])
    return Filters(
        **codes, since=_start(since), until=_start(until + timedelta(days=1)) if until else None
    ), bad


def after_of(listing: lists.Listing) -> str:
    """Return where the page goes on, "" for the first page or for anything that no page gave."""
    return listing.after if _AFTER.fullmatch(listing.after) else ""


def label(name: str, value: str, people: Mapping[str, str]) -> str:
    """Return a filter in words for its chip."""
    if name == "actor":
        return people.get(value, value)
    if name == "verb":
        return words.verb(value)
    if name in ("kind", "entry"):
        return str((words.KINDS if name == "kind" else words.ENTRIES).get(value, value))
    if name in ("since", "until"):
        bad: list[str] = []
        day = _day(value, name, bad)
        shown = moments.day_text(day) if day else value
        return (
            gettext("from %(day)s") % {"day": shown}
            if name == "since"
            else gettext("to %(day)s") % {"day": shown}
        )
    return value


def _day(text: str, name: str, bad: list[str]) -> date | None:
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = date.min
    if not 1970 <= day.year <= 2200:
        bad.append(name)
        return None
    return day


def _start(day: date | None) -> datetime | None:
    return datetime(day.year, day.month, day.day, tzinfo=UTC) if day else None
