"""The map of a question: asked of the room once, drawn, with the table behind it and the lines below it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from palermo.domain.routes.queries import incident_map
from palermo.domain.routes.queries.page import Answer, answer
from palermo.domain.routes.shapes import Flow, FlowMap, IncidentMap, Node, Profile
from palermo.faces.kit.drawings.figure import Figure, Table
from palermo.faces.kit.drawings.ground import Scene
from palermo.faces.kit.drawings.map import Drawn, route_map
from palermo.faces.kit.figures import number
from palermo.faces.web.routes import said, sources
from palermo.faces.web.routes.asked import Asked
from palermo.faces.web.routes.ground import Sheet
from palermo.faces.web.routes.scene import scene_of, sheet_for
from palermo.foundations.policy import Actor

TOGETHER = 14.0  # incidents nearer than so many units of the drawing come from the room as one
MOST_ROWS = 60  # a table behind a map; the list of all legs has its own page


@dataclass(frozen=True, slots=True)
class MapPage:
    """Everything a page with a map needs: what was found, what is kept of it, and the drawing."""

    asked: Asked
    flows: FlowMap
    kept: Sequence[Flow]
    incidents: IncidentMap | None
    scene: Scene
    drawn: Drawn

    @property
    def outside(self) -> int:
        """Return how many kept flows lie outside the part of the map, or have an end that is no known place."""
        return len(self.kept) - len(self.scene.flows)


def map_page(actor: Actor, asked: Asked) -> tuple[MapPage, Answer]:
    """Return the map of a question, and with it what the page around it offers."""

    def near(found: FlowMap) -> float:
        return _together(_sheet(asked, found, actor))

    part = (asked.frame, asked.toward, asked.least, said.language())
    found = answer(
        actor, asked.query, near=near if "incidents" in asked.layers else None, year=asked.year, part=part
    )
    sheet = _sheet(asked, found.flows, actor)
    return _page(actor, asked, sheet, found.flows, found.incidents), found


def profile_map(actor: Actor, asked: Asked, profile: Profile) -> MapPage:
    """Return the map of a profile: its legs, and the incidents of its route or crossing."""
    sheet = _sheet(asked, profile.map, actor, profile.nodes)
    incidents = None
    if profile.kind != "leg" and "incidents" in asked.layers:
        incidents = incident_map(actor, profile.map.query, km=_together(sheet))
    return _page(actor, asked, sheet, profile.map, incidents)


def _page(actor: Actor, asked: Asked, sheet: Sheet, flows: FlowMap, incidents: IncidentMap | None) -> MapPage:
    kept = _kept(asked, flows)
    scene = scene_of(
        sheet, kept, incidents, least=flows.least, address=lambda flow: leg_address(flow, asked),
        place_address=lambda node: place_address(node, asked), corridors="corridors" in asked.layers,
        language=said.language(),
    )  # fmt: skip
    drawn = route_map("map", scene, title=_("Map of routes"))
    return MapPage(asked, flows, kept, incidents, scene, drawn)


def _together(sheet: Sheet) -> float:
    return max(1.0, sheet.ground.kilometres * TOGETHER)


def _kept(asked: Asked, found: FlowMap) -> list[Flow]:
    return [flow for flow in found.flows if asked.keeps(flow)]


def _sheet(asked: Asked, found: FlowMap, actor: Actor, nodes: Sequence[Node] = ()) -> Sheet:
    return sheet_for(asked, _kept(asked, found), said.language(), nodes)


def leg_address(flow: Flow, asked: Asked) -> str:
    """Return where a leg's page is, with the question that led there."""
    return reverse("route_leg", args=[flow.key]) + asked.onward()


def place_address(node: Node, asked: Asked) -> str:
    """Return where a crossing's page is, "" for any other place."""
    if node.kind != "crossing" or not node.key.startswith("x:"):
        return ""
    return reverse("route_crossing", args=[node.key.removeprefix("x:")]) + asked.onward()


def figure(page: MapPage) -> Figure:
    """Return the map as a figure: what it says, what is measured, and its table."""
    return Figure(
        key="map-figure", says=says(page), measured=measured(page), svg=page.drawn.svg, table=table(page.kept),
        source=sources.map_line(page.flows, page.incidents, corridors="corridors" in page.asked.layers),
        care=sources.caveat(), wide=True,
    )  # fmt: skip


def says(page: MapPage) -> str:
    """Return the sentence that states what the map shows: its largest flow, or that there is none."""
    drawn = {(arrow.start, arrow.end) for arrow in page.scene.flows}
    known = [flow for flow in page.kept if (flow.origin.key, flow.destination.key) in drawn]
    known.sort(key=lambda flow: -flow.persons.low)
    if known:
        return _("Most reported persons: %(start)s to %(end)s, %(n)s") % {
            "start": said.node(known[0].origin), "end": said.node(known[0].destination), "n": said.persons(known[0].persons),
        }  # fmt: skip
    if page.incidents is not None and page.incidents.total.incidents:
        return _("%(n)s persons known to have died or gone missing") % {
            "n": number(page.incidents.total.both)
        }
    return _("Nothing to draw for this question")


def measured(page: MapPage) -> str:
    """Return what is measured, with the colours named where they occur."""
    ways = format_html(
        '{} <span class="kw k1">{}</span> · <span class="kw k3">{}</span>',
        _("Arrow width and figure: persons reported on the leg."), _("Land"), _("sea and river"),
    )  # fmt: skip
    if page.incidents is None or not page.incidents.total.incidents:
        return ways
    return format_html('{} · <span class="kw k2">{}</span>', ways, _("circles: persons dead or missing"))


def table(flows: Sequence[Flow]) -> Table:
    """Return the table behind the map."""
    rows = [
        (
            said.leg(flow), said.persons(flow.persons), said.modes(flow.modes), said.fees(flow.fees), said.days(flow.days),
            number(flow.died.both),
        )
        for flow in flows[:MOST_ROWS]
    ]  # fmt: skip
    header = (
        _("Leg"), _("Persons"), _("Means"), _("Fee, median and middle half"), _("Days, median"), _("Dead or missing"),
    )  # fmt: skip
    return Table(_("Flows on the map"), header, rows)
