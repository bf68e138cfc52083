"""The labelled sentences: what extraction finds by kind and language, and what is suggested, open and set aside apart."""

from collections import defaultdict
from datetime import date
from typing import Any

from bench.classify.labels import said, widened
from bench.classify.matching import lies_over, right
from bench.classify.scores import Tally, shown
from bench.classify.sources import sentences
from bench.figures import Figure
from palermo.domain.reports.reading.suggesting import suggest
from palermo.domain.reports.reading.suggestion import Item, Reading

NEAR = date(2026, 6, 15)
PARTS = {"open": "for development", "set_aside": "set aside"}
GOAL_KINDS = ("phone", "plate", "paper", "money", "drug")
GOAL = (0.95, 0.90)
# A fee is money, and a known crossing a place; each is counted once more on its own.
_AS = {"fee": "money", "crossing": "place"}
_SEVERAL = 2
_PLACES = ("place", "crossing")
# Facets that are labelled only in part: what is found beside the labels is neither right nor wrong.
_IN_PART = ("elements", "som_modes")
Found = dict[tuple[str, str], Tally]  # (kind, language)


def measure() -> tuple[list[Figure], dict[str, Any]]:
    """Return precision and recall per kind over all languages as figures; per language in the details."""
    figures: list[Figure] = []
    details: dict[str, dict[str, Any]] = {}
    for part, name in PARTS.items():
        items, codes, errors, told = _read(part)
        figures += _item_figures(items, name)
        for language in ("en", "fr", "pt", "es"):
            tally = _over(codes, None, language)
            figures.append(
                Figure(
                    f"sentences {name}, {language}: codes of all facets", f"F1 {tally.f1:.2f}", "", "", None,
                    f"{shown(tally)}; n = {tally.n}",
                )
            )  # fmt: skip
        details[part] = {
            "items": {
                f"{kind} {language}": one.as_plain() for (kind, language), one in sorted(items.items())
            },
            "codes": {
                f"{facet} {language}": one.as_plain() for (facet, language), one in sorted(codes.items())
            },
            "facets": {facet: _over(codes, facet).as_plain() for facet in sorted({key[0] for key in codes})},
        }
        if part == "open":  # what went wrong in the part set aside is told to nobody
            details[part] |= {"errors": errors, "codes_wrong": told}
    return figures, details


def _item_figures(items: Found, name: str) -> list[Figure]:
    figures = []
    for kind in sorted({key[0] for key in items}):
        tally = _over(items, kind)
        if not tally.n:
            continue
        goal = kind in GOAL_KINDS
        met = tally.precision >= GOAL[0] and tally.recall >= GOAL[1]
        figures.append(
            Figure(
                f"sentences {name}: {kind}", shown(tally), "P ≥ 0.95, R ≥ 0.90" if goal else "", "",
                met if goal else None, f"n = {tally.n}",
            )
        )  # fmt: skip
    return figures


def _over(found: Found, kind: str | None, language: str | None = None) -> Tally:
    joined = Tally()
    for (each, spoken), tally in found.items():
        if kind in (None, each) and language in (None, spoken):
            joined.join(tally)
    return joined


def _read(part: str) -> tuple[Found, Found, list[str], list[str]]:
    items: Found = defaultdict(Tally)
    codes: Found = defaultdict(Tally)
    errors: list[str] = []
    told: list[str] = []
    for sentence in sentences(part):
        language = sentence["language"]
        reading = suggest(sentence["text"], language=language, country=sentence["country"], near=NEAR)
        errors += _items(sentence, reading, items)
        for facet, given in (sentence.get("labels") or {}).items():
            true, ours = widened(facet, set(given)), widened(facet, said(reading, facet))
            if facet in _IN_PART:
                ours &= true
            codes[facet, language].add(ours, true)
            if ours != true:
                told.append(
                    f"{sentence['id']} {facet}: too much {sorted(ours - true)}, missed {sorted(true - ours)}"
                )
    return items, codes, errors, told


def _items(sentence: dict[str, Any], reading: Reading, items: Found) -> list[str]:
    """Count the items of one sentence; returns a line for each wrong or missed one."""
    language, labels = sentence["language"], sentence["items"]
    true = [
        each
        for each in labels
        if not (each["kind"] == "count" and int(each["value"].split(" ")[0]) < _SEVERAL)
    ]
    found = [each for each in reading.items if not _unjudged(each, labels)]
    errors = []
    for kind in {_AS.get(each["kind"], each["kind"]) for each in true} | {
        _AS.get(each.kind, each.kind) for each in found
    }:
        if kind != "ignore":
            errors += _one_kind(
                sentence["id"], kind, {kind, *_under(kind)}, true, found, items[kind, language]
            )
    for kind in _AS:
        _one_kind("", kind, {kind}, true, found, items[kind, language])
    return errors


def _unjudged(item: Item, labels: list[dict[str, Any]]) -> bool:
    """Return whether an item is one that the labels do not speak of.

    These are: what lies on a stretch set apart; a paper or a drug that is named without number or amount; one person
    or none (*un homme*, *pas de mineur*); the name in a paper's machine-readable lines; an account's telephone.
    """
    over = {each["kind"] for each in labels if lies_over(item, each)}
    bare = {
        "paper": not item.fields.get("number"),
        "drug": not item.fields.get("amount"),
        "count": int(item.fields.get("n") or 0) < _SEVERAL,
        "person": "paper" in over,
        "phone": "account" in over,
    }
    return "ignore" in over or bare.get(item.kind, False)


def _under(kind: str) -> set[str]:
    return {each for each, wider in _AS.items() if wider == kind}


def _one_kind(
    name: str, kind: str, kinds: set[str], true: list[dict[str, Any]], found: list[Item], tally: Tally
) -> list[str]:
    """Count one kind; each found item answers at most one true one.

    A crossing may also be found as the place that it bears the name of, and the other way round.
    """
    wanted = [each for each in true if each["kind"] in kinds]
    errors = []
    for item in (each for each in found if each.kind in kinds):
        met = next((each for each in wanted if right(item, each)), None)
        if met is None:
            if kind in _PLACES and any(each["kind"] in _PLACES and lies_over(item, each) for each in true):
                continue
            tally.wrong += 1
            errors.append(f"{name} {kind}: wrong {item.value!r}")
        else:
            tally.right += 1
            wanted.remove(met)
    tally.missed += len(wanted)
    return [*errors, *(f"{name} {kind}: missed {each['text']!r} = {each['value']!r}" for each in wanted)]
