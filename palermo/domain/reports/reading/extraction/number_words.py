"""Numbers written as words in English, French, Portuguese and Spanish, up to thousands of millions."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from palermo.domain.reports.reading.extraction.word_sets import word_set


class Spoken(NamedTuple):
    """A number read from words: its value, the word after it, whether it is rough, whether it is only an article."""

    value: int
    end: int
    rough: bool = False
    article: bool = False


def _count(text: str, first: int = 0, step: int = 1) -> dict[str, int]:
    return {
        name: first + place * step for place, names in enumerate(text.split()) for name in names.split("/")
    }


SMALL: Mapping[str, Mapping[str, int]] = {
    "en": _count(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen"
    )
    | _count("twenty thirty forty/fourty fifty sixty seventy eighty ninety", 20, 10),
    "fr": _count(
        "zero un/une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
    )
    | _count("vingt/vingts trente quarante cinquante soixante septante octante/huitante nonante", 20, 10),
    "pt": _count(
        "zero um/uma dois/duas tres quatro cinco seis sete oito nove dez onze doze treze catorze/quatorze quinze "
        "dezasseis/dezesseis dezassete/dezessete dezoito dezanove/dezenove"
    )
    | _count("vinte trinta quarenta cinquenta sessenta setenta oitenta noventa", 20, 10)
    | _count(
        "duzentos/duzentas trezentos/trezentas quatrocentos/quatrocentas quinhentos/quinhentas "
        "seiscentos/seiscentas setecentos/setecentas oitocentos/oitocentas novecentos/novecentas",
        200,
        100,
    ),
    "es": _count(
        "cero un/uno/una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis "
        "diecisiete dieciocho diecinueve veinte veintiuno/veintiun/veintiuna veintidos veintitres veinticuatro "
        "veinticinco veintiseis veintisiete veintiocho veintinueve"
    )
    | _count("treinta cuarenta cincuenta sesenta setenta ochenta noventa", 30, 10)
    | _count(
        "doscientos/doscientas trescientos/trescientas cuatrocientos/cuatrocientas quinientos/quinientas "
        "seiscientos/seiscientas setecientos/setecientas ochocientos/ochocientas novecientos/novecientas",
        200,
        100,
    ),
}
HUNDRED: Mapping[str, frozenset[str]] = {
    "en": frozenset(("hundred", "hundreds")),
    "fr": frozenset(("cent", "cents")),
    "pt": frozenset(("cem", "cento")),
    "es": frozenset(("cien", "ciento")),
}
# Words that multiply what stands before them, words or figures.
SCALES: Mapping[str, int] = {
    "thousand": 1_000, "mille": 1_000, "mil": 1_000, "million": 10**6, "millions": 10**6, "milhao": 10**6,
    "milhoes": 10**6, "millon": 10**6, "millones": 10**6, "milliard": 10**9, "milliards": 10**9, "billion": 10**9,
    "billions": 10**9,
}  # fmt: skip
_FOREIGN = {"en": ("mille", "mil"), "fr": ("thousand", "mil"), "pt": ("mille",), "es": ("mille",)}
GROUPS: Mapping[str, int] = {
    "dozen": 12, "douzaine": 12, "duzia": 12, "docena": 12, "dizaine": 10, "dezena": 10, "decena": 10,
    "huitaine": 8, "quinzaine": 15, "quinzena": 15, "quincena": 15, "vingtaine": 20, "vintena": 20, "veintena": 20,
    "score": 20, "trentaine": 30, "trintena": 30, "treintena": 30, "quarantaine": 40, "cinquantaine": 50,
    "soixantaine": 60, "centaine": 100, "centena": 100, "centenar": 100, "millier": 1_000, "milhar": 1_000,
    "millar": 1_000,
}  # fmt: skip
_EXACT = frozenset(("dozen", "douzaine", "duzia", "docena"))
_HALF = frozenset(("half", "demi", "demie", "meia", "media", "meio", "medio"))
AND_A_HALF = frozenset(
    (("et", "demi"), ("et", "demie"), ("e", "meio"), ("e", "meia"), ("y", "medio"), ("y", "media"))
)
_HALVED = word_set(
    "kilo kilogram kilogramme quilo kilogramo tonne ton tonelada pound livre libra litre liter litro ounce onza"
)
_ARTICLES = {
    "en": frozenset(("a", "an")),
    "fr": frozenset(("un", "une")),
    "pt": frozenset(("um", "uma")),
    "es": frozenset(("un", "una")),
}
_AND = {"en": "and", "fr": "et", "pt": "e", "es": "y"}
_BETWEEN = frozenset(("a", "de", "d"))  # half *a* dozen, deux douzaines *de*


def first_words(language: str) -> frozenset[str]:
    """Return every folded word with which a number can begin in a language (`en`, `fr`, `pt`, `es`)."""
    scales = (
        frozenset(SCALES) - frozenset(_FOREIGN[language]) - {"million", "millions", "billion", "billions"}
    )
    return (
        frozenset(SMALL[language])
        | HUNDRED[language]
        | _ARTICLES[language]
        | frozenset(GROUPS)
        | _HALF
        | scales
    )


def spoken_at(words: Sequence[str], place: int, limit: int, language: str) -> Spoken | None:
    """Return the number that the folded words from `place` on (before `limit`) mean, None when they mean none."""
    half = words[place] in _HALF
    if half:
        place += 1
        if place < limit and words[place] in _BETWEEN:
            place += 1
        size = _group(words[place]) if place < limit else 0
        return Spoken(size // 2, place + 1) if size else None
    article = words[place] in _ARTICLES[language]
    if article and place + 1 < limit:
        if size := _group(words[place + 1]):
            return Spoken(size, place + 2, _singular(words[place + 1]) not in _EXACT)
        if words[place + 1] in _HALF:
            found = spoken_at(words, place + 1, limit, language)
            if found:
                return found
    found = _composed(words, place + (article and language == "en"), limit, language)
    if found is None:
        return Spoken(1, place + 1, article=True) if article else None
    if found.end < limit and (size := _group(words[found.end])):
        return Spoken(found.value * size, found.end + 1, _singular(words[found.end]) not in _EXACT)
    return found._replace(article=article and found.end == place + 1)


def half_at(words: Sequence[str], place: int, limit: int) -> tuple[Decimal, int] | None:
    """Return a half and the word after it, where *half a kilo*, *media tonelada* or *half a million* begins."""
    if words[place] in ("a", "un", "une", "um", "uma", "una") and place + 1 < limit:
        place += 1
    if words[place] not in _HALF:
        return None
    place += 1
    if place < limit and words[place] in _BETWEEN:
        place += 1
    if place >= limit:
        return None
    if words[place] in _HALVED:
        return Decimal("0.5"), place
    scale = SCALES.get(words[place], 0)
    return (Decimal(scale) / 2, place + 1) if scale > 1_000 else None


def _singular(word: str) -> str:
    return word[:-2] if word.endswith("ares") else word.removesuffix("s")


def _group(word: str) -> int:
    return GROUPS.get(word) or GROUPS.get(_singular(word), 0)


def _composed(words: Sequence[str], place: int, limit: int, language: str) -> Spoken | None:
    """Return the number built from units, tens, hundreds and scales; *five six* are two numbers, not eleven."""
    small, hundred, link = SMALL[language], HUNDRED[language], _AND[language]
    total = part = 0
    end, started, last = place, False, -1  # `last`: what was added last, to know what may still be added
    while place < limit:
        word = words[place]
        if word == link and started:
            place += 1
            if place < limit and (words[place] in small or words[place] in hundred):
                word = words[place]
            else:
                break
        value = small.get(word)
        if value is not None:
            if value == 20 and part % 100 == 4 and language == "fr":
                part += 76  # quatre-vingts
            elif _fits(part, value, last, language):
                part += value
            else:
                break
            last = value
        elif word in hundred:
            if part >= 10:
                break
            part = max(1, part) * 100
            last = 100
        elif word in SCALES and word not in _FOREIGN[language]:
            scale = SCALES[word]
            if (
                (not started and scale != 1_000)
                or (total and total % 10**9 < scale <= 1_000)
                or scale <= part
            ):
                break
            total, part, last = (
                (total + part) * scale if scale > 1_000 else total + max(1, part) * scale,
                0,
                scale,
            )
        else:
            break
        started = True
        place += 1
        end = place
    return Spoken(total + part, end) if started else None


def _fits(part: int, value: int, last: int, language: str) -> bool:
    """Tell whether a word worth `value` can follow what has been read: twenty-five, but not twenty-fifteen."""
    if last == -1 or last >= 1_000:
        return True
    if value == 0 or last == 0:
        return False
    if value >= 100:
        return False
    tail = part % 100
    if tail == 0:
        return True
    if language == "fr" and tail in (60, 80):
        return value < 20
    if language == "fr" and tail in (10, 70, 90) and last == 10:
        return 7 <= value <= 9
    return tail % 10 == 0 and tail >= 20 and value < 10
