"""Which documents and issues an actor may see. Every page, list, search, count, feed and job starts here."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from palermo.domain.documents.models import Document, Issue, Recipient
from palermo.domain.documents.states import State
from palermo.foundations.policy import Actor, Permission, Role, allowed
from palermo.kernel.errors import Forbidden
from palermo.kernel.ids import plain_reference
from palermo.kernel.levels import Level


def documents_visible_to(actor: Actor) -> QuerySet[Document]:
    """Return the documents in work that an actor may see: the hub's within clearance, for those who write or review."""
    works = allowed(actor, Permission.DOCUMENT_WRITE) or allowed(actor, Permission.DOCUMENT_REVIEW)
    if not (actor.at_hub and works) or actor.clearance < Level.SENSITIVE:
        return Document.objects.none()
    return Document.objects.filter(level__lte=actor.clearance).exclude(state=State.DESTROYED)


def issues_visible_to(actor: Actor) -> QuerySet[Issue]:
    """Return the issues that an actor may see: all within clearance at the hub, elsewhere what names her, her unit or all.

    What is highly sensitive exists at the hub's entry only; a unit that is not appointed now sees nothing.
    """
    if not allowed(actor, Permission.DOCUMENT_READ) or actor.clearance < Level.SENSITIVE:
        return Issue.objects.none()
    rows = Issue.objects.exclude(state=State.DESTROYED)
    if actor.at_hub:
        return rows.filter(level__lte=actor.clearance)
    if not (actor.in_unit or actor.role is Role.ECOWAS) or not actor.unit or not actor.unit_active:
        return Issue.objects.none()
    named = Recipient.objects.filter(issue=OuterRef("pk")).filter(Q(unit=actor.unit) | Q(person=actor.uid))
    return rows.filter(level=Level.SENSITIVE).filter(Q(to_all=True) | Exists(named))


def find_document(actor: Actor, reference: str, *, lock: bool = False) -> Document:
    """Return one visible document in work; raises Forbidden where it is absent or hidden, which nobody can tell apart."""
    rows = documents_visible_to(actor).filter(reference=plain_reference(reference))
    found = (rows.select_for_update() if lock else rows).first()
    if found is None:
        raise Forbidden(reference=reference)
    return found


def find_issue(actor: Actor, reference: str, *, lock: bool = False) -> Issue:
    """Return one visible issue; raises Forbidden where it is absent or hidden, which nobody can tell apart."""
    rows = issues_visible_to(actor).filter(reference=plain_reference(reference))
    found = (rows.select_for_update() if lock else rows).first()
    if found is None:
        raise Forbidden(reference=reference)
    return found


def may_open(actor: Actor, issue: Issue, *, to_all: bool, units: list[str], persons: list[str]) -> bool:
    """Say whether the sealed decision is for this actor too: rows can be changed by whoever writes to the database."""
    if actor.at_hub:
        return issue.level <= actor.clearance
    return to_all or actor.unit in units or actor.uid in persons
