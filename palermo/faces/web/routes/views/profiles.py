"""The profile of a route and of a leg: where, how, who as counts, fees, time, risks, what changed, sources and n."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from palermo.domain.routes import queries
from palermo.domain.routes.shapes import Flow, Profile
from palermo.faces.kit.figures import number
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.routes import asked as asking
from palermo.faces.web.routes import drawing, portrait, said, sources, words
from palermo.faces.web.routes.lines import leg_lines
from palermo.foundations.policy import Permission

FIRST = 8  # sources shown before one asks for the rest


@guard(Permission.ROUTE_READ)
def route(request: ActorRequest, code: str) -> HttpResponse:
    """Show the profile of a migration route."""
    asked = asking.read(request)
    profile = queries.route_profile(request.actor, code, asked.query)
    context = profile_context(request, asked, profile, str(said.route(code)))
    return render(request, "routes/profile.html", context)


@guard(Permission.ROUTE_READ)
def leg(request: ActorRequest, key: str) -> HttpResponse:
    """Show one leg."""
    asked = asking.read(request)
    profile = queries.leg_profile(request.actor, key, asked.query)
    names = [said.node(node) for node in profile.nodes[:2]] or ["?", "?"]
    context = profile_context(request, asked, profile, " → ".join(names))
    posts = [
        (said.crossing(node.key.removeprefix("x:")), drawing.place_address(node, asked))
        for node in profile.nodes
        if node.kind == "crossing"
    ]
    posts += [
        (str(said.route(flow.route)), reverse("route_profile", args=[flow.route]) + asked.onward())
        for flow in profile.map.flows[:1]
        if flow.route
    ]
    context |= {"ends": names, "posts": posts}
    return render(request, "routes/profile.html", context)


def profile_context(
    request: ActorRequest, asked: asking.Asked, profile: Profile, title: str
) -> dict[str, Any]:
    """Return what the template of a profile shows."""
    page = drawing.profile_map(request.actor, asked, profile)
    flows = sorted(profile.map.flows, key=lambda flow: -flow.persons.low)

    def address(flow: object) -> str:
        return drawing.leg_address(flow, asked) if isinstance(flow, Flow) else ""

    return {
        "asked": asked, "profile": profile, "title": title,
        "figure": drawing.figure(page), "legs": leg_lines(flows, asked), "kind": words.word(words.PROFILES, profile.kind),
        "period": sources.title_period(asked.query), "source": sources.flows_line(profile.map),
        "who": portrait.who(profile), "how": portrait.how(profile), "price": portrait.price_and_time(profile),
        "risks": portrait.risks(profile), "changed": portrait.changed(profile),
        "over_time": portrait.over_time(profile), "by_leg": portrait.by_leg(profile, address),
        "gaps": [words.word(words.GAPS, code) for code in profile.gaps],
        "evaluations": [(pair, number(count)) for pair, count in profile.evaluations],
        "first_sources": profile.sources[:FIRST], "more_sources": profile.sources[FIRST:],
        "rest": profile.map.rest, "rest_persons": number(profile.map.rest.persons),
        "years": _years(asked, profile), "all_time": asked.address(period=None),
    }  # fmt: skip


def _years(asked: asking.Asked, profile: Profile) -> list[tuple[str, str, bool]]:
    """Return the years in which the profile has reports, as links."""
    years = dict.fromkeys(str(step.since.year) for step in profile.map.periods if step.reports)
    return [(year, asked.address(period=year), asked.period[:4] == year) for year in years]


def map_address(asked: asking.Asked, profile: Profile) -> str:
    """Return the address of the whole map narrowed to a profile."""
    changes = {profile.kind: profile.code} if profile.kind in ("route", "crossing") else {}
    return reverse("routes") + asked.address(**changes)
