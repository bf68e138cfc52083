"""Payments, owners and what happened to assets, as an analyst reads them in a report: each cites it and is sealed under it."""

from datetime import date
from decimal import Decimal

from django.db import transaction

from palermo.domain.entities.models import Mention
from palermo.domain.networks import changes, kinds
from palermo.domain.networks.models import AssetEvent, Link, Payment
from palermo.domain.networks.operations.anchors import anchor
from palermo.domain.networks.operations.link import cited_report, link, said
from palermo.domain.networks.sealed import seal_said
from palermo.domain.reports.models import Report
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.clock import now
from palermo.kernel.crashpoints import reach
from palermo.kernel.errors import Invalid, Refused
from palermo.kernel.ids import new_uid


def record_payment(
    actor: Actor,
    *,
    report: str,
    payer: str = "",
    payee: str = "",
    amount: Decimal | None = None,
    currency: str = "",
    day: date | None = None,
    what: str = "",
    note: str = "",
) -> Payment:
    """Record that somebody paid somebody; one of the two may be unknown, and so may the amount.

    Raises Invalid where neither is named or an amount has no currency, Refused for oneself or somebody protected.
    """
    require(actor, Permission.NETWORK_LINK)
    _money(amount, currency)
    if not payer and not payee:
        raise Invalid("nobody_named", field="payee")
    with transaction.atomic():
        cited = cited_report(actor, report)
        giver = anchor(actor, payer, cited) if payer else None
        taker = anchor(actor, payee, cited) if payee else None
        if giver is not None and taker is not None and giver.entity_id == taker.entity_id:
            raise Refused("same_entity")
        uid = new_uid()
        words = said(amount=amount, currency=currency, what=what, note=note)
        tie = _tied(actor, cited, giver, taker, day or cited.day_from)
        row = Payment.objects.create(
            uid=uid, report=cited, level=cited.level, provenance=kinds.DECIDED, author=actor.uid, at=now(),
            payer=giver, payee=taker, link=tie, day=day or cited.day_from, sealed=seal_said(Payment, cited, uid, words),
        )  # fmt: skip
        changes.note([(row.level, tie.pk if tie else 0)])
        audit.record(actor, "network.payment_recorded", object=row.uid, report=cited.reference)
        reach("payment.before_commit")
    return row


def record_holding(
    actor: Actor,
    *,
    asset: str,
    owner: str,
    kind: str,
    report: str,
    first: date | None = None,
    last: date | None = None,
    note: str = "",
) -> Link:
    """Record who owns an asset: in fact, on record, or as somebody suspects; a link like any other."""
    if kind not in kinds.OWNERSHIP:
        raise Invalid("unknown_code", field="kind")
    return link(actor, left=owner, right=asset, kind=kind, report=report, first=first, last=last, note=note)


def record_event(
    actor: Actor,
    *,
    asset: str,
    kind: str,
    report: str,
    day: date | None = None,
    amount: Decimal | None = None,
    currency: str = "",
    decision: str = "",
) -> AssetEvent:
    """Record what an asset is worth, or that it was frozen, released, seized, confiscated or returned, by what decision.

    Raises Refused("no_asset") for a person, and what `link` raises for what the actor does not see.
    """
    require(actor, Permission.NETWORK_LINK)
    if kind not in kinds.asset_events():
        raise Invalid("unknown_code", field="kind")
    _money(amount, currency)
    if kind == "valued" and amount is None:
        raise Invalid("amount_is_missing", field="amount")
    with transaction.atomic():
        cited = cited_report(actor, report)
        mention = anchor(actor, asset, cited)
        if mention.kind == "person":
            raise Refused("no_asset")
        uid = new_uid()
        words = said(amount=amount, currency=currency, decision=decision)
        row = AssetEvent.objects.create(
            uid=uid, report=cited, level=cited.level, provenance=kinds.DECIDED, author=actor.uid, at=now(),
            asset=mention, kind=kind, day=day or cited.day_from, sealed=seal_said(AssetEvent, cited, uid, words),
        )  # fmt: skip
        changes.note([(row.level, 0)])
        audit.record(actor, "network.asset_event", object=row.uid, report=cited.reference, kind=kind)
        reach("asset_event.before_commit")
    return row


def _tied(
    actor: Actor, cited: Report, giver: Mention | None, taker: Mention | None, day: date | None
) -> Link | None:
    """Return the link that a payment stands for: one between the two by the same report, made where there is none."""
    if giver is None or taker is None or not kinds.fits("paid", giver.kind, taker.kind):
        return None
    standing = Link.objects.filter(report=cited, kind="paid", withdrawn_at=None)
    found = standing.filter(left__entity=giver.entity_id, right__entity=taker.entity_id).first()
    return found or Link.objects.create(
        uid=new_uid(), report=cited, level=cited.level, provenance=kinds.DECIDED, author=actor.uid, at=now(),
        left=giver, right=taker, kind="paid", first=day, last=day, source=cited.source,
        information=cited.information,
    )  # fmt: skip


def _money(amount: Decimal | None, currency: str) -> None:
    if amount is not None and not currency:
        raise Invalid("currency_is_missing", field="currency")
