"""What a list or search is narrowed by: one shape for page, API, command line and export."""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Self

from django.db.models import F, Q, QuerySet

from palermo.domain.reports.models import Report
from palermo.domain.reports.states import State
from palermo.foundations.policy import Actor
from palermo.kernel.errors import Invalid
from palermo.kernel.levels import Level

_CODE = re.compile(r"[A-Za-z0-9_.:-]{0,40}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Filters:
    """Empty fields narrow nothing; days are about when it happened, not when it was sent."""

    unit: str = ""
    state: str = ""
    kind: str = ""
    country: str = ""
    crime_class: str = ""
    level: str = ""
    language: str = ""
    priority: str = ""
    since: str = ""
    until: str = ""
    mine: bool = False
    urgent: bool = False

    @classmethod
    def from_query(cls, values: Any) -> Self:
        """Read filters from a query string's values; raises Invalid where a day or a state cannot be."""
        found = {
            name: str(values.get(name, "")).strip()[:40]
            for name in cls.__slots__
            if name not in ("mine", "urgent")
        }
        for name, text in found.items():
            # A filter is recorded in the audit, where nothing but codes may stand.
            if not _CODE.fullmatch(text):
                raise Invalid("unknown_code", field=name)
        for name in ("since", "until"):
            _day(name, found[name])
        if found["state"] and found["state"] not in set(State):
            raise Invalid("unknown_code", field="state")
        if found["level"]:
            _level(found["level"])
        if found["priority"] not in ("", "0", "1", "2"):
            raise Invalid("unknown_code", field="priority")
        return cls(**found, mine=values.get("mine") == "1", urgent=values.get("urgent") == "1")

    def as_query(self) -> dict[str, str]:
        """Return the filters that are set, as they stand in an address."""
        values = {name: getattr(self, name) for name in self.__slots__}
        return {name: "1" if value is True else value for name, value in values.items() if value}

    def without(self, name: str) -> Self:
        """Return the same filters with one of them lifted."""
        return replace(self, **{name: type(getattr(self, name))()})

    @property
    def any(self) -> bool:
        """Say whether anything is narrowed."""
        return bool(self.as_query())


def _day(name: str, text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Invalid("bad_date", field=name) from None


def _level(code: str) -> Level:
    try:
        return Level.of(code)
    except ValueError:
        raise Invalid("unknown_code", field="level") from None


def narrow(rows: QuerySet[Report], filters: Filters, actor: Actor) -> QuerySet[Report]:
    """Narrow visible reports; a filter can only take away, so it never shows a row that was not visible."""
    for name in ("unit", "state", "kind", "country", "crime_class", "language"):
        value = getattr(filters, name)
        if value:
            rows = rows.filter(**{name: value})
    if filters.level:
        rows = rows.filter(level=_level(filters.level))
    if filters.priority:
        rows = rows.filter(priority=int(filters.priority))
    since, until = _day("since", filters.since), _day("until", filters.until)
    if since:
        rows = rows.filter(Q(day_to__gte=since) | Q(day_to=None, day_from__gte=since))
    if until:
        rows = rows.filter(day_from__lte=until)
    if filters.mine:
        rows = rows.filter(Q(assigned=actor.uid) | Q(author=actor.uid))
    if filters.urgent:
        rows = rows.filter(alert_at__isnull=False).annotate(_alert=F("alert_at"))
    return rows
