"""Drugs named in a text, each with its own amount: substances in four languages and slang, weights in kilograms.

A weight goes to the substance that directly follows it (*3 kg de cocaïne*), else to the one that stands before it
(*cocaïne : 3 kg*); a weight of rice or gold goes to none. Where packages are counted and weighed, the weight counts;
where doses are counted and weighed, the count stands and `kg` keeps the weight.
"""

import re
from bisect import bisect_left
from functools import cache
from typing import Any

from palermo.domain.reports.reading.extraction.context import Context
from palermo.domain.reports.reading.extraction.drug_amounts import Quantity, quantities, weighed
from palermo.domain.reports.reading.extraction.drug_names import Substance, substances
from palermo.domain.reports.reading.extraction.drug_units import CONTAINERS, DOSES, GOODS, WEIGHTS
from palermo.domain.reports.reading.extraction.figures import text
from palermo.domain.reports.reading.extraction.word_sets import word_set
from palermo.domain.reports.reading.passage import Passage
from palermo.domain.reports.reading.suggestion import Item, Span

_NOT = word_set(
    "no not non pas sans sem sin without aucun aucune nenhum nenhuma ningun ninguna nao neither nor ni nem nunca"
)
_WEIGHED = ("weigh", "pes", "poids", "packag", "paquet", "pacot", "colis", "brick", "brique")
_END = re.compile(r"[!?;]\s|\.\s+(?=[^\W\d_a-zà-ÿ«\"(])|\n\s*\n")
_STRENGTH = re.compile(r"\d{1,4} ?mg")
_OF = frozenset(("de", "d", "of", "des", "du", "da", "do", "a"))
_SMALL_WORDS = _OF | frozenset(
    ("the", "le", "la", "l", "o", "net", "neto", "netos", "nets", "brut", "gross", "bruto")
)
_AHEAD, _LOOSE, _BACK = 7, 9, 12


def find(passage: Passage, context: Context) -> list[Item]:
    """Return every drug with its amount and unit, and the drugs named without one; negated drugs are left out."""
    named = substances(passage)
    if not named:
        return []
    amounts = quantities(passage, named)
    matched = _matched(passage, named, amounts)
    matched = {_tested(passage, named, matched, place): own for place, own in matched.items()}
    found = [_item(passage, named[place], own) for place, own in sorted(matched.items())]
    known = {named[place].code for place in matched}
    vague = bool(matched)
    for place, each in enumerate(named):
        if place in matched or each.code in known or each.slang or _denied(passage, each):
            continue
        if each.code == "drug_suspected" and (vague or each.last - each.first == 1):
            continue  # the bare word *drugs* names none
        known.add(each.code)
        found.append(_item(passage, each, []))
    return found


def _tested(passage: Passage, named: list[Substance], matched: dict[int, list[Quantity]], place: int) -> int:
    """Return the drug that a suspected one *tested positive for* in its sentence, else its own place in `named`."""
    behind = place + 1
    if named[place].code != "drug_suspected" or behind >= len(named) or behind in matched:
        return place
    between = range(named[place].last, min(named[behind].first, named[place].last + 12))
    same = passage.sentences[named[place].first] == passage.sentences[named[behind].first]
    return behind if same and any(passage.folded[word].startswith("positi") for word in between) else place


def _matched(passage: Passage, named: list[Substance], amounts: list[Quantity]) -> dict[int, list[Quantity]]:
    """Return the amounts of each substance by its place in `named`."""
    found: dict[int, list[Quantity]] = {}
    firsts = [each.first for each in named]
    loose: list[Quantity] = []
    for place, amount in enumerate(amounts):
        if _of_goods(passage, amount, named):
            continue
        following = amounts[place + 1].first if place + 1 < len(amounts) else len(passage.starts)
        inner = bisect_left(firsts, amount.first)
        inside = [inner] if inner < len(named) and firsts[inner] < amount.last else []
        weighed = place + 1 < len(amounts) and amounts[place + 1].unit in WEIGHTS
        ahead = inside or _ahead(passage, named, amount, following, weighed)
        if ahead:
            found.setdefault(ahead[0], []).append(amount)
        else:
            loose.append(amount)
    for amount in loose:
        if (target := _behind(passage, named, amount, found)) is not None:
            found.setdefault(target, []).append(amount)
        elif not found and (target := _only(passage, named, amount)) is not None:
            found[target] = [amount]
    return found


def _only(passage: Passage, named: list[Substance], amount: Quantity) -> int | None:
    """Return the only drug of a text for a parcel weighed in the sentence before or behind it."""
    if len({each.code for each in named}) != 1 or amount.unit not in WEIGHTS:
        return None
    if not any(word.startswith(_WEIGHED) for word in passage.folded[max(0, amount.first - 6) : amount.first]):
        return None
    here, there = passage.sentences[amount.first], passage.sentences[named[0].first]
    return 0 if abs(here - there) <= 1 else None


def _ahead(
    passage: Passage, named: list[Substance], amount: Quantity, following: int, weighed: bool
) -> list[int]:
    """Return the substance that an amount directly leads to: nothing but words of the same clause between."""
    for place in range(bisect_left(named, amount.last, key=_first), len(named)):
        each = named[place]
        if each.first > amount.last + (2 if each.slang else _AHEAD) or each.first >= following + 6:
            return []
        between = passage.raw[amount.end : passage.starts[each.first]]
        if each.first > following:
            # 32 packages weighing 3.24 kg of cocaine: the container goes with the weight behind it.
            if amount.unit in WEIGHTS or not weighed:
                return []
            return [place] if not any(mark in between for mark in ";:!?") and "," not in between else []
        return [] if any(mark in between for mark in ",;:()!?") or ". " in between else [place]
    return []


def _behind(
    passage: Passage, named: list[Substance], amount: Quantity, taken: dict[int, list[Quantity]],
) -> int | None:  # fmt: skip
    """Return the nearest substance before an amount in its sentence, else the nearest one soon behind it."""
    sentences = passage.sentences
    sentence = sentences[amount.first]
    following = bisect_left(named, amount.first, key=_first)
    for place in range(following - 1, -1, -1):
        each = named[place]
        if amount.first - each.last > _BACK:
            break
        if each.last > amount.first or each.slang:
            continue
        gap = passage.raw[passage.ends[each.last - 1] : amount.start]
        ended = _END.search(passage.raw, passage.ends[each.last - 1], amount.start + 1)
        if ended or _parted(gap) or _denied(passage, each):
            break
        if _listed(passage, named, place):
            return None  # meth, heroin and fentanyl weighing 120 pounds: nobody knows how much of which
        own = taken.get(place, [])
        if own and not _completes(own, amount):
            break
        return place
    place = bisect_left(named, amount.last, key=_first)
    if place >= len(named):
        return None
    each = named[place]
    near = each.first - amount.last <= _LOOSE and sentences[each.first] == sentence and not each.slang
    return place if near and (not taken.get(place) or _completes(taken[place], amount)) else None


def _first(each: Substance) -> int:
    return each.first


def _parted(gap: str) -> bool:
    """Tell whether a colon parts an amount from the drug before it; one right behind the drug or *weight* does not."""
    before, colon, _ = gap.partition(": ")
    before = _STRENGTH.sub("", before).strip().lower()
    return (
        bool(colon) and before not in ("", ")") and not before.endswith(("poids", "weight", "peso", "total"))
    )


def _listed(passage: Passage, named: list[Substance], place: int) -> bool:
    """Tell whether a substance closes a bare list of several: *heroin and fentanyl*."""
    if not place or named[place - 1].code == named[place].code:
        return False
    link = passage.raw[passage.ends[named[place - 1].last - 1] : passage.starts[named[place].first]]
    return link.strip(" ,\n") in ("and", "et", "e", "y", "&", "+", "")


def _completes(own: list[Quantity], amount: Quantity) -> bool:
    """Tell whether an amount may stand beside those a substance has: a weight beside counts, a count beside a weight."""
    if amount.unit in DOSES and all(each.unit in CONTAINERS for each in own):
        return True  # 52 cartons, that is 312 000 tablets
    weighed = any(each.unit in WEIGHTS for each in own)
    return weighed != (amount.unit in WEIGHTS)


def _of_goods(passage: Passage, amount: Quantity, named: list[Substance]) -> bool:
    """Tell whether an amount measures something else: 50 kg of rice, un sac de riz de 50 kg."""
    words, count = passage.folded, len(passage.folded)
    place = amount.last
    while place < count and place < amount.last + 3 and words[place] in _SMALL_WORDS:
        place += 1
    if place < count and _good(words[place]) and "," not in passage.raw[amount.end : passage.starts[place]]:
        return not any(each.first == place for each in named[bisect_left(named, place, key=_first) :][:1])
    if amount.unit not in WEIGHTS:
        return False
    back = words[max(0, amount.first - 2) : amount.first]
    return bool(back) and any(_good(word) for word in back) and back[-1] in _OF


@cache
def _good(word: str) -> bool:
    return any(word == good or (len(good) > 3 and word.startswith(good)) for good in GOODS)


def _denied(passage: Passage, each: Substance) -> bool:
    sentences = passage.sentences
    before = range(max(0, each.first - 4), each.first)
    return any(sentences[n] == sentences[each.first] and passage.folded[n] in _NOT for n in before)


def _item(passage: Passage, named: Substance, own: list[Quantity]) -> Item:
    code = named.code
    spans = [Span(passage.starts[named.first], passage.ends[named.last - 1])]
    amount, unit, kilograms = weighed(passage, own)
    fields: dict[str, Any] = {
        "drug": code,
        "name": code,
        "amount": text(amount) if amount is not None else "",
        "unit": unit,
        "kg": text(kilograms) if kilograms is not None else "",
    }
    spans += [Span(each.start, each.end) for each in own]
    spans = _merged(sorted(spans))
    value = f"{code} {fields['amount']} {unit}".strip()
    score = (0.9 if own else 0.65) - 0.2 * named.slang
    return Item("drug", value, fields, score, tuple(spans))


def _merged(spans: list[Span]) -> list[Span]:
    found: list[Span] = []
    for each in spans:
        if found and each.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, each.end))
        else:
            found.append(each)
    return found
