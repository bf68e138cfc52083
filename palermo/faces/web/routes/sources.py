"""The lines below a figure: where it comes from, for which period, from how many reports, and what it does not say."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from palermo.domain.routes.shapes import FlowMap, FlowQuery, IncidentMap
from palermo.faces.kit.figures import number
from palermo.faces.kit.moments import day_text


def span(since: date | None, until: date | None) -> str:
    """Return a period in words; open ends are said."""
    if since is None and until is None:
        return _("all time")
    if since is None:
        return _("until %(day)s") % {"day": day_text(until or date.max)}
    if until is None:
        return _("from %(day)s") % {"day": day_text(since)}
    return _("%(first)s to %(last)s") % {"first": day_text(since), "last": day_text(until)}


def title_period(query: FlowQuery) -> str:
    """Return the period as a title says it: a year, months of a year, or two days."""
    since, until = query.since, query.until
    if since and until and (since.month, since.day, until.month, until.day) == (1, 1, 12, 31):
        return str(since.year) if since.year == until.year else f"{since.year}–{until.year}"
    return span(since, until)


def flows_line(found: FlowMap) -> str:
    """Return the source of flows."""
    reports = ngettext("n = %(n)s report", "n = %(n)s reports", found.reports) % {"n": number(found.reports)}
    units = ngettext("of %(n)s unit", "of %(n)s units", found.units) % {"n": number(found.units)}
    line = _("Flows: reports submitted to the hub, %(period)s; %(reports)s %(units)s.") % {
        "period": span(found.query.since, found.query.until), "reports": reports, "units": units,
    }  # fmt: skip
    return line + invented(found.invented)


def incidents_line(found: IncidentMap) -> str:
    """Return the source of the dead and missing, with the attribution that open data ask for."""
    if not found.reports:
        return ""
    incidents = ngettext("%(n)s incident", "%(n)s incidents", found.total.incidents)
    line = _("Dead and missing: %(incidents)s, %(persons)s persons, %(period)s.") % {
        "incidents": incidents % {"n": number(found.total.incidents)}, "persons": number(found.total.both),
        "period": span(found.first, found.last),
    }  # fmt: skip
    if found.open_data:
        line += " " + _("Of these %(n)s from the IOM Missing Migrants Project, CC BY 4.0.") % {
            "n": number(found.open_data)
        }
    return line + invented(found.invented)


def invented(count: int) -> str:
    """Return how many of the reports are invented, "" for none."""
    if not count:
        return ""
    words = ngettext("%(n)s of the reports is invented.", "%(n)s of the reports are invented.", count)
    return " " + words % {"n": number(count)}


def map_line(flows: FlowMap, incidents: IncidentMap | None, *, corridors: bool) -> str:
    """Return everything that stands below a map."""
    parts = [flows_line(flows), incidents_line(incidents) if incidents else ""]
    if corridors:
        parts.append(corridors_line())
    parts += [shapes(), disclaimer()]
    return " ".join(part for part in parts if part)


def corridors_line() -> str:
    """Return the source of the corridors."""
    return _("Corridors: traced by hand after IOM, CC BY 4.0; approximate.")


def shapes() -> str:
    """Return the source of the shapes of countries."""
    return _("Shapes: Natural Earth, public domain.")


def disclaimer() -> str:
    """Return the sentence on borders that stands with every map."""
    return _("Borders and names shown imply no opinion on the status of any territory.")


def persons_caveat() -> str:
    """Return what figures of persons do not say."""
    return _("Persons who were reported, not persons who move.")


def caveat() -> str:
    """Return what a map of incidents and reports does not say."""
    return _("Incidents that are known and persons who were reported, not persons who move.")
