"""A map in words, for those who do not see it: sums, the largest flows, incidents, corridors."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from palermo.faces.kit.drawings.ground import Flow, Place, Scene, Spot
from palermo.faces.kit.figures import number

MOST_TOLD = 12


def map_in_words(scene: Scene, ordered: Sequence[Flow], places: Mapping[str, Place]) -> str:
    """Return what the map shows; `ordered` are its flows, the largest first."""
    told = [*_flows(ordered, places)]
    if scene.spots:
        incidents = number(sum(spot.incidents for spot in scene.spots))
        persons = number(sum(spot.persons for spot in scene.spots))
        told.append(
            _("Known incidents: %(incidents)s, with %(persons)s persons dead or missing.")
            % {"incidents": incidents, "persons": persons}
        )
    if scene.corridors:
        count = len(scene.corridors)
        words = ngettext("%(n)s approximate corridor.", "%(n)s approximate corridors.", count)
        told.append(words % {"n": number(count)})
    told.append(_("Every figure stands in the table with the map."))
    return " ".join(told)


def _flows(ordered: Sequence[Flow], places: Mapping[str, Place]) -> list[str]:
    known = [flow for flow in ordered if flow.persons is not None]
    if not known:
        return [_("No leg is drawn.")]
    words = ngettext(
        "%(legs)s leg with %(persons)s reported persons.", "%(legs)s legs with %(persons)s reported persons.", len(known)
    )  # fmt: skip
    total = sum(flow.persons or 0 for flow in known)
    told = [words % {"legs": number(len(known)), "persons": number(total)}]
    for flow in known[:MOST_TOLD]:
        if flow.start in places and flow.end in places:
            told.append(flow_in_words(flow, places))
    return told


def flow_in_words(flow: Flow, places: Mapping[str, Place]) -> str:
    """Return one arrow as a sentence."""
    words = (
        _("%(start)s to %(end)s, by sea: %(persons)s.")
        if flow.sea
        else _("%(start)s to %(end)s, by land: %(persons)s.")
    )
    persons = _("few persons") if flow.persons is None else number(flow.persons)
    return words % {"start": places[flow.start].name, "end": places[flow.end].name, "persons": persons}


def spot_in_words(spot: Spot) -> str:
    """Return one circle in words."""
    incidents = ngettext("%(n)s incident", "%(n)s incidents", spot.incidents) % {"n": number(spot.incidents)}
    return _("%(incidents)s, %(persons)s dead or missing") % {
        "incidents": incidents, "persons": number(spot.persons),
    }  # fmt: skip
