"""Entities as nodes: the line by which people know each, from visible mentions alone; who is protected has none."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from palermo.domain.entities.models import Entity
from palermo.domain.entities.queries.entity import title_of
from palermo.domain.entities.sealed import SHUT, Shut, open_shut
from palermo.domain.networks.shapes import Node
from palermo.domain.networks.visible import links_visible_to, mentions_open_to
from palermo.foundations.policy import Actor


@dataclass(slots=True)
class _Seen:
    level: int = 0
    mentions: list[int] = field(default_factory=list)
    reports: set[str] = field(default_factory=set)
    units: set[str] = field(default_factory=set)
    masked: bool = False
    invented: bool = False


def nodes_of(
    actor: Actor, entities: Collection[int], *, past: bool = False, counted: bool = True
) -> dict[int, Node]:
    """Return nodes by entity, without degrees; an entity of which the actor sees no mention is left out.

    Somebody who is protected in a mention that the actor sees is masked: no name, whatever other reports call her.
    `past` takes mentions too that a correction made past; `counted` counts the protected people beside each.
    """
    rows = mentions_open_to(actor).filter(entity__in=entities)
    if not past:
        rows = rows.filter(present=True)
    seen: dict[int, _Seen] = defaultdict(_Seen)
    shut: list[Shut] = []
    extra = ("entity", "protected", "unit", "report__reference", "report__invented")
    for row in rows.order_by("pk").values_list(*SHUT, *extra):
        entity, protected, unit, report, invented = row[len(SHUT) :]
        one = seen[entity]
        one.level = max(one.level, row[2])
        one.mentions.append(row[0])
        one.reports.add(report)
        one.units.add(unit)
        one.masked |= protected
        one.invented |= invented
        shut.append(Shut._make(row[: len(SHUT)]))
    words = open_shut(shut)
    named = Entity.objects.filter(pk__in=seen).values_list("pk", "reference", "kind")
    protected_beside = _protected(actor, set(seen)) if counted else {}
    return {
        pk: Node(
            reference=reference, kind=kind, masked=one.masked, level=one.level, mentions=len(one.mentions),
            title="" if one.masked else title_of(words[row] for row in one.mentions if row in words) or reference,
            reports=sorted(one.reports), units=sorted(one.units), invented=one.invented,
            protected=protected_beside.get(pk, 0),
        )
        for pk, reference, kind in named for one in (seen[pk],)
    }  # fmt: skip


def _protected(actor: Actor, entities: Collection[int]) -> Mapping[int, int]:
    """Count the protected people (and things of theirs) tied to each entity; nothing else of them is shown."""
    beside: dict[int, set[int]] = defaultdict(set)
    rows = links_visible_to(actor, protected=True)
    for here, there in (("left", "right"), ("right", "left")):
        pairs = rows.filter(**{f"{here}__entity__in": entities, f"{here}__protected": False})
        for entity, other in pairs.values_list(f"{here}__entity", f"{there}__entity"):
            beside[entity].add(other)
    return {entity: len(others - {entity}) for entity, others in beside.items()}
