"""The parts of a report's page that the program's reading fills: marked narrative, suggestions, elements, things found."""

from palermo.domain.reports import queries
from palermo.domain.reports.queries import Offers, Opened
from palermo.faces.web.hub.shown import standing
from palermo.faces.web.hub.shown.suggested import Told, told
from palermo.foundations.policy import Actor
from palermo.kernel.errors import Forbidden


def offers_of(actor: Actor, opened: Opened) -> Offers:
    """Return what a report suggests; raises Forbidden for whom it suggests nothing to."""
    offers = queries.offers(actor, opened)
    if offers is None:
        raise Forbidden(reference=opened.report.reference)
    return offers


def context_of(offers: Offers | None, opened: Opened) -> dict[str, object]:
    """Return what the page's sections need; empty for whoever is offered nothing."""
    if offers is None:
        return {"told": None, "lit": ""}
    shown = told(offers, opened.content.narrative)
    return {"told": shown, "lit": shown.marked.html()} | _more(offers, shown, opened)


def _more(offers: Offers, shown: Told, opened: Opened) -> dict[str, object]:
    return {
        "tables": standing.tables(offers.elements, shown),
        "turning": standing.turning(offers.elements, shown),
        "known_child": offers.elements.trafficking.child,
        "seen": opened.judged.number if opened.judged else 0,
    }
