"""What the auditor sees: entries of all logs together, newest first, and the texts of queries.

Asking is itself a read and is recorded as one before it is answered.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from palermo.foundations.audit import keys
from palermo.foundations.audit.logs import Log, logs
from palermo.foundations.audit.recording import Who, microseconds, moment_of, query_info, read
from palermo.kernel.errors import Forbidden, Invalid

if TYPE_CHECKING:
    from palermo.foundations.audit.models import Change

PAGE = 50


class Auditor(Who, Protocol):
    """The actor with the scopes of her token; policy's Actor is one."""

    @property
    def scopes(self) -> Any:
        """Return the permissions that a token allows, None for a session."""
        ...


@dataclass(frozen=True, slots=True)
class Filters:
    """What to look for; empty means anything. `kind` is change, read or refusal; `until` itself is left out."""

    actor: str = ""
    verb: str = ""
    object: str = ""
    unit: str = ""
    entry: str = ""
    kind: str = ""
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One entry as the auditor reads it; `query` is whether there is a text that `query_of` opens."""

    uid: str
    kind: str
    at: datetime
    entry: str
    actor: str
    role: str
    unit: str
    verb: str
    about: tuple[str, ...]
    codes: dict[str, Any]
    has_query: bool


@dataclass(frozen=True, slots=True)
class Page:
    """A page of entries; `after` is what to pass for the next page, empty at the end."""

    lines: list[Line] = field(default_factory=list)
    after: str = ""


def entries(actor: Auditor, filters: Filters | None = None, *, after: str = "", limit: int = PAGE) -> Page:
    """Return a page of entries, newest first; raises Forbidden for anyone but the hub's auditor,
    Invalid for an `after` that no page gave.
    """
    _require_auditor(actor)
    wanted = filters or Filters()
    read(actor, "audit.read", objects=[wanted.object] if wanted.object else [], kind=wanted.kind or "all")
    bound = _bound(after)
    found: list[tuple[int, str, Line]] = []
    for log in logs():
        if not wanted.kind or wanted.kind == log.kind:
            found += [(row.at, row.uid, _line(log, row)) for row in _rows(log, wanted, bound, limit + 1)]
    found.sort(key=lambda one: one[:2], reverse=True)
    page = found[:limit]
    more = f"{page[-1][0]}.{page[-1][1]}" if len(found) > limit else ""
    return Page([line for _, _, line in page], more)


def query_of(actor: Auditor, uid: str) -> str:
    """Return the text of the query that an entry recorded; raises Forbidden (also where there is none), SealBroken."""
    from palermo.foundations.audit.models import Read

    _require_auditor(actor)
    for log in logs():
        if log.kind != "read":
            continue
        sealed = Read.objects.using(log.alias).filter(uid=uid).values_list("query", flat=True).first()
        if sealed is not None:
            read(actor, "audit.query_opened", objects=[uid])
            packed = keys.provider().open_for_auditor(bytes(sealed), info=query_info(uid))
            return packed[4 : 4 + int.from_bytes(packed[:4], "big")].decode()
    raise Forbidden(entry=uid)


def verbs() -> list[str]:
    """Return every verb that occurs, for the filter's list."""
    found: set[str] = set()
    for log in logs():
        found.update(_model(log).objects.using(log.alias).values_list("verb", flat=True).distinct())
    return sorted(found)


def _require_auditor(actor: Auditor) -> None:
    # The permission's table stands above this room; the role and the scope are compared by their codes.
    scoped = actor.scopes is None or "audit:read" in actor.scopes
    if actor.role != "auditor" or actor.entry == "unit" or not scoped:
        raise Forbidden(permission="audit:read")


def _rows(log: Log, wanted: Filters, bound: tuple[int, str] | None, limit: int) -> "Sequence[Change]":
    from django.db.models import Q

    rows = _model(log).objects.using(log.alias).order_by("-at", "-uid")
    for name in ("actor", "verb", "unit", "entry"):
        if value := getattr(wanted, name):
            rows = rows.filter(**{name: value})
    if wanted.object:
        rows = rows.filter(_about(log, wanted.object))
    if wanted.since:
        rows = rows.filter(at__gte=microseconds(wanted.since))
    if wanted.until:
        rows = rows.filter(at__lt=microseconds(wanted.until))
    if bound:
        rows = rows.filter(Q(at__lt=bound[0]) | Q(at=bound[0], uid__lt=bound[1]), at__lte=bound[0])
    return list(rows[:limit])


def _about(log: Log, reference: str) -> Any:
    from django.db.models import Q

    from palermo.foundations.audit.models import ReadObject

    found = Q(object=reference)
    if log.kind == "read":
        found |= Q(uid__in=ReadObject.objects.using(log.alias).filter(object=reference).values("read"))
    return found


def _line(log: Log, row: Any) -> Line:
    several = json.loads(row.several) if log.kind == "read" and row.several else ()
    return Line(
        uid=row.uid, kind=log.kind, at=moment_of(row.at), entry=row.entry, actor=row.actor, role=row.role,
        unit=row.unit, verb=row.verb, about=tuple(several) or ((row.object,) if row.object else ()),
        codes=json.loads(row.codes), has_query=log.kind == "read" and row.query is not None,
    )  # fmt: skip


def _model(log: Log) -> Any:
    from palermo.foundations.audit import models

    return {"change": models.Change, "read": models.Read, "refusal": models.Refusal}[log.kind]


def _bound(after: str) -> tuple[int, str] | None:
    at, dot, uid = after.partition(".")
    if not after:
        return None
    if not dot or not at.isdigit():
        raise Invalid("bad_page", field="after")
    return int(at), uid
