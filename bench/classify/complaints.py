"""Two hundred border complaints: their case type, and what their narratives say of drugs, prices and vehicles."""

import re
from collections.abc import Sequence
from importlib.util import find_spec
from typing import Any

from bench.classify import keywords, peers
from bench.classify.scores import Tally, micro, shown
from bench.classify.sources import ABSENT, table
from bench.figures import Figure
from palermo.domain.reports.reading.suggesting import suggest
from palermo.domain.reports.reading.suggestion import Reading

TO_REACH = (0.95, 0.90)
_TYPES = {
    "human smuggling": "som", "drug": "drugs", "border tunnel": "drugs", "illegal entry": "entry",
    "weapons": "weapons", "bribery": "corruption",
}  # fmt: skip
_DRUGS = ("cocaine (kilos)", "meth (kilos)", "fentanyl (kilos)", "heroin (kilos)", "cannabis (kilos)")
_PRICES = ("price to be smuggled into U.S. (USD)", "profit for smuggler (USD)")
_NUMBER = re.compile(r"(\d[\d,]{0,12}(?:\.\d{1,6})?)(k\b)?")
_DOLLARS = re.compile(r"\$ ?[\d,.]+")
_NO_MAKES = {"", "n/a", "van", "water truck"}
_POUND, _OUNCE = 0.45359237, 0.028349523
_NEAR, _ABOUT = 0.012, 0.08


def measure() -> tuple[list[Figure], dict[str, Any]]:
    """Return how often the kind is right and how well amounts, prices and makes are found, or that the file is absent."""
    rows = table("data/text/border_complaints_dev.csv")
    if rows is None:
        return [Figure("border complaints", ABSENT)], {}
    texts = [f"{row['narrative']}\n{row['notes']}".strip() for row in rows]
    readings = [suggest(text, language="en", country="US") for text in texts]
    figures, details = _kinds(rows, texts, readings)
    found = {"drug amounts": Tally(), "prices": Tally(), "makes of vehicles": Tally()}
    errors: dict[str, list[Any]] = {name: [] for name in found}
    for row, text, reading in zip(rows, texts, readings, strict=True):
        for name, (said, true) in _fields(row, text, reading).items():
            found[name].add(said, true)
            if said != true:
                errors[name].append([row["narrative"][:60], sorted(said - true), sorted(true - said)])
    for name, tally in found.items():
        goal = name != "makes of vehicles"
        met = tally.precision >= TO_REACH[0] and tally.recall >= TO_REACH[1]
        figures.append(
            Figure(
                f"complaints: {name} that the text states", shown(tally), "P ≥ 0.95, R ≥ 0.90" if goal else "", "",
                met if goal else None, f"n = {tally.n}",
            )
        )  # fmt: skip
        details[name] = tally.as_plain() | {"wrong_or_missed": errors[name]}
    return figures, details


def _kinds(
    rows: list[dict[str, str]], texts: list[str], readings: list[Reading]
) -> tuple[list[Figure], dict[str, Any]]:
    typed = [
        (text, reading, true)
        for row, text, reading in zip(rows, texts, readings, strict=True)
        if (true := {kind for words, kind in _TYPES.items() if words in row["case type"]})
    ]
    truths = [true for _, _, true in typed]
    ours = [[each.kind for each in reading.of("classes") if each.kind] for _, reading, _ in typed]
    first = sum(bool(kinds) and kinds[0] in true for kinds, true in zip(ours, truths, strict=True))
    counted = sum(keywords.kind(text) in true for text, _, true in typed)
    ways = {"lexicon": [set(kinds) for kinds in ours]}
    if find_spec("sklearn"):
        ways["TF-IDF cross-validated"] = peers.textbook([text for text, _, _ in typed], truths)
    per = {name: _per_kind(answers, truths) for name, answers in ways.items()}
    wrong = [
        [text[:60], sorted(true), kinds]
        for (text, _, true), kinds in zip(typed, ours, strict=True)
        if not kinds or kinds[0] not in true
    ]
    micros = {name: micro(tallies.values()) for name, tallies in per.items()}
    figures = [
        Figure(
            "complaints: the surest kind is the case's type", f"{first / len(typed):.3f}", "",
            f"keyword count {counted / len(typed):.3f}", None, f"n = {len(typed)}",
        ),
        Figure(
            "complaints: kinds, micro-F1", f"{micros['lexicon']:.3f}", "",
            ", ".join(f"{name} {value:.3f}" for name, value in micros.items() if name != "lexicon"),
        ),
    ]  # fmt: skip
    plain = {name: {kind: one.as_plain() for kind, one in tallies.items()} for name, tallies in per.items()}
    return figures, {"kinds": plain, "kinds_wrong": wrong}


def _per_kind(answers: Sequence[set[str]], truths: Sequence[set[str]]) -> dict[str, Tally]:
    found: dict[str, Tally] = {}
    for said, true in zip(answers, truths, strict=True):
        for kind in said | true:
            found.setdefault(kind, Tally()).add(said & {kind}, true & {kind})
    return found


def _fields(row: dict[str, str], text: str, reading: Reading) -> dict[str, tuple[set[Any], set[Any]]]:
    """Return (said, true) for drug amounts in kg, prices in USD and makes; only where the row says something of them.

    A truth counts where the text states it. What the text states beside the table's fields, which hold one price and
    one profit a case, is neither right nor wrong.
    """
    stated = _amounts(text)
    found: dict[str, tuple[set[Any], set[Any]]] = {}
    weighed = _amounts(_DOLLARS.sub("", text))
    kilos = {number for column in _DRUGS for number in _numbers(row[column])}
    told = {one for one in kilos if any(_same(one, way) for each in weighed for way in _ways(each))}
    if told:
        amounts = {
            round(float(each.fields["kg"]), 4) for each in _of(reading, "drug") if each.fields.get("kg")
        }
        found["drug amounts"] = (_matched(amounts, kilos) - (kilos - told), told)
    prices = {number for column in _PRICES for number in _numbers(row[column])}
    if prices:
        money = [*_of(reading, "money"), *_of(reading, "fee")]
        said = {number for each in money for number in _amounts(each.value)}
        told = {one for one in prices if one in stated}
        right = {one for one in told if any(_same(one, each) for each in said)}
        unstated = {each for each in said if not any(_same(each, one) for one in stated)}
        found["prices"] = (right | unstated, told)
    makes = {row[f"vehicle{n}_make"].lower() for n in (1, 2)} - _NO_MAKES
    if makes:
        named = {str(each.fields.get("make", "")).lower() for each in _of(reading, "vehicle")} - {""}
        written = {make for make in makes if re.search(rf"\b{re.escape(make)}\b", text, re.IGNORECASE)}
        found["makes of vehicles"] = (named, written)
    return found


def _matched(said: set[float], known: set[float]) -> set[float]:
    """Return what was said with each value that is near a known one, or adds up to it, replaced by that one.

    Near is within 8 %: texts say *a little more than 3 kilos* where the laboratory wrote 3.175.
    """
    nearest = {each: min(known, key=lambda one: abs(one - each)) for each in said}
    mapped = {each: one if _same(one, each, _ABOUT) else None for each, one in nearest.items()}
    whole = next((one for one in known if _same(one, sum(said), _ABOUT)), None)
    if whole is not None and None in mapped.values():
        return {whole}
    return {one if one is not None else each for each, one in mapped.items()}


def _ways(number: float) -> tuple[float, ...]:
    return (number, number * _POUND, number * _OUNCE, number / 1000)


def _same(one: float, other: float, share: float = _NEAR) -> bool:
    return abs(one - other) <= share * max(abs(one), 1e-9)


def _numbers(cell: str) -> list[float]:
    plain = cell.strip().replace(",", "").lstrip("$")
    try:
        return [float(plain)]
    except ValueError:
        return []


def _amounts(text: str) -> list[float]:
    """Return the numbers of a text, *10k* as ten thousand."""
    return [
        float(number.replace(",", "")) * (1000 if thousand else 1)
        for number, thousand in _NUMBER.findall(text)
    ]


def _of(reading: Reading, kind: str) -> list[Any]:
    return [each for each in reading.items if each.kind == kind]
