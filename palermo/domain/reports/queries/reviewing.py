"""What the hub needs beside a report itself: the copy that waits for a second person, and reports of the same facts."""

from dataclasses import dataclass, field

import orjson

from palermo.domain.reports.content import Content, Person
from palermo.domain.reports.models import Report, Share
from palermo.domain.reports.queries.visible import find, reports_visible_to
from palermo.domain.reports.sealed import open_blob, open_lent, share_key
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.errors import Forbidden
from palermo.kernel.levels import Level


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposed share as the second person sees it: the masked copy, and who stays unmasked with the reason."""

    share: Share
    content: Content
    unmasked: list[tuple[Person, str]] = field(default_factory=list)


def proposed(actor: Actor, share: str) -> Proposed:
    """Open the copy of a waiting share; raises Forbidden for whoever may not see the report or confirm at the hub."""
    require(actor, Permission.REPORT_CONFIRM)
    row = (
        Share.objects.filter(uid=share, state="waiting")
        .select_related("report")
        .prefetch_related("units")
        .first()
    )
    if row is None or not actor.at_hub:
        raise Forbidden(share=share)
    find(actor, row.report.reference)
    audit.read(actor, "report.read", objects=[row.report.reference], share=row.uid)
    content = open_lent(row).content
    reasons = _reasons(row)
    unmasked = [
        (content.people[position], reason)
        for position, reason in sorted(reasons.items())
        if position < len(content.people)
    ]
    return Proposed(row, content, unmasked)


def _reasons(row: Share) -> dict[int, str]:
    if row.sealed_reasons is None:
        return {}
    plain = open_blob(
        share_key(row), row.sealed_reasons,
        table="reports_share", column="sealed_reasons", uid=row.uid, level=Level.SENSITIVE,
    )  # fmt: skip
    return {int(position): str(reason) for position, reason in orjson.loads(plain).items()}


def same_facts(actor: Actor, report: Report) -> tuple[str, list[str]]:
    """Return the visible report that this one repeats ("" for none) and the visible ones that repeat it."""
    visible = reports_visible_to(actor)
    first = visible.filter(duplicates=report).values_list("reference", flat=True).first()
    others = visible.filter(duplicate_of=report).order_by("id").values_list("reference", flat=True)[:20]
    return first or "", list(others)
