"""Amounts of money: how much, in which currency, and what the money was for. Ranges keep both ends."""

import re
from decimal import Decimal
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from palermo.domain.reports.reading.extraction import currencies
from palermo.domain.reports.reading.extraction.context import Context
from palermo.domain.reports.reading.extraction.figures import Figure, figures, text
from palermo.domain.reports.reading.extraction.purposes import purpose_of
from palermo.domain.reports.reading.extraction.word_sets import word_set
from palermo.domain.reports.reading.passage import Passage
from palermo.domain.reports.reading.suggestion import Item, Span

_RANGE = re.compile(
    r"\s{0,2}(?:-|–|—|à|a|to|au|ou|or|y|et|and|e|o)\s{0,2}(?:(?:[€£₦$]|US ?\$) ?|[A-Z]{3} ?|[ND](?=\d))?",
    re.IGNORECASE,
)
_BETWEEN = frozenset(("entre", "between", "de", "from"))
_JOINED = frozenset(("y", "et", "and", "e", "a", "to"))
_LIST = re.compile(r"\s{0,2}(?:,|,? ?(?:and|et|e|y|or|ou|o)\b)\s{0,2}", re.IGNORECASE)
_SCALES = (10**3, 10**6, 10**9)
_WORTH = 100  # below that a bare number is seldom money


class Money(NamedTuple):
    """One amount as found: characters, first and last word, low and high amount, currency, what for, how sure."""

    start: int
    end: int
    first: int
    last: int
    low: Decimal
    high: Decimal
    currency: str
    what: str
    score: float


_kept: WeakKeyDictionary[Passage, dict[str, list[Money]]] = WeakKeyDictionary()


def find(passage: Passage, context: Context) -> list[Item]:
    """Return the amounts of money that are no fares of travellers; those are the fees."""
    from palermo.domain.reports.reading.extraction.fees import is_fee

    return [item_of("money", each) for each in read(passage, context) if not is_fee(passage, each)]


def item_of(kind: str, money: Money, **more: Any) -> Item:
    """Return an amount as an item; a range carries its upper end in `high`."""
    low, high = text(money.low), text(money.high)
    fields: dict[str, Any] = {"amount": low, "currency": money.currency, "what": money.what, **more}
    if high != low:
        fields["high"] = high
        low = f"{low}-{high}"
    return Item(kind, f"{low} {money.currency}".strip(), fields, money.score, (Span(money.start, money.end),))


def read(passage: Passage, context: Context) -> list[Money]:
    """Return every amount of money in the order of the text."""
    kept = _kept.setdefault(passage, {})
    found = kept.get(context.country)
    if found is None:
        found = kept[context.country] = _read(passage, context.country)
    return found


def _read(passage: Passage, country: str) -> list[Money]:
    numbers = figures(passage)
    found: list[Money] = []
    marked: list[tuple[str, int, int] | None] = [_currency(passage, each, country) for each in numbers]
    used = 0
    for place, number in enumerate(numbers):
        if place < used:
            continue
        mark, low, first = marked[place], currencies.millions(number), number
        start, end, last = number.start, number.end, number
        if place + 1 < len(numbers) and _ranged(passage, number, numbers[place + 1], mark, marked[place + 1]):
            mark, last = marked[place + 1] or mark, numbers[place + 1]
            used = place + 2
            if marked[place] and mark:
                mark = (mark[0], marked[place][1], mark[2])  # type: ignore[index]
        high = currencies.millions(last)
        if last is not first:
            low = _lifted(low, high)
            end = last.end
        score = 0.95
        if mark is None:
            bare = _bare(passage, number, found)
            if bare is None:
                continue
            mark, score = (bare[0], start, end), bare[1]
        if high <= 0 or first.article:
            continue
        start, end = min(start, mark[1]), max(end, mark[2])
        last_word = max(last.last, _words_to(passage, last.last, end))
        times = currencies.thousands(passage, last_word)
        low, high = min(low, high) * times, high * times
        what = purpose_of(passage, first.first, last_word)
        found.append(Money(start, end, first.first, last_word, low, high, mark[0], what, score))
    return found


def _words_to(passage: Passage, place: int, end: int) -> int:
    while place < len(passage.starts) and passage.starts[place] < end:
        place += 1
    return place


def _currency(passage: Passage, number: Figure, country: str) -> tuple[str, int, int] | None:
    """Return currency with first and last character of amount and currency together."""
    if number.article:
        return None
    lead = currencies.before(passage, number, country)
    if lead:
        tail = currencies.after(passage, number, country)  # $500 USD, $40,000 in U.S. currency
        same = tail and (tail[0] == lead[0] or lead[0] in ("USD", ""))
        return (tail[0], lead[1], tail[1]) if tail and same else (lead[0], lead[1], _end(passage, number))
    if number.glued:
        return None
    tail = currencies.after(passage, number, country)
    if tail:
        return tail[0], number.start, tail[1]
    named = currencies.named_before(passage, number)
    return (named[0], named[1], _end(passage, number)) if named else None


def _end(passage: Passage, number: Figure) -> int:
    return passage.ends[number.last - 1] if number.suffix in ("m", "mn", "mio") else number.end


def _ranged(
    passage: Passage, left: Figure, right: Figure,
    own: tuple[str, int, int] | None, other: tuple[str, int, int] | None,
) -> bool:  # fmt: skip
    """Tell whether two numbers are the ends of one range: 300 to 400 000 F, between $8,000 and $9,500."""
    if not (own or other) or (own and other and own[0] != other[0]):
        return False
    close = own[2] if own else left.end
    gap = passage.raw[close : right.start]
    if len(gap) > 12 or not _RANGE.fullmatch(gap) or left.article:
        return False
    word = gap.strip(" $€£₦\n").split(" ")[0].lower()
    low, high = currencies.millions(left), currencies.millions(right)
    if not other and word in ("e", "et", "and", "y", "o", "ou", "or"):
        return False
    lead = passage.folded[left.first - 1] if left.first else ""
    if lead in ("us", "usd", "ghs", "cfa", "xof") and left.first > 1:
        lead = passage.folded[left.first - 2]
    if word in ("e", "et", "and", "y"):
        return lead in _BETWEEN and _lifted(low, high) < high
    if word in ("ou", "or", "o"):
        return not own and _lifted(low, high) < high
    return _lifted(low, high) < high


def _lifted(low: Decimal, high: Decimal) -> Decimal:
    """Return the lower end at the scale of the upper one: 300 of *300 à 400 000*, 2 of *2 to 3 million*."""
    for scale in _SCALES:
        if high >= scale and low < 1000 and low * scale < high and low * 1000 >= high / scale:
            return low * scale
    return low


_PAID = re.compile(
    r"(?:pay(?:e|es|ee|ees|er|ent|ait|aient|s|ing)?|paid|pag(?:ou|aram|a|am|ar|o|uei|amos|aron|ado|ados|an)|"
    r"vers(?:e|es|er|ent|ait)|encaisse|collected|charged|cobr(?:ou|a|am|aram|o|aron|ado|ar)|recebeu|recebe|recibio|"
    r"recu|tarif|tarifa|prix|precio|preco|price|fee|fare|rancon|ransom|resgate|rescate|somme|amount|soma|suma|montant)"
)
_FREE = word_set(
    "each chacun chacune apiece cada par per por to for pour para a au aux in en em upon at and et e y the before after"
)
_EACH = frozenset(("each", "chacun", "chacune", "apiece", "cada", "par", "per", "por"))
_NOT_MONEY = frozenset(
    ("ans", "anos", "years", "yrs", "jours", "dias", "days", "mois", "meses", "months", "km", "kms", "kg", "kilos", "g",
     "hommes", "femmes", "personnes", "pax", "people", "migrants", "pessoas", "personas", "h", "heures", "hours", "hrs",
     "horas", "metres", "metros", "litres", "litros", "l", "tablets", "comprimes", "cps", "times", "fois", "vezes")
)  # fmt: skip


def _bare(passage: Passage, number: Figure, found: list[Money]) -> tuple[str, float] | None:
    """Return currency and score of a number that is money only by its neighbours: paid 2,500 or $1,000 and 2,000."""
    if number.article or number.glued or number.whole < _WORTH or number.suffix:
        return None
    words, place = passage.folded, number.last
    following = words[place] if place < len(words) and passage.starts[place] - number.end <= 2 else ""
    if following in _NOT_MONEY or (1900 <= number.whole <= 2100 and number.end - number.start == 4):
        return None
    if (
        found
        and (tail := passage.raw[found[-1].end : number.start])
        and len(tail) <= 8
        and _LIST.fullmatch(tail)
    ):
        free = (
            not following
            or following in _EACH
            or following in ("to", "selon", "pour", "para", "for", "respectively")
        )
        if free and number.whole >= found[-1].low / 20:
            return found[-1].currency, 0.8
    if number.whole % 5 or number.words:
        return None
    lead = words[max(0, number.first - 3) : number.first]
    near = passage.raw[passage.starts[max(0, number.first - 3)] : number.start]
    told = any(_PAID.fullmatch(word) for word in lead) and not any(mark in near for mark in ".;:!?")
    closed = not following or following in _FREE or not passage.raw[number.end : number.end + 1].isspace()
    return ("", 0.7) if told and closed else None
