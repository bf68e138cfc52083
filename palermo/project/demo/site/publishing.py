"""Ana proposes and Rui publishes what the demonstration shows to the public; then the site is written."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import translation

from palermo.domain.publications import operations, queries
from palermo.domain.publications.content import Draft, Figure
from palermo.faces.kit.figures import number
from palermo.faces.kit.spaces import set_spaces
from palermo.foundations.policy import Actor, Entry
from palermo.foundations.staff import actor_for
from palermo.foundations.staff.models import Person
from palermo.kernel.yaml_files import read_yaml
from palermo.project.demo.site import figures
from palermo.project.demo.site.incidents import bimonth, chosen, persons

_FOLDER = Path(__file__).parent / "data"


def drafts() -> Iterator[Draft]:
    """Yield every publication, its numbers computed and written as each language writes them."""
    for path in sorted(_FOLDER.glob("*.yaml")):
        found = read_yaml(path)
        for one in found if isinstance(found, list) else [found]:
            yield _draft(one)


def publish() -> int:
    """Publish what is not there yet, by two people, and write the public site; returns how many are public."""
    ana, rui = _actor("ana"), _actor("rui")
    there = {one.draft.address for one in queries.public().shown}
    for draft in drafts():
        if draft.address not in there:
            row = operations.propose(ana, draft=draft)
            operations.publish(rui, reference=row.reference, version=1)
    from palermo.faces.public import site

    site.write(settings.PALERMO.public)
    return len(queries.public().shown)


def _actor(name: str) -> Actor:
    return actor_for(Person.objects.select_related("unit").get(username=name), Entry.HUB)


def _draft(one: dict[str, Any]) -> Draft:
    facts = _facts(str(one["address"]))
    texts = {
        language: {field: _said(text, facts, language) for field, text in words.items()}
        for language, words in one["texts"].items()
    }
    return Draft.model_validate({
        **one, "day": str(one["day"]), "texts": texts,
        "figures": [_drawn(name) for name in one.get("figures", [])],
        "tie": {"kind": "practice" if one["kind"] == "practice" else "none"},
    })  # fmt: skip


def _said(text: str, facts: dict[str, int], language: str) -> str:
    with translation.override(language):
        text = re.sub(r"\{(\w+)\}", lambda found: number(facts[found[1]]), text)
    return set_spaces(text, language)


def _drawn(name: str) -> Figure:
    known = {
        "by-year": figures.by_year, "by-cause": figures.by_cause, "sahara-by-country": figures.sahara_by_country,
        "sahara-by-observer": figures.sahara_by_observer, "where": figures.where,
    }  # fmt: skip
    if name in known:
        return known[name]()
    year, period = name.removeprefix("by-route-").split("-")
    return figures.by_route(int(year), int(period))


def _facts(address: str) -> dict[str, int]:
    """Return the numbers that a text names."""
    if re.fullmatch(r"\d{4}-\d", address):
        year, period = map(int, address.split("-"))
        now, before, earlier = bimonth(year, period), bimonth(year, period - 1), bimonth(year - 1, period)
        facts = {"all": persons(now), "n": len(now), "before": persons(before), "year_ago": persons(earlier)}
        for route in figures.ROUTES:
            for suffix, found in (("", now), ("_before", before), ("_year_ago", earlier)):
                facts[route + suffix] = persons(one for one in found if one.route == route)
        return facts
    sahara, atlantic = (chosen(lambda one, r=route: one.route == r) for route in ("sahara", "atlantic"))  # type: ignore[misc]
    facts = {
        "sahara_all": persons(sahara), "atlantic_all": persons(atlantic), "sahara_n": len(sahara),
        "watched": sum(1 for one in sahara if one.interviewed),
    }  # fmt: skip
    for name, found in (("sahara", sahara), ("atlantic", atlantic)):
        for year in (2019, 2020, 2021):
            facts[f"{name}_{year}"] = persons(one for one in found if one.year == year)
    return facts
