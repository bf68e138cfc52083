"""The money of a network: payments, assets with owners and history, and sums that never mix currencies."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.db.models import Q

from palermo.domain.entities.models import Entity
from palermo.domain.networks.kinds import CORRECTED, OWNERSHIP, TAKEN
from palermo.domain.networks.models import AssetEvent, Payment
from palermo.domain.networks.queries.nodes import nodes_of
from palermo.domain.networks.queries.ties import seen_ties
from palermo.domain.networks.sealed import open_said
from palermo.domain.networks.shapes import Asset, Money, Network, Node, Paid, Sum, Sums, Tie
from palermo.domain.networks.shapes import AssetEvent as Event
from palermo.domain.networks.visible import events_visible_to, links_visible_to, payments_visible_to
from palermo.domain.networks.words import Said
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, require


def money(actor: Actor, network: Network, *, withdrawn: bool = False) -> Money:
    """Return the money of a network's nodes: what they paid and got, and what they have; the reading is recorded.

    Sums leave out what was withdrawn, though with `withdrawn` the rows are shown.
    """
    require(actor, Permission.NETWORK_READ)
    references = {node.reference for node in network.nodes}
    entities = set(Entity.objects.filter(reference__in=references).values_list("pk", flat=True))
    paid = _payments(actor, entities, withdrawn=withdrawn)
    assets = _assets(actor, network, entities, withdrawn=withdrawn)
    named = {node.reference: node.title for node in network.nodes}
    others = {end for one in paid for end in (one.payer, one.payee) if end} | {
        owner for one in assets for owner in (*one.owners_of_record, *one.suspected_owners)
    }
    missing = Entity.objects.filter(reference__in=others - set(named)).values_list("pk", flat=True)
    named |= {node.reference: node.title for node in nodes_of(actor, set(missing), counted=False).values()}
    events = [event for asset in assets for event in asset.events if not event.withdrawn]
    reports = {one.report for one in paid} | {event.report for event in events}
    audit.read(actor, "network.money", objects=sorted(reports), start=network.starts[0])
    return Money(
        payments=paid, paid=sums(one for one in paid if not one.withdrawn), assets=assets,
        values=sums(event for asset in assets if (event := _last(asset, "valued")) is not None),
        taken={kind: sums(event for event in events if event.kind == kind) for kind in TAKEN},
        titles=named, reports=tuple(sorted(reports)),
    )  # fmt: skip


def sums(amounts: Iterable[Paid | Event]) -> Sums:
    """Add amounts up by currency; one without amount or currency is counted as unknown and added nowhere."""
    known: dict[str, list[Decimal]] = defaultdict(list)
    unknown = 0
    for one in amounts:
        if one.amount is None or not one.currency:
            unknown += 1
        else:
            known[one.currency].append(one.amount)
    return Sums(
        tuple(Sum(code, sum(found, Decimal(0)), len(found)) for code, found in sorted(known.items())), unknown
    )


def _payments(actor: Actor, entities: set[int], *, withdrawn: bool) -> Sequence[Paid]:
    named = Q(payer__entity__in=entities) | Q(payee__entity__in=entities)
    rows = payments_visible_to(actor).filter(named).exclude(why_withdrawn=CORRECTED)
    if not withdrawn:
        rows = rows.filter(withdrawn_at=None)
    found = list(rows.select_related("report", "payer__entity", "payee__entity").order_by("-day", "-pk"))
    said = open_said(found)
    return tuple(_paid(row, said[row.pk]) for row in found)


def _paid(row: Payment, said: Said) -> Paid:
    return Paid(
        uid=row.uid, payer=row.payer.entity.reference if row.payer else "",
        payee=row.payee.entity.reference if row.payee else "", day=row.day, amount=said.amount,
        currency=said.currency, what=said.what, note=said.note, level=row.level, provenance=row.provenance,
        report=row.report.reference, unit=row.report.unit, at=row.at, withdrawn=row.withdrawn_at is not None,
    )  # fmt: skip


def _assets(actor: Actor, network: Network, entities: set[int], *, withdrawn: bool) -> Sequence[Asset]:
    owned = links_visible_to(actor).filter(kind__in=OWNERSHIP, right__entity__in=entities)
    ties = seen_ties(actor, list(owned.values_list("pk", flat=True))).values()
    rows = events_visible_to(actor).filter(asset__entity__in=entities).exclude(why_withdrawn=CORRECTED)
    if not withdrawn:
        rows = rows.filter(withdrawn_at=None)
    found = list(rows.select_related("report", "asset__entity"))
    said = open_said(found)
    events: dict[str, list[Event]] = defaultdict(list)
    for row in sorted(found, key=lambda row: (row.day or row.at.date(), row.pk)):
        event = _event(row, said[row.pk])
        events[event.asset].append(event)
    owners: dict[str, list[Tie]] = defaultdict(list)
    for tie in ties:
        owners[tie.right].append(tie)
    nodes = {node.reference: node for node in network.nodes}
    wanted = [
        reference
        for reference, node in nodes.items()
        if reference in events or reference in owners or node.kind in ("account", "asset")
    ]
    return tuple(_asset(nodes[one], events.get(one, []), owners.get(one, [])) for one in wanted)


def _asset(node: Node, events: Sequence[Event], ties: Sequence[Tie]) -> Asset:
    standing = [event for event in events if not event.withdrawn]
    valued = [event for event in standing if event.kind == "valued"]
    moved = [event for event in standing if event.kind != "valued"]

    def owners(*kinds: str) -> Sequence[str]:
        return tuple(dict.fromkeys(tie.left for tie in ties if tie.kind in kinds))

    return Asset(
        node=node, owners_of_record=owners("owner_of_record", "owns"), suspected_owners=owners("suspected_owner"),
        value=valued[-1].amount if valued else None, currency=valued[-1].currency if valued else "",
        state=moved[-1].kind if moved else "", events=tuple(events),
    )  # fmt: skip


def _last(asset: Asset, kind: str) -> Event | None:
    found = [event for event in asset.events if event.kind == kind and not event.withdrawn]
    return found[-1] if found else None


def _event(row: AssetEvent, said: Said) -> Event:
    return Event(
        uid=row.uid, asset=row.asset.entity.reference, kind=row.kind, day=row.day, amount=said.amount,
        currency=said.currency, decision=said.decision, level=row.level, report=row.report.reference,
        unit=row.report.unit, at=row.at, author=row.author, withdrawn=row.withdrawn_at is not None,
    )  # fmt: skip
