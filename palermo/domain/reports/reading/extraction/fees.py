"""What travellers paid for a leg: the amount, where from, where to, for each or for all together."""

import re

from palermo.domain.reports.reading.extraction.context import Context
from palermo.domain.reports.reading.extraction.money import Money, item_of, read
from palermo.domain.reports.reading.passage import Passage
from palermo.domain.reports.reading.suggestion import Item

_EACH = re.compile(
    r"\b(?:each|apiece|chacune?|cada (?:um|uma|uno|una|pessoa|persona)|(?:par|per|por|a|/) ?(?:personne|person|persona|"
    r"pessoa|head|tete|cabeza|cabeca|passager|passenger|pax|migrant|individual|place|cada um|cada uno|cada uma))\b"
)
_TOGETHER = re.compile(
    r"\b(?:in total|en tout|au total|together|altogether|no total|ao todo|en total|ensemble|for (?:all|both))\b"
)
_TRAVEL = re.compile(
    r"\b(?:smuggl\w*|cross\w*|travers\w*|travess\w*|atraves\w*|cruz\w*|amener|emmener|conduire|transport\w*|voyag\w*|viag\w*|viaj\w*|passage\w*|"
    r"pasaje\w*|passagem|passeur\w*|coyotes?|boat|pirogues?|piroga|patera|embarc\w*|board|trip|journey|libye|libya|libia|"
    r"espagne|spain|espanha|espana|europe|europa|italie|italy|canari\w*|fare|tarif\w*|destino|destination|bordo|enter|"
    r"pax|migrants?|migrantes?|passagers?|passengers?|pasajeros?|passageiros?|trajet\w*|route)\b"
)
_NO_FARE = frozenset(("found", "bribe", "ransom", "wage", "reward", "debt"))
_NAME = r"((?:[A-ZÀ-Ý][\wÀ-ÿ'’-]{1,24})(?: (?:de |do |da |of )?[A-ZÀ-Ý][\wÀ-ÿ'’-]{1,24}){0,2})"
_TO = re.compile(
    rf"\b(?:à|au|aux|vers|jusqu['’]à|jusqu['’]en|pour|to|for|into|até|para|p/|rumo a|hasta|hacia|destination|destino) {_NAME}"
)
_FROM = re.compile(rf"\b(?:from|depuis|desde|de|d['’]|do|da) ?{_NAME}")
_SHOUTED = re.compile(r"[A-ZÀ-Ý]{4}")
_PAID_AT = re.compile(r"(?:pay\w{0,4}s?|paid|pag\w{1,5}|vers\w{1,3}) (?:en |à |in |em |at )?$", re.IGNORECASE)
_SAID = re.compile(
    r"\b(?:paid|pay|paye\w*|pagou|pagaram|pagar\w*|pago|tarif|tarifa|fare|fee|charg\w*|collect\w*|cobr\w*|pris|prend)\b"
)


def find(passage: Passage, context: Context) -> list[Item]:
    """Return what travellers paid, with origin and destination as written and whether each of them paid it."""
    found = []
    amounts = read(passage, context)
    for place, money in enumerate(amounts):
        if not is_fee(passage, money):
            continue
        left, right = _around(passage, money)
        if place:
            left = max(left, amounts[place - 1].end)
        if place + 1 < len(amounts):
            right = min(right, amounts[place + 1].start)
        origin, destination = _leg(passage, money, left, right)
        near = _folded(passage, max(left, money.start - 60), min(right, money.end + 45))
        each = bool(_EACH.search(near)) and not _TOGETHER.search(near)
        found.append(item_of("fee", money, origin=origin, destination=destination, per_person=each))
    return found


def is_fee(passage: Passage, money: Money) -> bool:
    """Tell whether an amount is what somebody paid to travel, by the words of its sentence."""
    if money.what in _NO_FARE:
        return False
    left, right = _around(passage, money)
    near = _folded(passage, left, right)
    if money.what == "fee":
        wide = _folded(passage, max(0, money.start - 300), money.end + 300)
        return bool(_TRAVEL.search(wide) or _EACH.search(near))
    each = _EACH.search(re.split("[,;(]", _folded(passage, money.end, min(right, money.end + 30)))[0])
    return bool(each and (_SAID.search(near) or _TRAVEL.search(near)))


def _folded(passage: Passage, left: int, right: int) -> str:
    from palermo.domain.reports.reading.extraction.context import level

    return level(passage)[left:right]


def _around(passage: Passage, money: Money) -> tuple[int, int]:
    """Return the sentence of an amount, at most 300 characters either side."""
    place = min(money.first, len(passage.starts) - 1)
    left, right = passage.sentence_spans[min(passage.sentences[place], len(passage.sentence_spans) - 1)]
    return max(left, money.start - 300), min(right, money.end + 300)


def _leg(passage: Passage, money: Money, left: int, right: int) -> tuple[str, str]:
    """Return origin and destination as written, '' where the sentence does not say."""
    after = passage.raw[money.end : right]
    before = passage.raw[left : money.start]
    destination = ""
    for match in _TO.finditer(after):
        if _SHOUTED.match(match[1]):
            continue  # a surname
        if not _PAID_AT.search(after[: match.start()]):
            destination = match[1]
            break
    if not destination:
        named = [
            match[1]
            for match in _TO.finditer(before)
            if not _PAID_AT.search(before[: match.start()]) and not _SHOUTED.match(match[1])
        ]
        destination = named[-1] if named else ""
    start = _FROM.search(after)
    return (start[1] if start and start[1] != destination else ""), destination
