"""The money of a network: what was paid, what is owned by whom, what was frozen, seized, confiscated, returned."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from palermo.domain.networks import queries, shapes
from palermo.faces.kit.figures import money as amount_text
from palermo.faces.kit.figures import number
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.networks import words
from palermo.faces.web.networks.state import read
from palermo.faces.web.networks.views.network import around, opened, protected
from palermo.foundations.policy import Permission
from palermo.kernel.errors import Refused


@guard(Permission.NETWORK_READ)
def money(request: ActorRequest, reference: str) -> HttpResponse:
    """Show the money of a network; nothing is added across currencies."""
    state = read(reference, request.GET)
    try:
        found = opened(request.actor, state)
        kept = queries.money(request.actor, found, withdrawn=True)
    except Refused as failure:
        return protected(request, failure)
    titles = {node.reference: node.title or node.reference for node in found.nodes} | dict(kept.titles)
    context: dict[str, Any] = {
        **around(request, state, found, None), "money": kept,
        "paid": said(kept.paid), "values": said(kept.values),
        "taken": [(label, said(kept.taken.get(code, shapes.Sums()))) for code, label in words.TAKEN.items()],
        "payments": [
            (one, titles.get(one.payer, one.payer), titles.get(one.payee, one.payee), amount_text(one))
            for one in kept.payments
        ],
        "assets": [
            (one, _named(one.owners_of_record, titles), _named(one.suspected_owners, titles), _worth(one), _happened(one))
            for one in kept.assets
        ],
        "n": len(kept.reports),
    }  # fmt: skip
    return render(request, "networks/money.html", context)


def said(sums: shapes.Sums) -> str:
    """Return sums in words: each currency with its n, then how many amounts nobody knows."""
    parts = [
        _("%(sum)s (n = %(n)s)") % {"sum": amount_text(one), "n": number(one.count)} for one in sums.known
    ]
    if sums.unknown:
        parts.append(_("%(n)s of unknown amount") % {"n": number(sums.unknown)})
    return " · ".join(parts)


def _named(references: Sequence[str], titles: dict[str, str]) -> list[tuple[str, str]]:
    return [(reference, titles.get(reference, reference)) for reference in references]


def _worth(asset: shapes.Asset) -> str:
    """Return what an asset is worth, "" where nobody says."""
    if asset.value is None:
        return ""
    return amount_text(shapes.Sum(asset.currency, asset.value, 1))


def _happened(asset: shapes.Asset) -> list[tuple[shapes.AssetEvent, str]]:
    return [(event, amount_text(event) if event.amount is not None else "") for event in asset.events]
