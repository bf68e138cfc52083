"""All phrases of a language in one tree, walked once over the roots of a passage."""

from collections.abc import Iterable, Mapping, Sequence

from palermo.domain.reports.reading.lexicon.phrases import Row
from palermo.domain.reports.reading.passage import Passage

Places = list[tuple[int, int]]  # first and last word of each place, in order
_AGES = frozenset(map(str, range(1, 18)))
_ROOM = 40_000  # words remembered per language, and ways remembered in all
_NO_WORD = -1  # the number of every word that no phrase knows
_STEPS = 2_000_000  # a text made to be slow is read this far and no further


class _Table:
    """The ways on from a place in the tree by symbol, and those that a word of a text takes, once it was asked."""

    __slots__ = ("by_symbol", "taken")

    def __init__(self) -> None:
        self.by_symbol: dict[str, _Node] = {}
        self.taken: dict[int, tuple[_Node, ...]] = {_NO_WORD: ()}

    def take(self, word: "_Word") -> tuple["_Node", ...]:
        by_symbol, symbols = self.by_symbol, word.symbols
        if by_symbol.keys().isdisjoint(symbols):
            found: tuple[_Node, ...] = ()
        else:
            found = tuple(node for symbol, node in by_symbol.items() if symbol in symbols)
        if len(self.taken) > _ROOM:
            self.taken.clear()
            self.taken[_NO_WORD] = ()
        self.taken[word.number] = found
        return found


class _Node:
    __slots__ = ("ends", "ways")

    def __init__(self) -> None:
        self.ways: list[tuple[int, _Table]] = []  # by the words that may be left out on the way
        self.ends: tuple[str, ...] = ()

    def table(self, gap: int) -> _Table:
        for size, table in self.ways:
            if size == gap:
                return table
        table = _Table()
        self.ways.append((gap, table))
        return table


class _Word:
    """What a word of a text can be in a phrase; words that can be the same share one number."""

    __slots__ = ("number", "symbols")

    def __init__(self, number: int, symbols: frozenset[str]) -> None:
        self.number = number
        self.symbols = symbols


class Matcher:
    """Finds named phrases; `groups` are sets of roots behind symbols such as `@family`."""

    def __init__(self, groups: Mapping[str, frozenset[str]]) -> None:
        self._root = _Node()
        self._of_root: dict[str, set[str]] = {}
        self._classes: dict[frozenset[str], str] = {}
        self._words: dict[frozenset[str], _Word] = {}
        self._known: dict[tuple[str, str], int] = {}
        self._numbered: list[_Word] = []
        for name, roots in groups.items():
            for each in roots:
                self._of_root.setdefault(each, set()).add("@" + name)

    def add(self, name: str, found: Iterable[Row]) -> None:
        """Add the rows of one phrase under a name; all of them before the first text is read."""
        for row in found:
            node = self._root
            for step in row:
                table = node.table(step.gap).by_symbol
                symbol = self._symbol(step.symbols)
                child = table.get(symbol)
                if child is None:
                    child = table[symbol] = _Node()
                node = child
            if name not in node.ends:
                node.ends = (*node.ends, name)

    def _symbol(self, symbols: frozenset[str]) -> str:
        """Return one symbol for a set of words; every word of it then carries that symbol."""
        name = self._classes.get(symbols)
        if name is None:
            name = next(iter(symbols)) if len(symbols) == 1 else f"|{len(self._classes)}"
            self._classes[symbols] = name
            for each in symbols:
                self._of_root.setdefault(each, set()).add(name)
        return name

    def _word(self, folded: str, root: str) -> _Word | None:
        """Return what a word can be; None for one that no phrase knows."""
        found: set[str] = set()
        for own in (root, "=" + folded):
            found |= self._of_root.get(own, set())
        if folded[:1].isdigit():
            found |= {"@number"} | self._of_root.get("@number", set())
        if folded in _AGES:
            found.add("@age")
        for group in [each for each in found if each[0] == "@"]:
            found |= self._of_root.get(group, set())
        if not found:
            return None
        symbols = frozenset(found)
        word = self._words.get(symbols)
        if word is None:
            word = self._words[symbols] = _Word(len(self._words), symbols)
            self._numbered.append(word)
        return word

    def find(self, passage: Passage) -> dict[str, Places]:
        """Return, by name, the places where a phrase stands: first and last word, in order, none over another."""
        found: dict[str, Places] = {}
        begin = self._root.table(0)
        carried, numbered = self._carried(passage), self._numbered
        ends = _ends(passage.sentences)
        taken = begin.taken
        left = _STEPS
        for start, number in enumerate(carried):
            nodes = taken.get(number)
            if nodes is None:
                nodes = begin.take(numbered[number])
            for node in nodes:
                if not node.ways:
                    _note(found, node.ends, start, start)
                else:
                    left -= _walk(node, start, carried, ends[start], numbered, found)
            if left < 0:
                break
        return found

    def _carried(self, passage: Passage) -> list[int]:
        """Return the number of every word of a passage."""
        known = self._known
        if len(known) > _ROOM:
            known.clear()
        carried = []
        for pair in zip(passage.folded, passage.roots, strict=True):
            try:
                carried.append(known[pair])
            except KeyError:
                word = self._word(*pair)
                number = known[pair] = _NO_WORD if word is None else word.number
                carried.append(number)
        return carried


def _ends(sentences: Sequence[int]) -> list[int]:
    """Return for every word the number of the first word after its sentence."""
    ends, after = [0] * len(sentences), len(sentences)
    for place in range(len(sentences) - 1, -1, -1):
        if place + 1 < len(sentences) and sentences[place + 1] != sentences[place]:
            after = place + 1
        ends[place] = after
    return ends


def _walk(
    node: _Node,
    start: int,
    carried: Sequence[int],
    end: int,
    numbered: Sequence[_Word],
    found: dict[str, Places],
) -> int:
    """Follow every way on from a first word to the end of its sentence and note what ends; return the steps taken."""
    steps = 0
    waiting = [(node, start)]
    seen: set[tuple[_Node, int]] = set()
    while waiting:
        node, at = waiting.pop()
        steps += 1
        if node.ends:
            _note(found, node.ends, start, at)
        for size, table in node.ways:
            taken = table.taken
            stop = at + size + 2
            for place in range(at + 1, stop if stop < end else end):
                nodes = taken.get(carried[place])
                if nodes is None:
                    nodes = table.take(numbered[carried[place]])
                if nodes:
                    fresh = [(child, place) for child in nodes if (child, place) not in seen]
                    seen.update(fresh)
                    waiting += fresh
    return steps


def _note(found: dict[str, Places], names: tuple[str, ...], start: int, end: int) -> None:
    for name in names:
        places = found.get(name)
        if places is None:
            found[name] = [(start, end)]
        elif start > places[-1][1]:
            places.append((start, end))
        elif start == places[-1][0] and end < places[-1][1]:
            places[-1] = (start, end)
