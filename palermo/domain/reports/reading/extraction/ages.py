"""Ages as said of somebody: 17 ans, 17-year-old, un garçon d'environ 12 ans, aged 14 to 17. A birth year is none."""

import re

from palermo.domain.reports.reading.extraction.context import Context
from palermo.domain.reports.reading.extraction.figures import Figure, figures, unit_after
from palermo.domain.reports.reading.extraction.person_words import WHO
from palermo.domain.reports.reading.extraction.word_sets import word_set
from palermo.domain.reports.reading.passage import Passage
from palermo.domain.reports.reading.suggestion import Item, Span

_OLDEST = 115
_YEARS = word_set("ans anos years year yrs yr yo ano an annees aninhos")
_MONTHS = word_set("mois months month meses mes")
_OLD = frozenset(("old", "yo", "olds"))
# Before a number of years: how long something lasted, not how old somebody is.
_LASTING = word_set(
    "depuis for since pendant durant desde ha il hace durante over past last within after apres apos dans en in dernieres "
    "derniers ultimos than-time peine pena prison condamne sentenced condenado every chaque cada tous all during il_y_a "
    "hay lleva llevaba avait_fait"
)
_LASTED = word_set(
    "ago prior earlier later in of prison imprisonment ferme prisao cadeia carcel experience auparavant avant plus_tard "
    "atras antes passados service d'emprisonnement emprisonnement jail probation supervised before after"
)
_THINGS = word_set(
    "car vehicle truck boat house voiture vehicule camion bateau pirogue maison carro viatura barco casa coche contrat "
    "contract visa contrato garantie"
)
_AGED = word_set("aged age agee ages agees agé idade edad idades edades mayor")
_ROUGHLY = word_set(
    "about abt around approximately approx env environ vers quelque cerca ca circa uns unos unas umas aproximadamente de d "
    "d' of com c con between entre"
)
_UNDER = frozenset(("under", "below", "moins", "menos", "younger"))
_THAN = frozenset(("de", "than", "d", "of", "que"))
_RANGE = re.compile(r"[ \n]{0,2}(?:-|–|à|a|to|et|e|and|y|ou|or|o)[ \n]{0,2}", re.IGNORECASE)
_ABOUT = re.compile(r"\b(?:abt|about|env\.?|environ|cerca de|approx\.?) $", re.IGNORECASE)
_A = re.compile(r" ?a\.(?=[ ,;)\n]|$)")


def find(passage: Passage, context: Context) -> list[Item]:
    """Return every age with its lowest and highest year and the word for the person where one stands near."""
    found: list[Item] = []
    numbers = figures(passage)
    for place, number in enumerate(numbers):
        high = _age(number)
        if high is None:
            continue
        score, end = _said(passage, number)
        if not score and not (score := _inherited(passage, number, found)):
            continue
        low, start = high, number.start
        if place and (pair := _pair(passage, numbers[place - 1], number, high)):
            low, start = pair
            if found and found[-1].spans[0].start == start:
                found.pop()
        if low == high and _under(passage, number):
            low, high = 0, high - 1
        word, person = _person(passage, number, end)
        fields = {"low": low, "high": high, "of": person}
        found.append(
            Item(
                "age",
                f"{low}" if low == high else f"{low}-{high}",
                fields,
                score + 0.05 * word,
                (Span(start, end),),
            )
        )
    return found


def _age(number: Figure) -> int | None:
    if number.glued or number.article or number.value != int(number.value) or not 0 < number.value <= _OLDEST:
        return None
    return int(number.value)


def _said(passage: Passage, number: Figure) -> tuple[float, int]:
    """Return how sure it is that a number is an age, 0 when it is none, and its last character."""
    word, _, end, place = unit_after(passage, number)
    words = passage.folded
    before = words[max(0, number.first - 2) : number.first]
    if not number.suffix and _A.match(passage.raw, number.end) and passage.language in ("pt", "fr", "es"):
        return 0.8, number.end + len(_A.match(passage.raw, number.end)[0])  # type: ignore[index]
    if word in _YEARS:
        return _years(passage, number, word, end, place)
    if word in _MONTHS:
        return 0.0, end
    if before and _aged(passage, number):
        return 0.85, number.end
    if _ABOUT.search(passage.raw, max(0, number.start - 12), number.start) and _named(passage, number):
        return 0.65, number.end
    return 0.0, end


def _years(passage: Passage, number: Figure, word: str, end: int, place: int) -> tuple[float, int]:
    """Return the same for a number of years, which may also be a sentence, a service or the age of a car."""
    words = passage.folded
    before = set(words[max(0, number.first - 2) : number.first])
    following = words[place] if place < len(words) and passage.starts[place] - end <= 3 else ""
    if _THINGS & set(words[max(0, number.first - 4) : number.first]):
        return 0.0, end
    if following in _OLD:
        return 0.93, passage.ends[place]
    if word == "yo" or _AGED & before:
        return 0.93, end
    if words[place : place + 2] == ["of", "age"]:
        return 0.93, passage.ends[place + 1]
    if _LASTING & before or following in _LASTED:
        return 0.0, end
    if number.value < 5:
        return (0.6 if any(each in WHO for each in before) else 0.0), end
    return (0.0 if word in ("year", "an", "ano") else 0.85), end


def _aged(passage: Passage, number: Figure) -> bool:
    """Tell whether *aged* or *âgé de* leads to a number."""
    words, place = passage.folded, number.first - 1
    steps = 0
    while place >= 0 and steps < 4:
        if words[place] in _AGED:
            if words[place] in ("ages", "mayor", "age") and steps == 0 and passage.language == "en":
                return ":" not in passage.raw[passage.ends[place] : number.start] or words[place] == "age"
            return True
        if (
            words[place] not in _ROUGHLY
            and not words[place].isdigit()
            and words[place] not in ("to", "a", "e", "and")
        ):
            return False
        place, steps = place - 1, steps + 1
    return False


def _named(passage: Passage, number: Figure) -> bool:
    """Tell whether an *about 40* follows a name or a person and nothing counted follows it."""
    place = number.first - 2
    if place < 0:
        return False
    raw = passage.raw[passage.starts[place] : passage.ends[place]]
    person = (
        (raw.isupper() and len(raw) > 2)
        or passage.folded[place] in WHO
        or passage.folded[place] in ("of", "de")
    )
    word, *_ = unit_after(passage, number)
    closed = not word or word in (
        "on",
        "in",
        "with",
        "from",
        "who",
        "at",
        "and",
        "was",
        "qui",
        "que",
        "com",
        "con",
        "e",
        "y",
    )
    return person and closed and 5 <= number.value <= 99


def _inherited(passage: Passage, number: Figure, found: list[Item]) -> float:
    """Return a score for *2 entre 12 e 14* soon after *5 entre 8 e 11 anos*."""
    if not found or number.start - found[-1].spans[0].end > 24 or number.suffix:
        return 0.0
    lead = passage.folded[max(0, number.first - 3) : number.first]
    return 0.6 if "entre" in lead or "between" in lead else 0.0


def _pair(passage: Passage, left: Figure, right: Figure, high: int) -> tuple[int, int] | None:
    """Return low end and first character of *14 to 17*, *entre 8 et 11*."""
    low = _age(left)
    gap = passage.raw[left.end : right.start]
    if low is None or low >= high or left.suffix or len(gap) > 6 or not _RANGE.fullmatch(gap):
        return None
    if gap.strip().lower() in ("and", "et", "e", "y", "ou", "or", "o"):
        lead = passage.folded[left.first - 1] if left.first else ""
        if lead not in ("entre", "between"):
            return None
    return low, left.start


def _under(passage: Passage, number: Figure) -> bool:
    lead = passage.folded[max(0, number.first - 2) : number.first]
    return bool(lead) and (lead[-1] in _UNDER or (len(lead) == 2 and lead[0] in _UNDER and lead[1] in _THAN))


def _person(passage: Passage, number: Figure, end: int) -> tuple[bool, str]:
    """Return whether a word for a person stands near an age, and that word as written."""
    words, count = passage.folded, len(passage.folded)
    place = number.last
    while place < count and passage.starts[place] < end:
        place += 1
    for step in (
        *range(place, min(place + 2, count)),
        *range(number.first - 1, max(-1, number.first - 6), -1),
    ):
        if words[step] in WHO and WHO[words[step]] in ("women", "men", "children", "people"):
            return True, passage.raw[passage.starts[step] : passage.ends[step]]
    return False, ""
