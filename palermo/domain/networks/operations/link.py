"""Link: an analyst decides that two are tied, and says by which report; nothing of it changes the report."""

from datetime import date

from django.db import transaction
from pydantic import ValidationError

from palermo.domain.networks import changes, kinds
from palermo.domain.networks.models import Link
from palermo.domain.networks.operations.anchors import anchor
from palermo.domain.networks.sealed import seal_said
from palermo.domain.networks.words import Said
from palermo.domain.reports.models import Report
from palermo.domain.reports.queries import find
from palermo.domain.reports.states import State
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.clock import now
from palermo.kernel.crashpoints import reach
from palermo.kernel.errors import Invalid, Refused
from palermo.kernel.ids import new_uid

SOURCES, INFORMATION = ("", "A", "B", "C", "X"), ("", "1", "2", "3", "4")


def link(
    actor: Actor,
    *,
    left: str,
    right: str,
    kind: str,
    report: str,
    first: date | None = None,
    last: date | None = None,
    source: str = "",
    information: str = "",
    note: str = "",
) -> Link:
    """Tie two entities by a cited report, at the report's level; days and evaluation are the report's where not given.

    Raises Forbidden for what the actor does not see, Invalid for a code or pair of kinds that does not fit, Refused for
    an entity tied to itself, a tie that stands already, a withdrawn report, somebody protected.
    """
    require(actor, Permission.NETWORK_LINK)
    if not kinds.may_decide(kind):
        raise Invalid("unknown_code", field="kind")
    if source not in SOURCES or information not in INFORMATION:
        raise Invalid("unknown_code", field="source" if source not in SOURCES else "information")
    if first and last and last < first:
        raise Invalid("ends_before_start", field="last")
    with transaction.atomic():
        cited = cited_report(actor, report)
        one, other = anchor(actor, left, cited), anchor(actor, right, cited)
        if one.entity_id == other.entity_id:
            raise Refused("same_entity")
        if not kinds.fits(kind, one.kind, other.kind):
            raise Invalid("wrong_pair", field="kind")
        standing = Link.objects.filter(report=cited, kind=kind, withdrawn_at=None)
        if standing.filter(left__entity=one.entity_id, right__entity=other.entity_id).exists():
            raise Refused("linked_already")
        uid = new_uid()
        row = Link.objects.create(
            uid=uid, report=cited, level=cited.level, provenance=kinds.DECIDED, author=actor.uid, at=now(),
            left=one, right=other, kind=kind, first=first or cited.day_from,
            last=last or (first if first else cited.day_to), source=source or cited.source,
            information=information or cited.information, sealed=seal_said(Link, cited, uid, said(note=note)),
        )  # fmt: skip
        changes.note([(row.level, row.pk)])
        audit.record(actor, "network.linked", object=row.uid, report=cited.reference, kind=kind)
        reach("link.before_commit")
    return row


def cited_report(actor: Actor, reference: str) -> Report:
    """Return the report that a decision rests on; raises Refused("report_withdrawn") for one that was taken back."""
    found = find(actor, reference)
    if found.standing is State.WITHDRAWN:
        raise Refused("report_withdrawn")
    return found


def said(**values: object) -> Said:
    """Return what is to be sealed; raises Invalid naming the first field that cannot be used."""
    try:
        return Said.model_validate(values)
    except ValidationError as failure:
        raise Invalid("words_unusable", field=str(failure.errors()[0]["loc"][0])) from None
