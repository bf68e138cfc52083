"""Amounts with the units that drugs come in: weights, doses, packages, and what several of them mean together."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from palermo.domain.reports.reading.extraction.drug_names import Substance
from palermo.domain.reports.reading.extraction.drug_units import CONTAINERS, DOSES, KILOGRAMS, UNITS, WEIGHTS
from palermo.domain.reports.reading.extraction.figures import Figure, figures, unit_after
from palermo.domain.reports.reading.extraction.number_words import AND_A_HALF
from palermo.domain.reports.reading.passage import Passage

_AND = frozenset(("et", "e", "and", "y", ""))
_MORE = frozenset(("more", "additional", "further", "autres", "outros", "outras", "mas", "mais", "plus"))
_ADJECTIVES = 2
_PARCELS = CONTAINERS | {"sachet", "capsule", "blister"}
_EACH = frozenset(("each", "chacun", "chacune", "cada", "apiece"))
_OF = frozenset(("de", "d", "of", "des", "du", "da", "do", "a"))


class Quantity(NamedTuple):
    """An amount with its unit: first word, the word after, characters, amount and unit."""

    first: int
    last: int
    start: int
    end: int
    amount: Decimal
    unit: str


def quantities(passage: Passage, named: list[Substance]) -> list[Quantity]:
    """Return every amount with a unit that drugs come in, in the order of the text, whatever it measures."""
    starts = {each.first: each for each in named}
    ends = {each.last: each for each in named}
    found: list[Quantity] = []
    for number in figures(passage):
        if number.glued:
            continue
        unit, end, place = _unit(passage, number, starts)
        if not unit:
            quantity = _unitless(passage, number, found, ends)
            if quantity:
                _append(passage, found, quantity)
            continue
        if unit == "mg" or (number.article and unit in CONTAINERS):
            continue  # 225 mg is the strength of a tablet
        amount = number.value if unit in WEIGHTS or unit in ("l", "ml") else number.whole
        if tuple(passage.folded[place : place + 2]) in AND_A_HALF:
            amount, place, end = amount + Decimal("0.5"), place + 2, passage.ends[place + 1]
        quantity = Quantity(number.first, place, number.start, end, amount, unit)
        if found and any(last in ends for last in range(found[-1].first - 5, found[-1].first + 1)):
            found.append(quantity)  # the amount before has its own drug
        else:
            _append(passage, found, quantity)
    return found


def _unit(passage: Passage, number: Figure, starts: Mapping[int, Substance]) -> tuple[str, int, int]:
    """Return unit, last character and the word after it: behind the number, or behind adjectives and the drug."""
    words, count = passage.folded, len(passage.folded)
    word, _, end, place = unit_after(passage, number)
    if word in _MORE and place < count and words[place] in UNITS:
        word, end, place = words[place], passage.ends[place], place + 1
    unit = UNITS.get(word, "")
    if unit and not (word == "t" and passage.raw[end - 1] == "T"):
        return unit, end, place
    if not word or number.whole < 1 or number.article:
        return "", end, place
    for step in range(number.last, min(number.last + _ADJECTIVES + 1, count)):
        drug = starts.get(step)
        if drug and drug.last < count and words[drug.last] in UNITS:  # 10,000 counterfeit fentanyl pills
            return UNITS[words[drug.last]], passage.ends[drug.last], drug.last + 1
        if words[step] in UNITS and step > number.last and UNITS[words[step]] not in WEIGHTS:
            return UNITS[words[step]], passage.ends[step], step + 1
        if not _linked(passage, step, step + 1):
            break
    return "", end, place


def _unitless(
    passage: Passage, number: Figure, found: list[Quantity], ends: Mapping[int, Substance]
) -> Quantity | None:
    """Return the amount of a number without a unit of its own: *1 kg 500*, *comprimés de Captagon : 4 000*."""
    unit = ""
    if found and found[-1].unit == "kg" and number.end - number.start == 3:
        unit = "g" if passage.raw[found[-1].end : number.start] in (" ", "") else ""
    drug = ends.get(number.first)
    if not unit and drug and passage.raw[passage.ends[drug.last - 1] : number.start].strip() in (":", "="):
        unit = _told_before(passage, drug)
    if not unit:
        return None
    return Quantity(number.first, number.last, number.start, number.end, number.whole, unit)


def _append(passage: Passage, found: list[Quantity], quantity: Quantity) -> None:
    """Add a quantity, or make it one with the last: *4 quilos e 300 gramas*, *5 pounds 3 ounces*."""
    if found and (found[-1].unit, quantity.unit) in (("kg", "g"), ("lb", "oz"), ("t", "kg")):
        last = found[-1]
        if passage.raw[last.end : quantity.start].strip() in _AND:
            part = quantity.amount * KILOGRAMS[quantity.unit] / KILOGRAMS[last.unit]
            found[-1] = last._replace(last=quantity.last, end=quantity.end, amount=last.amount + part)
            return
    found.append(quantity)


def _told_before(passage: Passage, drug: Substance) -> str:
    """Return the unit before a drug, not one of weight, '' where there is none."""
    for step in range(drug.first - 1, max(-1, drug.first - 4), -1):
        if passage.folded[step] in UNITS and UNITS[passage.folded[step]] not in WEIGHTS:
            return UNITS[passage.folded[step]]
        if passage.folded[step] not in _OF:
            break
    return ""


def _linked(passage: Passage, left: int, right: int) -> bool:
    if right >= len(passage.starts):
        return False
    return not passage.raw[passage.ends[left] : passage.starts[right]].strip(" \n\u00a0-'’\"«»“”")


def weighed(passage: Passage, own: list[Quantity]) -> tuple[Decimal | None, str, Decimal | None]:
    """Return amount, unit and kilograms of what one substance has: doses first, then weight, then packages."""
    weights = [each for each in own if each.unit in WEIGHTS]
    others = [each for each in own if each.unit not in WEIGHTS]
    weight = None
    if weights:
        best = weights[0]
        factor = _times(passage, others, best)
        weight = best.amount * factor * KILOGRAMS[best.unit]
        doses = [each for each in others if each.unit in DOSES]
        if not doses:
            return best.amount * factor, best.unit, _rounded(weight)
        return doses[-1].amount, doses[-1].unit, _rounded(weight)
    doses = [each for each in others if each.unit in DOSES]
    chosen = (doses or others)[-1:] if others else []
    return (chosen[0].amount, chosen[0].unit, None) if chosen else (None, "", None)


def _rounded(weight: Decimal) -> Decimal:
    return weight.quantize(Decimal("0.000001")) if weight < 10**12 else weight


def _times(passage: Passage, others: list[Quantity], weight: Quantity) -> Decimal:
    """Return how many packages have the weight each: 172 placas de 1 kg, 5 sacks weighing 20 kg each."""
    for each in others:
        if each.unit not in _PARCELS or each.last > weight.first:
            continue
        link = passage.folded[each.last : weight.first]
        behind = passage.folded[weight.last : weight.last + 4]
        of = each.unit in CONTAINERS and len(link) <= 2 and link[:1] and link[0] in _OF and _round(weight)
        if of or (_EACH & {*behind, *link} and len(link) <= 6):
            return each.amount
    return Decimal(1)


def _round(weight: Quantity) -> bool:
    """Tell whether a weight is one that a package has: 1, 2, 5, 10, 25, 50 kg, 250 or 500 g."""
    grams = weight.amount * KILOGRAMS[weight.unit] * 1000
    return grams in (
        100,
        200,
        250,
        500,
        1000,
        1500,
        2000,
        5000,
        10_000,
        20_000,
        25_000,
        30_000,
        40_000,
        50_000,
        100_000,
    )
