"""Phrases of a list found in a passage, the longest first, by one dictionary look-up per word."""

from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

Value = TypeVar("Value")


def listed(text: str) -> frozenset[str]:
    """Return the words of a list that is written with blanks between them."""
    return frozenset(text.split())


class Phrases(Generic[Value]):
    """Folded phrases, words parted by one blank, each with what it stands for."""

    def __init__(self, entries: Mapping[str, Value]) -> None:
        self.entries = dict(entries)
        self.lengths: dict[str, tuple[int, ...]] = {}
        lengths: dict[str, set[int]] = {}
        for phrase in self.entries:
            words = phrase.split(" ")
            lengths.setdefault(words[0], set()).add(len(words))
        for first, found in lengths.items():
            self.lengths[first] = tuple(sorted(found, reverse=True))

    def at(self, words: Sequence[str], index: int) -> tuple[int, Value] | None:
        """Return how many words the longest phrase at this word has and what it stands for, or None."""
        for length in self.lengths.get(words[index], ()):
            if index + length > len(words):
                continue
            phrase = words[index] if length == 1 else " ".join(words[index : index + length])
            value = self.entries.get(phrase)
            if value is not None:
                return length, value
        return None
