"""Which broad route a leg or an incident belongs to: by the source's own words, or by ends and medium."""

from functools import cache

from palermo.domain.routes.shapes import Node
from palermo.foundations.vocabularies import vocabulary

_DESERT = 17.0  # degrees north; beyond it, and not on the coast, the way is the Sahara's
_COAST = -14.0  # degrees east; west of it lies the coastal road of Mauritania and the Western Sahara
_MAGHREB = frozenset(("DZ", "LY", "TN", "MA", "EH", "EG"))
_ON_RIVERS = frozenset(("canoe", "ferry", "swimming"))
_CENTRAL, _EAST = frozenset(("IT", "MT")), frozenset(("GR", "CY", "TR"))
_CANARIES_NORTH, _CANARIES_WEST = 30.0, -11.0


@cache
def _named() -> dict[str, str]:
    return {
        text: entry.code for entry in vocabulary("migration_routes") for text in entry.data.get("iom", ())
    }


@cache
def medium_of(mode: str) -> str:
    """Return land, water, air or any for a mode of transport; any for a code that is not in the list."""
    modes = vocabulary("transport_modes")
    return str(modes[mode].data["medium"]) if mode in modes else "any"


@cache
def route_named(text: str) -> str:
    """Return the code of a route as a source words it, the first where it gives several, "" for none."""
    found = (_named().get(part.strip()) for part in text.split(","))
    return next((code for code in found if code), "other" if text.strip() else "")


def route_of(origin: Node | None, destination: Node | None, mode: str) -> str:
    """Return the code of the route that a leg lies on, "" where its ends do not say.

    A canoe, a ferry or a ford is a river's, unless an end lies across the sea.
    """
    ends = [node for node in (origin, destination) if node is not None]
    if not ends:
        return ""
    medium = medium_of(mode)
    if medium == "air":
        return "by_air"
    sea = {node.key for node in ends if node.kind == "sea"}
    if sea or (medium == "water" and (mode not in _ON_RIVERS or any(_across(node) for node in ends))):
        return _over_water(ends, sea)
    return _over_land(ends)


def _over_water(ends: list[Node], sea: set[str]) -> str:
    countries = {node.country for node in ends}
    if any(_in_canaries(node) for node in ends) or sea == {"s:atlantic"}:
        return "atlantic_canaries"
    if countries & _CENTRAL or sea == {"s:mediterranean"}:
        return "central_mediterranean"
    if countries & _EAST:
        return "eastern_mediterranean"
    if "ES" in countries:
        return "western_mediterranean"
    guinea = set(vocabulary("migration_routes", "seas")["gulf_of_guinea"].data["countries"])
    return (
        "gulf_of_guinea"
        if sea == {"s:gulf_of_guinea"} or (len(countries) > 1 and countries <= guinea)
        else ""
    )


def _over_land(ends: list[Node]) -> str:
    countries = {node.country for node in ends}
    if "ES" in countries and "MA" in countries:
        return "western_mediterranean"
    north = [node for node in ends if node.lat is not None and node.lat > _DESERT]
    inland = [node for node in north if node.lon is not None and node.lon > _COAST]
    if inland or (len(countries) > 1 and countries & _MAGHREB):
        return "sahara"
    return "west_africa" if countries - _MAGHREB else ""


def _across(node: Node) -> bool:
    return node.country in _CENTRAL | _EAST or node.country == "ES"


def _in_canaries(node: Node) -> bool:
    return (
        node.country == "ES"
        and node.lat is not None
        and node.lon is not None
        and node.lat < _CANARIES_NORTH
        and node.lon < _CANARIES_WEST
    )
