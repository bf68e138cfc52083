"""Blind tokens: a keyed hash stands in an index for a word, so the index holds no words.

Sixteen letters from a to p carry 64 bits. Letters only, because PostgreSQL's parser takes hexadecimal for
numbers.
"""

from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b
from typing import Final

# Zipf's law does the work: this many words cover nearly all words of running text, at about 15 MB a key.
CACHED_WORDS: Final = 50_000
TOKEN_LETTERS: Final = 16
_LETTERS: Final = str.maketrans("0123456789abcdef", "abcdefghijklmnop")


class BlindKey:
    """One index key; tokens made with different keys have nothing in common."""

    __slots__ = ("_cached", "_state")

    def __init__(self, key: bytes) -> None:
        if len(key) != 32:
            raise ValueError("an index key has 32 bytes")
        self._state = blake2b(key=key, digest_size=TOKEN_LETTERS // 2, person=b"palermo index")
        self._cached = lru_cache(maxsize=CACHED_WORDS)(self._blind)

    def token(self, term: str) -> str:
        """Return the term's token: 16 letters from a to p, always the same under one key."""
        return self._cached(term)

    def tokens(self, terms: Iterable[str]) -> set[str]:
        """Return the set of the terms' tokens; order and number of occurrences are lost on purpose."""
        return set(map(self._cached, terms))

    def _blind(self, term: str) -> str:
        state = self._state.copy()
        state.update(term.encode("utf-8", "surrogatepass"))
        return state.hexdigest().translate(_LETTERS)

    def __repr__(self) -> str:
        return "BlindKey(…)"
