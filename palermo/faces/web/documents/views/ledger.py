"""The ledger of an issued document: who received, opened, acknowledged, used, rated and answered; as a page and a file."""

from collections.abc import Sequence

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render

from palermo.domain.documents import queries
from palermo.domain.documents.shapes import Copy, Ledger
from palermo.faces.kit import export
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.kit.names import unit
from palermo.foundations.policy import Permission
from palermo.kernel.errors import Forbidden

FIELDS = (
    "number", "reader", "unit", "delivered", "opened", "acknowledged", "used_for", "rating", "recall_acknowledged", "reminded",
)  # fmt: skip


@guard(Permission.DOCUMENT_WRITE)
def ledger(request: ActorRequest, reference: str) -> HttpResponse:
    """Show what became of every copy."""
    line = queries.heading(request.actor, reference)
    if line.state not in ("issued", "superseded", "recalled", "expired"):
        raise Forbidden(reference=reference)
    found = queries.ledger(request.actor, reference)
    only = request.GET.get("only", "")
    context = {
        "line": line, "opened": line, "language": line.language, "reference": line.reference,
        "ledger": found, "figures": figures(found), "groups": groups(narrowed(found.copies, only)), "only": only,
        "recalled": line.state == "recalled", "times": queries.issue_times(request.actor, reference),
    }  # fmt: skip
    return render(request, "documents/ledger.html", context)


@guard(Permission.DOCUMENT_WRITE)
def exported(request: ActorRequest, reference: str, kind: str) -> StreamingHttpResponse:
    """Give the whole ledger as CSV or XLSX."""
    queries.heading(request.actor, reference)
    found = queries.ledger(request.actor, reference)
    return (export.csv if kind == "csv" else export.xlsx)(
        f"palermo-ledger-{reference}", FIELDS, map(_cells, found.copies)
    )


def figures(found: Ledger) -> dict[str, int]:
    """Return how many copies there are, and how many were opened, acknowledged, used, rated; and who knows of a recall."""
    copies = found.copies
    return {
        "all": len(copies), "opened": sum(one.opened_at is not None for one in copies),
        "acknowledged": sum(one.acknowledged_at is not None for one in copies), "used": sum(bool(one.used) for one in copies),
        "rated": sum(one.rating is not None for one in copies), "answered": len(found.remarks),
        "to_chase": sum(one.opened_at is not None and one.recall_seen_at is None for one in copies),
        "knows": sum(one.recall_seen_at is not None for one in copies),
    }  # fmt: skip


def narrowed(copies: Sequence[Copy], only: str) -> list[Copy]:
    """Return the copies that nobody opened, that nobody acknowledged, or whose reader does not know of a recall; or all."""
    if only == "unopened":
        return [one for one in copies if one.opened_at is None]
    if only == "unacknowledged":
        return [one for one in copies if one.acknowledged_at is None]
    if only == "unaware":
        return [one for one in copies if one.opened_at is not None and one.recall_seen_at is None]
    return list(copies)


def groups(copies: Sequence[Copy]) -> list[tuple[str, list[Copy]]]:
    """Return copies by house, houses by name."""
    found: dict[str, list[Copy]] = {}
    for one in copies:
        found.setdefault(one.unit, []).append(one)
    return sorted(
        ((unit(code) if code else "", rows) for code, rows in found.items()), key=lambda group: group[0]
    )


def _cells(one: Copy) -> list[export.Cell]:
    return [
        one.number, one.name, one.unit, one.delivered_at, one.opened_at, one.acknowledged_at, one.used, one.rating,
        one.recall_seen_at, one.reminded_at,
    ]  # fmt: skip
