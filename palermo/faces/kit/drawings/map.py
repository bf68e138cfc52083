"""The map: land, approximate corridors, incidents, arrows of persons, places and their names, and the strip below."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from palermo.faces.kit.drawings import arrows, clusters, legend, map_names, map_words, svg
from palermo.faces.kit.drawings.ground import Corridor, Flow, Ground, Place, Scene, Spot
from palermo.faces.kit.drawings.labels import Labels
from palermo.faces.kit.figures import number

MOST_ARROWS, MOST_CIRCLES = 120, 160
FEW_WIDE = 4.0
APART = 2.0  # for each digit of a number in a circle: two numbers side by side must not read as one


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
    inside = _inside(key, scene, lines, spots, _used(scene, shown, places))
    ground = scene.ground
    foot = legend.strip(
        wide=ground.width, top=ground.height, largest=largest, most_dead=max((spot.persons for spot in spots), default=0),
        few=scene.fewer_than if any(line.flow.persons is None for line in lines) else 0,
        corridors=bool(scene.corridors), kilometres=ground.kilometres,
    )  # fmt: skip
    made = svg.drawing(
        key, width=ground.width, height=ground.height + legend.HIGH, title=title, css="netw",
        words=map_words.map_in_words(scene, ordered, places), pieces=[inside, foot],
    )  # fmt: skip
    return Drawn(made, max(0, len(ordered) - MOST_ARROWS), len(shown) - len(lines))


def _used(scene: Scene, shown: Sequence[Flow], places: Mapping[str, Place]) -> list[Place]:
    """Return the places in the order in which words go to them: ends of the largest flows first."""
    ends = dict.fromkeys(end for flow in shown for end in (flow.start, flow.end))
    return [places[key] for key in ends] + [place for place in scene.places if place.key not in ends]


def _inside(
    key: str, scene: Scene, lines: Sequence[_Line], spots: Sequence[Spot], used: Sequence[Place]
) -> str:
    paper = Labels(scene.ground.width, scene.ground.height)
    for place in used:
        paper.take(place.x, place.y, 5)
    for line in lines:
        for x, y in line.arrow.along:
            paper.cross(x, y, line.arrow.width / 2 + 1)
    told = [(line.arrow, number(line.flow.persons)) for line in lines if line.flow.persons is not None]
    pieces = [
        _corridors(scene.corridors), _circles(spots), *(_arrow(line) for line in reversed(lines)),
        *(svg.linked(place.href, _node(place), place.name) for place in used),
        map_names.names(paper, used[:6]), map_names.figures(paper, told), map_names.names(paper, used[6:]),
        _deaths(paper, spots), map_names.countries(paper, scene.ground),
    ]  # fmt: skip
    return _land(key, scene.ground) + f'<g clip-path="url(#{key}-c)">' + "".join(pieces) + "</g>"


def _line(flow: Flow, places: Mapping[str, Place], largest: int) -> _Line | None:
    start, end = places[flow.start], places[flow.end]
    wide = FEW_WIDE if flow.persons is None else arrows.width(flow.persons, largest)
    made = arrows.arrow((start.x, start.y), (end.x, end.y), wide)
    return None if made is None else _Line(flow, made)


def _land(key: str, ground: Ground) -> str:
    box = f"M0 0h{svg.coordinate(ground.width)}v{svg.coordinate(ground.height)}H0z"
    away = "".join(land.d for land in ground.lands if not land.home)
    home = "".join(land.d for land in ground.lands if land.home)
    shapes = (svg.path(away, "land") if away else "") + (svg.path(home, "land in") if home else "")
    clip = f'<clipPath id="{key}-c"><path d="{box}"/></clipPath>'
    return f'{clip}<g clip-path="url(#{key}-c)">{svg.path(box, "sea")}{shapes}</g>'


def _corridors(corridors: Sequence[Corridor]) -> str:
    found = []
    for one in corridors:
        d = "M" + "L".join(f"{svg.coordinate(x)} {svg.coordinate(y)}" for x, y in one.points)
        found.append(svg.linked("", svg.path(d, "ln st da", stroke_width=2), one.name))
    return svg.group("k4", found)


def _circles(spots: Sequence[Spot]) -> str:
    largest = max((spot.persons for spot in spots), default=0)
    circles = [
        svg.linked(
            "",
            svg.circle(spot.x, spot.y, clusters.radius(spot.persons, largest), ""),
            map_words.spot_in_words(spot),
        )
        for spot in spots
    ]
    return svg.group("fi k2", circles, fill_opacity=".42")


def _deaths(paper: Labels, spots: Sequence[Spot]) -> str:
    """Return the numbers of the largest circles, in their middle, where no arrow or name lies."""
    largest = max((spot.persons for spot in spots), default=0)
    found = []
    for spot in spots[:8]:
        words = number(spot.persons)
        if clusters.radius(spot.persons, largest) > 12 and paper.at_one_of(
            [(spot.x, spot.y)], words, spaced=APART
        ):
            found.append(svg.text(spot.x, spot.y + 4, words))
    return svg.group("mid", found)


def _arrow(line: _Line) -> str:
    flow, made = line.flow, line.arrow
    head = svg.path(made.head, "fi")
    if flow.persons is None:
        broken = svg.path(made.shaft, "st ax", stroke_width=FEW_WIDE, stroke_dasharray="2 3")
        return svg.group("k4", [svg.linked(flow.href, broken + head, _("few persons"))])
    wide = svg.coordinate(made.width)
    shaft = svg.path(made.shaft, "ln st", stroke_width=wide, stroke_opacity=".82")
    words = ngettext("%(n)s person", "%(n)s persons", flow.persons) % {"n": number(flow.persons)}
    return svg.group("k3" if flow.sea else "k1", [svg.linked(flow.href, shaft + head, words)])


def _node(place: Place) -> str:
    """Return the shape of a kind of place: a town is round, a crossing stands on a corner, a sea lane on a point."""
    x, y, at = place.x, place.y, svg.coordinate
    if place.kind == "crossing":
        return svg.path(f"M{at(x)} {at(y - 4.6)}l4.6 4.6-4.6 4.6-4.6-4.6z", "no")
    if place.kind == "sea":
        return svg.path(f"M{at(x - 4)} {at(y - 3)}h8l-4 7z", "no")
    if place.kind == "region":
        return svg.rect(x - 3.4, y - 3.4, 6.8, 6.8, "no")
    return svg.circle(x, y, 3.5, "no")
