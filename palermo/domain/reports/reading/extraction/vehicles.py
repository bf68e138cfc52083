"""Vehicles in a narrative: make, model, colour and year joined into one item, and chassis numbers (VIN)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice

from palermo.domain.reports.reading.extraction.context import MOST, Context, level
from palermo.domain.reports.reading.extraction.vehicle_words import Word, figures, lookup
from palermo.domain.reports.reading.passage import Passage
from palermo.domain.reports.reading.suggestion import Item, Span

_CLOSE = re.compile(r"[ \n,()'\"/.-]{0,3}")
_APART = re.compile(r"\. [^\d]|[;:!?]|\n\n|\.\n")
_YEAR = re.compile(r"(?:19[6-9]|20[0-3])\d")
_FIGURED = re.compile(r"(?=[a-z]{0,3}\d)[a-z]{0,3}\d{1,4}[a-z]{0,2}")
_ENGINE = re.compile(r"\d{1,3} ?(?:x ?\d{1,3} ?)?(?:hp|cv|ch|cc|cm3)(?![a-z])")
_MOST_BETWEEN = 2
_AND = frozenset(("et", "e", "y", "and"))
_KINDS = {"boat": ""}  # the vocabulary has no boat without more said
_VIN = re.compile(r"(?<![^\W_])(?=[A-HJ-NPR-Z]{0,16}\d)(?=\d{0,16}[A-HJ-NPR-Z])[A-HJ-NPR-Z0-9]{17}(?![^\W_])")
_VIN_CUE = re.compile(
    r"(?<![a-z])(?:vin|chassis|chasis|chassi|n° de serie|serie|frame|bastidor|quadro)[^\n;]{0,20}$"
)
_LETTERS = zip("ABCDEFGHJKLMNPRSTUVWXYZ", (*range(1, 9), *range(1, 6), 7, 9, *range(2, 10)), strict=True)
_VALUES = {**{str(digit): digit for digit in range(10)}, **dict(_LETTERS)}
_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)


@dataclass(slots=True)
class Hit:
    """A vehicle word at its place: first and last word numbers, and characters."""

    word: Word
    first: int
    last: int
    start: int
    end: int


@dataclass(slots=True)
class Cluster:
    """The words of one vehicle."""

    hits: list[Hit] = field(default_factory=list)
    between: int = 0

    def has(self, *roles: str) -> bool:
        """Say whether some word of these roles is there."""
        return any(hit.word.role in roles for hit in self.hits)

    def first(self, *roles: str) -> Hit | None:
        """Return the first word of one of these roles."""
        return next((hit for hit in self.hits if hit.word.role in roles), None)


def find(passage: Passage, context: Context) -> list[Item]:
    """Return the vehicles of a text as items of kind `vehicle`."""
    text = level(passage)
    hits = _hits(passage, text)
    items = [item for cluster in _clusters(hits, passage, text) if (item := _item(cluster, passage))]
    return items + _chassis(passage.raw, text)


def _hits(passage: Passage, text: str) -> list[Hit]:
    words, known = passage.folded, lookup(passage.language)
    hits: list[Hit] = []
    at, count = 0, len(words)
    while at < count:
        choices = known.get(words[at])
        hit = _hit(choices, passage, at, hits[-1].word.make if hits else "") if choices else None
        if hit is None and hits and hits[-1].last == at - 1 and hits[-1].word.role in ("make", "year"):
            hit = _figured(passage, text, at, hits[-1].word.make)
        if hit is None and len(words[at]) == 4 and _YEAR.fullmatch(words[at]):
            hit = _one(passage, at, Word((words[at],), "year", words[at]))
        if hit:
            hits.append(hit)
            at = hit.last
        at += 1
    return hits


def _hit(choices: Iterable[Word], passage: Passage, at: int, make: str) -> Hit | None:
    """Return the longest words from here; of equal ones those of the make just named, then a model that needs none."""
    words = passage.folded
    best: Word | None = None
    for word in choices:
        size = len(word.words)
        if best and size < len(best.words):
            break
        if tuple(words[at : at + size]) != word.words:
            continue
        length = passage.ends[at + size - 1] - passage.starts[at]
        if size > 1 and length > sum(map(len, word.words)) + size:
            continue
        if (
            best is None
            or (word.make == make and make)
            or (best.role == "model" and word.role == "own" and best.make != make)
        ):
            best = word
    if best is None:
        return None
    last = at + len(best.words) - 1
    return Hit(best, at, last, passage.starts[at], passage.ends[last])


def _one(passage: Passage, at: int, word: Word) -> Hit:
    return Hit(word, at, at, passage.starts[at], passage.ends[at])


def _figured(passage: Passage, text: str, at: int, make: str) -> Hit | None:
    """Return a model made of figures right after its make, as in Mercedes 1924 or Peugeot 505."""
    written = passage.folded[at]
    if _ENGINE.match(text, passage.starts[at]):
        return None
    gap = text[passage.ends[at - 1] : passage.starts[at]]
    if gap not in (" ", ". ", "-", ".", "\n") or not _FIGURED.fullmatch(written):
        return None
    pattern = figures().get(make)
    plain = written.isdecimal()
    if plain and not (pattern and pattern.fullmatch(written)):
        return None
    follows = passage.raw[passage.ends[at] : passage.ends[at] + 4]
    if re.match(r"[ -][A-Z]{2}\b", follows):  # the figures open a plate
        return None
    if not plain and (written[0].isdecimal() and written[-1] in "fhmglk"):
        return None
    return _one(passage, at, Word((written,), "model", written.upper(), make))


def _clusters(hits: list[Hit], passage: Passage, text: str) -> list[Cluster]:
    found: list[Cluster] = []
    current = Cluster()
    for hit in hits:
        if current.hits and not _joins(current, hit, text):
            found.append(current)
            current = Cluster()
        if hit.word.role == "model" and not current.hits:
            continue
        if hit.word.role == "between":
            current.between = current.between + 1 if current.hits else 0
        else:
            current.between = 0
        if current.hits or hit.word.role != "between":
            current.hits.append(hit)
    return [*found, current] if current.hits else found


def _joins(cluster: Cluster, hit: Hit, text: str) -> bool:
    """Say whether a word goes on with the vehicle before it."""
    last, role = cluster.hits[-1], hit.word.role
    gap = text[last.end : hit.start]
    if (
        hit.first != last.last + 1
        or not _CLOSE.fullmatch(gap)
        or _APART.search(text[last.end : hit.start + 1])
    ):
        return False
    if last.word.name in _AND and role != "colour":
        return False
    if role == "between":
        return cluster.between < _MOST_BETWEEN
    if role in ("make", "own"):
        named = cluster.first("make", "own")
        return named is None or (
            role == "own" and named.word.make == hit.word.make and named.word.role == "make"
        )
    if role == "model":
        return (
            last.word.role in ("make", "own") and last.word.make == hit.word.make and not cluster.has("model")
        )
    if role == "kind":
        return "," not in gap
    if role == "year":
        return cluster.has("make", "own", "colour") and not cluster.has("year")
    return sum(each.word.role == "colour" for each in cluster.hits) < 3


def _item(cluster: Cluster, passage: Passage) -> Item | None:
    hits = list(cluster.hits)
    while hits and hits[-1].word.role == "between":
        hits.pop()
    # A figure of four digits before a vehicle is its year only right before the make: '1990 Volvo', not 'in 2005 a car'.
    cluster = Cluster(hits)
    make, own, model = cluster.first("make"), cluster.first("own"), cluster.first("model")
    colours = [hit for hit in hits if hit.word.role == "colour"]
    kinds = [hit for hit in hits if hit.word.role == "kind"]
    year = cluster.first("year")
    if not make and not own and not (colours and kinds and _adjacent(colours, kinds)):
        return None
    if own and own.word.shy and not (make or colours or kinds):
        return None
    if make and not own and make.word.shy and not _trusted(make, model, colours, kinds, year, passage):
        return None
    if make and _ENGINE.match(passage.raw[make.end : make.end + 12].strip().lower()):
        return None  # an outboard engine
    named = (make or own or kinds[0]).word
    colours = colours if not (make or own) or kinds or len(colours) < 3 else colours[:2]
    kind = kinds[0].word.name if kinds else (own.word.kind if own else named.kind)
    fields = {
        "kind": _KINDS.get(kind, kind),
        "make": named.make if make or own else "",
        "model": " ".join(hit.word.name for hit in (own, model) if hit),
        "colour": "-".join(dict.fromkeys(hit.word.name for hit in colours)),
        "year": year.word.name if year else "",
        "vin": "",
        "plate": "",
    }
    words = (
        fields["colour"],
        fields["make"],
        fields["model"],
        "" if fields["make"] else _as_found(kinds, passage),
    )
    value = " ".join(word for word in words if word)
    score = 0.95 if (make or own) and (model or own or colours or kinds) else 0.85 if make or own else 0.75
    return Item("vehicle", value, fields, score, (Span(hits[0].start, hits[-1].end),))


def _as_found(kinds: list[Hit], passage: Passage) -> str:
    return passage.raw[kinds[0].start : kinds[0].end].lower() if kinds else ""


def _adjacent(colours: list[Hit], kinds: list[Hit]) -> bool:
    """Say whether a colour stands within two words of a kind: 'white pickup truck', 'camion de couleur bleue'."""
    return any(-4 <= colour.first - kind.last <= 3 for colour in colours for kind in kinds)


def _trusted(
    make: Hit, model: Hit | None, colours: list[Hit], kinds: list[Hit], year: Hit | None, passage: Passage
) -> bool:
    """Say whether a common word such as Ford or Seat is meant as a make."""
    capital = passage.raw[make.start].isupper()
    if model and (capital or colours or kinds):
        return True
    return capital and bool(colours or kinds or year or make.word.name in ("Ford", "Dodge"))


def _chassis(raw: str, text: str) -> list[Item]:
    """Return the chassis numbers: announced by a word, or with the North American check digit (49 CFR 565.15)."""
    items = []
    for match in islice(_VIN.finditer(raw), MOST):
        vin = match.group()
        right = _checked(vin)
        if right or _VIN_CUE.search(text[max(match.start() - 30, 0) : match.start()]):
            fields = {"kind": "", "make": "", "model": "", "colour": "", "year": "", "vin": vin, "plate": ""}
            items.append(Item("vehicle", vin, fields, 0.97 if right else 0.9, (Span(*match.span()),)))
    return items


def _checked(vin: str) -> bool:
    rest = sum(_VALUES[mark] * weight for mark, weight in zip(vin, _WEIGHTS, strict=True)) % 11
    return vin[8] == ("X" if rest == 10 else str(rest))
