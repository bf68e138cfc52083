"""Withdraw and restore: a link, a payment or an event is taken out of every network, and can be put back exactly."""

from typing import TypeVar

from django.db import transaction
from django.db.models import QuerySet

from palermo.domain.networks import changes
from palermo.domain.networks.kinds import CORRECTED, withdrawals
from palermo.domain.networks.models import AssetEvent, Link, Payment
from palermo.domain.networks.visible import (
    events_visible_to,
    links_visible_to,
    one_of,
    payments_visible_to,
)
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.clock import now
from palermo.kernel.crashpoints import reach
from palermo.kernel.errors import Invalid, Refused

Row = TypeVar("Row", Link, Payment, AssetEvent)


def withdraw_link(actor: Actor, *, uid: str, why: str) -> Link:
    """Withdraw a link, read or decided; the report keeps what it says. Raises Refused("withdrawn_already")."""
    return _withdraw(actor, links_visible_to(actor, past=True), uid, why, "link")


def restore_link(actor: Actor, *, uid: str) -> Link:
    """Put a withdrawn link back as it was; raises Refused where it stands, or where the report says so no more."""
    return _restore(actor, links_visible_to(actor, past=True), uid, "link")


def withdraw_payment(actor: Actor, *, uid: str, why: str) -> Payment:
    """Withdraw a payment, read or decided."""
    return _withdraw(actor, payments_visible_to(actor), uid, why, "payment")


def restore_payment(actor: Actor, *, uid: str) -> Payment:
    """Put a withdrawn payment back as it was."""
    return _restore(actor, payments_visible_to(actor), uid, "payment")


def withdraw_event(actor: Actor, *, uid: str, why: str) -> AssetEvent:
    """Withdraw something that was said to have happened to an asset."""
    return _withdraw(actor, events_visible_to(actor), uid, why, "event")


def restore_event(actor: Actor, *, uid: str) -> AssetEvent:
    """Put a withdrawn event back as it was."""
    return _restore(actor, events_visible_to(actor), uid, "event")


def _withdraw(actor: Actor, rows: QuerySet[Row], uid: str, why: str, what: str) -> Row:
    require(actor, Permission.NETWORK_LINK)
    if why not in withdrawals():
        raise Invalid("unknown_code", field="why")
    with transaction.atomic():
        row = one_of(rows, uid, lock=True)
        if row.withdrawn_at is not None:
            raise Refused("withdrawn_already")
        row.withdrawn_by, row.withdrawn_at, row.why_withdrawn = actor.uid, now(), why
        _save(actor, row, f"network.{what}_withdrawn", why)
    return row


def _restore(actor: Actor, rows: QuerySet[Row], uid: str, what: str) -> Row:
    require(actor, Permission.NETWORK_LINK)
    with transaction.atomic():
        row = one_of(rows, uid, lock=True)
        if row.withdrawn_at is None:
            raise Refused("not_withdrawn")
        if row.why_withdrawn == CORRECTED:
            raise Refused("corrected")
        row.withdrawn_by, row.withdrawn_at, row.why_withdrawn = "", None, ""
        _save(actor, row, f"network.{what}_restored")
    return row


def _save(actor: Actor, row: Row, verb: str, why: str = "") -> None:
    row.save(update_fields=["withdrawn_by", "withdrawn_at", "why_withdrawn"])
    tie = row if isinstance(row, Link) else _follow(row)
    changes.note([(row.level, tie.pk if tie else 0)])
    audit.record(actor, verb, object=row.uid, why=why)
    reach("withdraw_link.before_commit")


def _follow(row: Payment | AssetEvent) -> Link | None:
    """Let the link of a payment stand as long as one of its payments does; return it."""
    if isinstance(row, AssetEvent) or row.link is None:
        return None
    tie = row.link
    stands = tie.payments.filter(withdrawn_at=None).exists()
    if stands and tie.withdrawn_at is not None and tie.why_withdrawn != CORRECTED:
        tie.withdrawn_by, tie.withdrawn_at, tie.why_withdrawn = "", None, ""
    elif not stands and tie.withdrawn_at is None:
        tie.withdrawn_by, tie.withdrawn_at, tie.why_withdrawn = (
            row.withdrawn_by, row.withdrawn_at, row.why_withdrawn,
        )  # fmt: skip
    tie.save(update_fields=["withdrawn_by", "withdrawn_at", "why_withdrawn"])
    return tie
