"""Accounts in a narrative: IBAN with their check digits, and the numbers of mobile-money wallets."""

import re
from functools import cache
from itertools import islice

from palermo.domain.reports.reading.extraction import phones
from palermo.domain.reports.reading.extraction.context import MOST, Context, data, level
from palermo.domain.reports.reading.passage import Passage
from palermo.domain.reports.reading.suggestion import Item, Span

_IBAN = re.compile(
    r"(?<![^\W_])[A-Za-z]{2}\d{2}(?:[ \u00a0-]?[A-Za-z0-9]{1,4}){2,12}+(?![^\W_])|"
    r"(?<![^\W_])[A-Z]{2}\d{2}[A-Z0-9]{11,30}(?![^\W_])"
)
_IBAN_CUE = re.compile(r"(?<![a-z])iban[^a-z\d]{0,6}$")
_UNLISTED = "AO BF BJ CF CG CI CM CV DJ DZ GA GN GQ GW HN IR KM MA MG ML MZ NE NI SN TD TG"
_SHORTEST, _LONGEST = 15, 34
_NEAR = 42
_APART = re.compile(r"[.;!?] |\n\n")


def find(passage: Passage, context: Context) -> list[Item]:
    """Return the accounts of a text as items of kind `account`."""
    text = level(passage)
    return _ibans(passage.raw, text) + _wallets(passage, text, context)


def _ibans(raw: str, text: str) -> list[Item]:
    items = []
    for match in islice(_IBAN.finditer(raw), 4 * MOST):
        cue = _IBAN_CUE.search(text[max(match.start() - 12, 0) : match.start()])
        item = _iban(raw, match.start(), match.end(), bool(cue))
        if item:
            items.append(item)
    return items


def _iban(raw: str, start: int, end: int, cue: bool) -> Item | None:
    """Return the longest stretch from here whose check digits are right; after the word IBAN the whole, if none is."""
    pieces = [m.end() + start for m in re.finditer(r"[A-Za-z0-9]+", raw[start:end])]
    for last in reversed(pieces):
        number = re.sub(r"[^A-Za-z0-9]", "", raw[start:last]).upper()
        if _SHORTEST <= len(number) <= _LONGEST and _right(number):
            return _account(number, Span(start, last), 0.99)
    number = re.sub(r"[^A-Za-z0-9]", "", raw[start:end]).upper()
    if cue and _SHORTEST <= len(number) <= _LONGEST and sum(mark.isdecimal() for mark in number) >= 10:
        return _account(number, Span(start, end), 0.6)
    return None


def _right(number: str) -> bool:
    from stdnum import iban
    from stdnum.iso7064 import mod_97_10

    if iban.is_valid(number, check_country=False):
        return True
    # The registry that the library holds lacks most of West Africa; their check digits are those of ISO 13616 too.
    return number[:2] in _unlisted() and mod_97_10.is_valid(number[4:] + number[:4])


@cache
def _unlisted() -> frozenset[str]:
    return frozenset(_UNLISTED.split())


def _account(number: str, span: Span, score: float) -> Item:
    fields = {"scheme": "iban", "number": number, "provider": "", "country": number[:2]}
    return Item("account", number, fields, score, (span,))


def _wallets(passage: Passage, text: str, context: Context) -> list[Item]:
    named = list(islice(_providers()[0].finditer(text), MOST))
    if not named:
        return []
    items = []
    for phone in phones.find(passage, context):
        (span,) = phone.spans
        best: tuple[int, str] | None = None
        for match in named:
            after = match.end() <= span.start
            between = text[match.end() : span.start] if after else text[span.end : match.start()]
            shy = match.group() in _providers()[2]
            if (
                len(between) > (_NEAR if after and not shy else 14)
                or _APART.search(between)
                or re.search(r"\d{5}", between)
            ):
                continue
            if shy and not passage.raw[match.start()].isupper() and not after:
                continue
            if best is None or len(between) < best[0]:
                best = (len(between), _providers()[1][match.group()])
        if best:
            fields = {
                "scheme": "mobile_money", "number": phone.value, "provider": best[1], "country": phone.fields["country"],
            }  # fmt: skip
            items.append(Item("account", phone.value, fields, min(phone.score, 0.9), phone.spans))
    return items


@cache
def _providers() -> tuple[re.Pattern[str], dict[str, str], frozenset[str]]:
    known = data("providers")
    names: dict[str, str] = {}
    shy: set[str] = set()
    for name, about in known.items():
        for word in about["words"]:
            names.setdefault(word, name)
        shy.update(about.get("shy", ()))
    longest = sorted(names, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<![a-z])(?:{'|'.join(map(re.escape, longest))})(?![a-z])"), names, frozenset(shy)
