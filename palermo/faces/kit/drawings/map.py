"""The map: land, approximate corridors, incidents, arrows of persons, places and their names, and the strip below."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from palermo.faces.kit.drawings import arrows, clusters, legend, svg
from palermo.faces.kit.drawings.ground import Flow, Ground, Place, Scene, Spot
from palermo.faces.kit.drawings.labels import Labels
from palermo.faces.kit.drawings.lettering import width
from palermo.faces.kit.figures import number

MOST_ARROWS, MOST_CIRCLES, MOST_NAMES, MOST_TOLD = 120, 160, 60, 12
FEW_WIDE = 4.0


@dataclass(frozen=True, slots=True)
class Drawn:
    """A map and what did not fit on it: flows beyond the most drawn, or too short for an arrow at this scale."""

    svg: SafeString
    beyond: int = 0
    too_short: int = 0


@dataclass(frozen=True, slots=True)
class _Line:
    flow: Flow
    arrow: arrows.Arrow


def route_map(key: str, scene: Scene, *, title: str) -> Drawn:
    """Return the map of a scene; the largest flows first, so that words go to them before others."""
    places = {place.key: place for place in scene.places}
    ordered = sorted(scene.flows, key=lambda flow: (-(flow.persons or 0), flow.start, flow.end))
    shown = [flow for flow in ordered if flow.start in places and flow.end in places][:MOST_ARROWS]
    largest = max((flow.persons or 0 for flow in shown), default=0)
    lines = [line for flow in shown if (line := _line(flow, places, largest)) is not None]
    spots = clusters.clustered(scene.spots)[:MOST_CIRCLES]
    ground = scene.ground
    paper = Labels(ground.width, ground.height)
    used = [places[name] for name in dict.fromkeys(end for flow in shown for end in (flow.start, flow.end))]
    used += [place for place in scene.places if place not in used]
    for place in used:
        paper.take(place.x, place.y, 5)
    pieces = [
        _land(key, ground), _corridors(scene), _circles(spots), *_arrows(lines), *_nodes(used),
        _figures(paper, lines), _names(paper, used[:MOST_NAMES]), _countries(paper, ground),
    ]  # fmt: skip
    inside = f'<g clip-path="url(#{key}-c)">' + "".join(pieces) + "</g>"
    foot = legend.strip(
        wide=ground.width, top=ground.height, largest=largest, most_dead=max((spot.persons for spot in spots), default=0),
        few=scene.fewer_than if any(line.flow.persons is None for line in lines) else 0,
        corridors=bool(scene.corridors), kilometres=ground.kilometres,
    )  # fmt: skip
    made = svg.drawing(
        key, width=ground.width, height=ground.height + legend.HIGH, title=title, css="netw",
        words=in_words(scene, ordered, places), pieces=[inside, foot],
    )  # fmt: skip
    return Drawn(made, max(0, len(ordered) - MOST_ARROWS), len(shown) - len(lines))


def in_words(scene: Scene, ordered: Sequence[Flow], places: dict[str, Place]) -> str:
    """Return what the map shows for those who do not see it: sums, the largest flows, the worst places."""
    told = []
    known = [flow for flow in ordered if flow.persons is not None]
    if known:
        total = sum(flow.persons or 0 for flow in known)
        told.append(
            ngettext("%(legs)s leg with %(persons)s reported persons.", "%(legs)s legs with %(persons)s reported persons.", len(known))
            % {"legs": number(len(known)), "persons": number(total)}
        )  # fmt: skip
        told += [
            _("%(start)s to %(end)s, %(way)s: %(persons)s.") % {
                "start": places[flow.start].name, "end": places[flow.end].name, "persons": number(flow.persons),
                "way": _("by sea") if flow.sea else _("by land"),
            }
            for flow in known[:MOST_TOLD] if flow.start in places and flow.end in places
        ]  # fmt: skip
    if scene.spots:
        told.append(
            _("Known incidents: %(incidents)s, with %(persons)s persons dead or missing.") % {
                "incidents": number(sum(spot.incidents for spot in scene.spots)),
                "persons": number(sum(spot.persons for spot in scene.spots)),
            }
        )  # fmt: skip
    if scene.corridors:
        told.append(
            ngettext("%(n)s approximate corridor.", "%(n)s approximate corridors.", len(scene.corridors))
            % {"n": number(len(scene.corridors))}
        )
    told.append(_("Every figure stands in the table with the map."))
    return " ".join(told)


def _line(flow: Flow, places: dict[str, Place], largest: int) -> _Line | None:
    start, end = places[flow.start], places[flow.end]
    wide = FEW_WIDE if flow.persons is None else arrows.width(flow.persons, largest)
    made = arrows.arrow((start.x, start.y), (end.x, end.y), wide)
    return None if made is None else _Line(flow, made)


def _land(key: str, ground: Ground) -> str:
    wide, high = svg.coordinate(ground.width), svg.coordinate(ground.height)
    box = f"M0 0h{wide}v{high}H0z"
    away = "".join(land.d for land in ground.lands if not land.home)
    home = "".join(land.d for land in ground.lands if land.home)
    clip = f'<clipPath id="{key}-c"><path d="{box}"/></clipPath>'
    sea = svg.path(box, "sea")
    return clip + sea + (svg.path(away, "land") if away else "") + (svg.path(home, "land in") if home else "")


def _corridors(scene: Scene) -> str:
    return svg.group(
        "k4",
        [
            svg.linked(
                "",
                svg.path("M" + "L".join(f"{svg.coordinate(x)} {svg.coordinate(y)}" for x, y in one.points), "ln st da", stroke_width=2),
                one.name,
            )
            for one in scene.corridors if len(one.points) > 1
        ],
    )  # fmt: skip


def _circles(spots: Sequence[Spot]) -> str:
    largest = max((spot.persons for spot in spots), default=0)
    return svg.group(
        "fi k2",
        [
            svg.linked("", svg.circle(spot.x, spot.y, clusters.radius(spot.persons, largest), ""), _spot_words(spot)).replace(' class=""', "")
            for spot in spots
        ],
        fill_opacity=".42",
    )  # fmt: skip


def _spot_words(spot: Spot) -> str:
    incidents = ngettext("%(n)s incident", "%(n)s incidents", spot.incidents) % {"n": number(spot.incidents)}
    return _("%(incidents)s, %(persons)s dead or missing") % {
        "incidents": incidents,
        "persons": number(spot.persons),
    }


def _arrows(lines: Sequence[_Line]) -> list[str]:
    return [_arrow(line) for line in reversed(lines)]  # the largest on top


def _arrow(line: _Line) -> str:
    flow, made = line.flow, line.arrow
    if flow.persons is None:
        inside = svg.path(
            made.shaft, "st ln", stroke_width=FEW_WIDE, stroke_dasharray="2 3", stroke_linecap="butt"
        )
        return svg.group("k4", [svg.linked(flow.href, inside + svg.path(made.head, "fi"), _("few persons"))])
    shaft = svg.path(made.shaft, "ln st", stroke_width=svg.coordinate(made.width), stroke_opacity=".82")
    words = ngettext("%(n)s person", "%(n)s persons", flow.persons) % {"n": number(flow.persons)}
    return svg.group(
        "k3" if flow.sea else "k1", [svg.linked(flow.href, shaft + svg.path(made.head, "fi"), words)]
    )


def _nodes(places: Sequence[Place]) -> list[str]:
    return [svg.linked(place.href, _node(place), place.name) for place in places]


def _node(place: Place) -> str:
    x, y = svg.coordinate(place.x), svg.coordinate(place.y)
    if place.kind == "crossing":
        return svg.path(f"M{x} {svg.coordinate(place.y - 4.6)}l4.6 4.6-4.6 4.6-4.6-4.6z", "no")
    if place.kind == "sea":
        return svg.path(f"M{svg.coordinate(place.x - 4)} {svg.coordinate(place.y - 3)}h8l-4 7z", "no")
    if place.kind == "region":
        return svg.path(
            f"M{svg.coordinate(place.x - 3.4)} {svg.coordinate(place.y - 3.4)}h6.8v6.8h-6.8z", "no"
        )
    return svg.circle(place.x, place.y, 3.5, "no")


def _figures(paper: Labels, lines: Sequence[_Line]) -> str:
    found = []
    for line in lines:
        if line.flow.persons is None:
            continue
        words = number(line.flow.persons)
        away = line.arrow.width / 2 + width(words) / 2 + 4
        label = paper.at_one_of(_beside_the_shaft(line.arrow, away), words)
        if label is not None:
            found.append(svg.text(label.x, label.y, words, "halo bo mid"))
    return "".join(found)


def _beside_the_shaft(arrow: arrows.Arrow, away: float) -> list[tuple[float, float]]:
    """Return points on both sides of a shaft's middle, and of what lies before and after it."""
    found = []
    for place in (3, 4, 2, 5, 1):
        (x0, y0), (x1, y1) = arrow.along[place - 1], arrow.along[place + 1]
        size = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5 or 1.0
        # Words are wide and low: beside an upright shaft they need their width, beside a lying one their height.
        upright = abs(y1 - y0) / size
        far = away * upright + (arrow.width / 2 + 9) * (1 - upright)
        x, y = arrow.along[place]
        for side in (1, -1):
            found.append((x - (y1 - y0) / size * far * side, y + (x1 - x0) / size * far * side))
    return found


def _names(paper: Labels, places: Sequence[Place]) -> str:
    found = []
    for place in places:
        label = paper.beside(place.x, place.y, place.name)
        if label is not None:
            found.append(svg.text(label.x, label.y, place.name, f"halo {label.anchor}".strip()))
    return "".join(found)


def _countries(paper: Labels, ground: Ground) -> str:
    found = []
    for land in ground.lands:
        if land.name and land.at is not None:
            x, y = land.at
            around = [(x, y), (x, y - 18), (x, y + 18), (x - 26, y), (x + 26, y), (x, y + 34), (x, y - 34)]
            label = paper.at_one_of(around, land.name)
            if label is not None:
                found.append(svg.text(label.x, label.y, land.name))
    return svg.group("mu mid", found, letter_spacing=".08em")
