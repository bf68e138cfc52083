"""The words of many names: which rows may answer a name at all, decided without aligning each.

Two names agree only where all words of one of them are answered. A row in which both sides keep a word that nothing
answers is therefore settled, and only the others need to be aligned.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from palermo.domain.entities.matching.names.families import RAREST_BITS
from palermo.domain.entities.matching.names.likeness import DIFFERENT, SHORTEST_CUT, likeness, slips_allowed
from palermo.domain.entities.matching.names.tokens import Name, Token, neighbours

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Rows = NDArray[np.int32]

_REMEMBERED = 20_000
_MOST_SLIPS = 3


class NameIndex:
    """Rows of names with postings by word; `rows` are given in order and numbered from 0."""

    def __init__(self, rows: Sequence[Name], sound: bool = True) -> None:
        import numpy as np

        self.sound = sound
        self.lengths = np.fromiter((len(name.tokens) for name in rows), dtype=np.int16, count=len(rows))
        self._tokens: list[Token] = []
        self._numbers: dict[tuple[str, bool], int] = {}
        self._by: defaultdict[tuple[str, object], list[int]] = defaultdict(list)
        self._answers: dict[tuple[str, bool], list[int]] = {}
        own: defaultdict[int, list[int]] = defaultdict(list)
        titles: defaultdict[int, list[int]] = defaultdict(list)
        joined: defaultdict[str, list[int]] = defaultdict(list)
        for row, name in enumerate(rows):
            for token in name.tokens:
                own[self._number(token)].append(row)
            for token in name.optional:
                titles[self._number(token)].append(row)
            for form in name.joined:
                joined[form].append(row)
        self._own = _arrays(own)
        self._titles = _arrays(titles)
        self._joined = _arrays(joined)
        self._by_length: dict[int, tuple[list[int], list[str]]] = {}
        for number, token in enumerate(self._tokens):
            numbers, texts = self._by_length.setdefault(len(token.text), ([], []))
            numbers.append(number)
            texts.append(token.text)

    def may_agree(self, name: Name) -> "tuple[Rows, float]":
        """Return the rows whose names may agree with one, and the most bits that they can share with it.

        All other rows are settled: the two names conflict, or have nothing in common.
        """
        import numpy as np

        size = len(self.lengths)
        answered = np.zeros(size, dtype=np.int16)
        touched: set[int] = set()
        extra: list[Rows] = []
        for token in name.tokens:
            numbers = self.answers(token)
            touched.update(numbers)
            hit = np.zeros(size, dtype=bool)
            for number in numbers:
                for postings in (self._own.get(number), self._titles.get(number)):
                    if postings is not None:
                        hit[postings] = True
            answered += hit
            extra += [
                rows for word in (token.text, token.key) if (rows := self._joined.get(word)) is not None
            ]
        for token in name.optional:
            touched.update(self.answers(token))
        for a, b in neighbours(name.tokens):
            for number in (
                *self._by.get(("text", a.text + b.text), ()),
                *self._by.get(("key", a.key + b.key), ()),
            ):
                if number in self._own:
                    extra.append(self._own[number])
        matched = np.zeros(size, dtype=np.int16)
        for number in touched:
            if number in self._own:
                np.add.at(matched, self._own[number], 1)
        full = (answered >= len(name.tokens)) | ((matched >= self.lengths) & (matched > 0))
        for rows in extra:
            full[rows] = True
        found: Rows = np.flatnonzero(full).astype(np.int32)
        shared = sum(token.rarity for token in (*name.tokens, *name.optional))
        return found, shared + (RAREST_BITS * len(name.tokens) if extra else 0.0)

    def answers(self, token: Token) -> list[int]:
        """Return the numbers of all words that a word agrees with at any rank."""
        known = self._answers.get((token.text, token.bare))
        if known is None:
            known = [n for n in self._near(token) if likeness(token, self._tokens[n], self.sound) > DIFFERENT]
            if len(self._answers) >= _REMEMBERED:
                self._answers.clear()
            self._answers[token.text, token.bare] = known
        return known

    def _number(self, token: Token) -> int:
        number = self._numbers.get((token.text, token.bare))
        if number is None:
            number = self._numbers[token.text, token.bare] = len(self._tokens)
            self._tokens.append(token)
            for key in _keys(token):
                self._by[key].append(number)
            for letter in _firsts(token):
                self._by["first", letter].append(number)
                if token.initial:
                    self._by["initial", letter].append(number)
        return number

    def _near(self, token: Token) -> set[int]:
        """Return the words that may agree with a word: those that share a key with it, or nearly its letters."""
        near = {number for key in _keys(token) for number in self._by.get(key, ())}
        for letter in _firsts(token):
            near.update(self._by.get(("first" if token.initial else "initial", letter), ()))
        return near if token.number else near.union(self._slipped(token.text))

    def _slipped(self, text: str) -> Iterable[int]:
        import numpy as np
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import cdist

        allowed = slips_allowed(len(text))
        for length in range(max(3, len(text) - _MOST_SLIPS), len(text) + _MOST_SLIPS + 1):
            numbers, texts = self._by_length.get(length, ((), ()))
            if texts and allowed:
                apart = cdist([text], texts, scorer=OSA.distance, score_cutoff=allowed, dtype=np.uint8)[0]
                yield from (numbers[place] for place in np.flatnonzero(apart <= allowed))


def _keys(token: Token) -> list[tuple[str, object]]:
    """Return the keys of which two agreeing words share at least one, unless a slip or an initial joins them."""
    keys: list[tuple[str, object]] = [
        ("text", token.text),
        ("key", token.key),
        ("loose", token.loose),
        ("bones", token.skeleton),
        ("cut", token.text[:SHORTEST_CUT]),
    ]
    keys += [("family", number) for number in token.families]
    keys += [("related", number) for number in token.related]
    return keys


def _firsts(token: Token) -> set[str]:
    return {token.text[0], token.key[0]}


def _arrays(lists: "defaultdict[int, list[int]] | defaultdict[str, list[int]]") -> "dict[object, Rows]":
    import numpy as np

    return {key: np.asarray(rows, dtype=np.int32) for key, rows in lists.items()}
