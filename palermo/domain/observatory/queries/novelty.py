"""New methods: codes that reports of a period use and that none of the year before it did.

Codes stand sealed inside reports, so reports are opened: those of the period, then those of the year before from the
newest back, until nothing is new any more.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from typing import Any

import orjson

from palermo.domain.observatory.periods import Span
from palermo.domain.observatory.queries.counting import countable
from palermo.domain.reports.models import Body, Report
from palermo.domain.reports.sealed import keys_of, open_blob
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.errors import SealBroken

BATCH = 1000
SHOWN = 20
_PLACE = {"table": "reports_body", "column": "sealed"}


@dataclass(frozen=True, slots=True)
class New:
    """One code that is new: its vocabulary, itself, and the reports that use it, newest first."""

    facet: str
    code: str
    reports: tuple[str, ...]


def novelties(actor: Actor, *, span: Span) -> list[New]:
    """Return the codes that are new in a period, those of most reports first; the reports named are the actor's to read."""
    require(actor, Permission.REPORT_READ)
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for reference, codes in _opened(actor, span):
        for code in codes:
            found[code].append(reference)
    year = Span(span.since - timedelta(days=365), span.since - timedelta(days=1))
    for _, codes in _opened(actor, year):
        for code in codes & found.keys():
            del found[code]
        if not found:
            break
    ordered = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))[:SHOWN]
    if ordered:
        audit.read(
            actor, "figures.new_methods", objects=sorted({one for _, its in ordered for one in its[:SHOWN]})
        )
    return [New(facet, code, tuple(its)) for (facet, code), its in ordered]


def _opened(actor: Actor, span: Span) -> Iterator[tuple[str, set[tuple[str, str]]]]:
    rows = (
        countable(actor)
        .filter(day_from__gte=span.since, day_from__lte=span.until)
        .order_by("-day_from", "-pk")
    )
    keys = rows.values_list("pk", flat=True).iterator(BATCH)
    while some := list(islice(keys, BATCH)):
        yield from _batch(some)


def _batch(keys: Sequence[int]) -> Iterator[tuple[str, set[tuple[str, str]]]]:
    reports = Report.objects.only(
        "uid", "reference", "unit", "level", "author", "data_key", "version"
    ).in_bulk(list(keys))
    opened = keys_of(reports.values())
    bodies = Body.objects.filter(report__in=list(reports)).values_list("report_id", "number", "uid", "sealed")
    current = {row[0]: row for row in bodies if row[1] == reports[row[0]].version}
    for key in keys:
        report = reports.get(key)
        if report is None or key not in current or report.data_key not in opened:
            continue
        _, _, uid, sealed = current[key]
        try:
            plain = open_blob(opened[report.data_key], sealed, uid=uid, level=report.level, **_PLACE)
        except SealBroken:
            continue
        yield report.reference, codes_of(orjson.loads(plain))


def codes_of(said: dict[str, Any]) -> set[tuple[str, str]]:
    """Return the codes of method in a report: how people and goods moved, what was faked, what was carried."""
    found = {("mode", one["mode"]) for one in said.get("legs", ()) if one.get("mode")}
    found |= {("vehicle", one["kind"]) for one in said.get("vehicles", ()) if one.get("kind")}
    for paper in said.get("papers", ()):
        found |= {("fraud", paper["fraud"])} if paper.get("fraud") else set()
        found |= {("paper", paper["type"])} if paper.get("type") else set()
    for seizure in said.get("seizures", ()):
        found |= {("goods", seizure["kind"])} if seizure.get("kind") else set()
        found |= {("drug", seizure["drug"])} if seizure.get("drug") else set()
    return found | {("indicator", one) for one in said.get("indicators", ())}
