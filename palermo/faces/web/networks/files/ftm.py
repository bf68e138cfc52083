"""FollowTheMoney (schema of 3.5) as JSON lines, an entity a line, as Aleph and OpenSanctions' tools read it.

FollowTheMoney has no phone and ties papers to a holder: both stand as a LegalEntity of that number, "whoever holds it".
"""

import json
from collections.abc import Iterator
from hashlib import blake2b
from typing import Any

from palermo.domain.networks import shapes
from palermo.kernel.levels import Level

_SCHEMA = {
    "person": "Person", "organisation": "Organization", "vehicle": "Vehicle", "vessel": "Vessel",
    "account": "BankAccount", "asset": "Asset", "phone": "LegalEntity", "paper": "LegalEntity",
}  # fmt: skip
_LEGAL = frozenset({"person", "organisation", "phone", "paper"})
_ASSETS = frozenset({"vehicle", "vessel", "account", "asset"})
_OWNING = frozenset({"owns", "owner_of_record", "suspected_owner"})
_NUMBER = {"phone": "phone", "account": "accountNumber", "vehicle": "registrationNumber"}
Properties = dict[str, list[str]]


def lines(network: shapes.Network, *, handling: str, words: dict[str, str], note: str) -> Iterator[str]:
    """Yield one line for each entity and each tie; `words` are kinds of link in English, the format's language."""
    nodes = {node.reference: node for node in network.nodes}
    for node in network.nodes:
        yield from _node(node, handling, note)
    for edge in network.edges:
        for tie in edge.ties:
            if tie.left in nodes and tie.right in nodes:
                yield _tie(tie, nodes[tie.left], nodes[tie.right], words, handling)


def ident(text: str) -> str:
    """Return an identifier as the format wants it: stable, made from a reference and telling nothing else."""
    return blake2b(text.encode(), digest_size=20, person=b"palermo-ftm").hexdigest()


def _node(node: shapes.Node, handling: str, note: str) -> Iterator[str]:
    title = node.title or node.reference
    properties: Properties = {
        "name": [title],
        "notes": [
            f"{Level(node.level).code}; {handling}; {node.reference}; reports: {', '.join(node.reports) or 'not shown'}",
            note,
        ],
    }
    if node.title and node.kind in _NUMBER:
        properties[_NUMBER[node.kind]] = [node.title]
    if node.kind in ("phone", "paper"):
        properties["summary"] = [f"Whoever holds the {node.kind}"]
    yield _line(node.reference, _SCHEMA.get(node.kind, "LegalEntity"), properties)
    if node.kind == "paper" and node.title:
        held: Properties = {"holder": [ident(node.reference)], "number": [node.title]}
        yield _line(
            f"{node.reference}:paper", "Identification", held | {"description": properties["notes"][:1]}
        )


def _tie(tie: shapes.Tie, left: shapes.Node, right: shapes.Node, words: dict[str, str], handling: str) -> str:
    schema, start, end = _kind(tie.kind, left.kind, right.kind)
    said = words.get(tie.kind, tie.kind)
    properties: Properties = {
        start: [ident(tie.left)], end: [ident(tie.right)], "recordId": [tie.report] if tie.report else [],
        "startDate": [tie.first.isoformat()] if tie.first else [], "endDate": [tie.last.isoformat()] if tie.last else [],
        "description": [
            f"{said}; {tie.provenance}; source {tie.source or 'X'}{tie.information or '4'}; {Level(tie.level).code}; {handling}"
            if tie.source or tie.information
            else f"{said}; {tie.provenance}; not evaluated; {Level(tie.level).code}; {handling}"
        ],
    }  # fmt: skip
    if schema in ("UnknownLink", "Ownership", "Employment"):
        properties["role"] = [said]
    elif schema in ("Family", "Associate"):
        properties["relationship"] = [said]
    return _line(tie.uid, schema, properties)


def _kind(kind: str, left: str, right: str) -> tuple[str, str, str]:
    """Return schema and the properties of both ends; what the format has no word for is an UnknownLink."""
    people = left == right == "person"
    if kind == "family" and people:
        return "Family", "person", "relative"
    if kind in ("seen_with", "travelled_with") and people:
        return "Associate", "person", "associate"
    if kind == "employs" and left == "organisation" and right == "person":
        return "Employment", "employer", "employee"
    if kind in _OWNING and left in _LEGAL and right in _ASSETS:
        return "Ownership", "owner", "asset"
    if kind == "paid" and left in _LEGAL and right in _LEGAL:
        return "Payment", "payer", "beneficiary"
    return "UnknownLink", "subject", "object"


def _line(key: str, schema: str, properties: Properties) -> str:
    kept: dict[str, Any] = {name: values for name, values in properties.items() if values}
    return json.dumps({"id": ident(key), "schema": schema, "properties": kept}, ensure_ascii=False) + "\n"
