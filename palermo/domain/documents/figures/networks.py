"""A figure of a network around some entities, with where its nodes lie. It carries the handling of every report in it."""

from collections.abc import Mapping
from typing import Any

from palermo.domain.documents import rules
from palermo.domain.documents.cited import resolve
from palermo.domain.documents.figures.asked import capped
from palermo.domain.documents.figures.plain import plain
from palermo.domain.documents.figures.registry import FigureKind, register
from palermo.domain.documents.shapes import Frozen
from palermo.foundations.policy import Actor
from palermo.kernel.errors import Invalid

ASKS = ("starts", "steps", "cap", "level")


def _network(actor: Actor, query: Mapping[str, Any]) -> Frozen:
    # Networks bring numpy and igraph, which a process that draws none has no use for.
    from palermo.domain.networks.queries import drawing, network

    actor, level = capped(actor, query)
    starts = query.get("starts", ())
    named = [one for one in (starts.split(",") if isinstance(starts, str) else starts) if one]
    try:
        steps, cap = int(query.get("steps", 1)), int(query.get("cap", 60))
    except (TypeError, ValueError):
        raise Invalid("out_of_bounds", field="steps") from None
    found = network(actor, starts=named, steps=steps, cap=cap)
    least = rules.floor(one.mark for one in resolve(actor, found.reports).values())
    data = {"network": plain(found), "drawing": plain(drawing(actor, found))}
    _forget_references(data)
    return Frozen(
        "network", data, level, least.handling, "", "reports", found.mentions, least.units,
        contributors=tuple(found.units),
    )  # fmt: skip


def _forget_references(data: dict[str, Any]) -> None:
    """Take out which reports say it: readers learn how many, and not which."""
    data["network"]["reports"] = []
    for node in data["network"]["nodes"]:
        node["reports"] = []
    for edge in data["network"]["edges"]:
        for tie in edge["ties"]:
            tie["report"] = tie["author"] = ""


register(FigureKind("network", _network, ASKS))
