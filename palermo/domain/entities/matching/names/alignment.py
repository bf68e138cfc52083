"""Which word of one name answers which word of the other, in any order."""

from dataclasses import replace
from typing import NamedTuple

from palermo.domain.entities.matching.names.likeness import DIFFERENT, SAME, SPELLING, likeness
from palermo.domain.entities.matching.names.tokens import Name, Token, neighbours


class Pairing(NamedTuple):
    """Answering words with their rank, and what stayed over on either side."""

    pairs: tuple[tuple[Token, Token, int], ...]
    left: tuple[Token, ...]
    right: tuple[Token, ...]


def align(one: Name, other: Name, sound: bool = True) -> Pairing:
    """Return the pairing of two names' words, best ranks first; ties fall the same way from either side."""
    pairs: list[tuple[Token, Token, int]] = []
    left, right = list(one.tokens), list(other.tokens)
    for token in one.tokens:
        for answer in right:
            if answer.text == token.text:
                right.remove(answer)
                left.remove(token)
                pairs.append((token, answer, SAME))
                break
    if left and right and (_one_word(left, other) or _one_word(right, one)):
        _run_together(one, other, left, right, pairs)
    if left and right:
        _best_first(left, right, pairs, sound)
    for own, titles in ((left, other.optional), (right, one.optional)):
        if own and titles:
            _titles(own, titles, pairs, own is left)
    return Pairing(tuple(pairs), tuple(left), tuple(right))


def _best_first(
    left: list[Token], right: list[Token], pairs: list[tuple[Token, Token, int]], sound: bool
) -> None:
    ranked = []
    for a in left:
        for b in right:
            rank = likeness(a, b, sound)
            if rank > DIFFERENT:
                low, high = (a.text, b.text) if a.text < b.text else (b.text, a.text)
                ranked.append((-rank, low, high, a, b))
    ranked.sort(key=lambda row: row[:3])
    for minus, _, _, a, b in ranked:
        if a in left and b in right:
            left.remove(a)
            right.remove(b)
            pairs.append((a, b, -minus))


def _run_together(
    one: Name, other: Name, left: list[Token], right: list[Token], pairs: list[tuple[Token, Token, int]]
) -> None:
    """Join neighbours of one side that the other side writes as one word."""
    options = [
        (answer.text, a.text, b.text, first, answer, a, b)
        for name, whole, first in ((other, left, True), (one, right, False))
        for a, b in neighbours(name.tokens)
        for answer in whole
        if _makes(a, b, answer)
    ]
    for _, _, _, first, answer, a, b in sorted(options, key=lambda row: row[:3]):
        whole, parts = (left, right) if first else (right, left)
        if answer in whole and a in parts and b in parts:
            whole.remove(answer)
            parts.remove(a)
            parts.remove(b)
            joined = replace(a, text=f"{a.text} {b.text}", rarity=answer.rarity)
            pairs.append((answer, joined, SPELLING) if first else (joined, answer, SPELLING))


def _one_word(tokens: list[Token], name: Name) -> bool:
    """Say whether one of the words may be two neighbours of a name, as any word is that makes them."""
    return any(token.text in name.joined or token.key in name.joined for token in tokens)


def _makes(a: Token, b: Token, whole: Token) -> bool:
    return a.text + b.text == whole.text or a.key + b.key == whole.key


def _titles(
    own: list[Token], titles: tuple[Token, ...], pairs: list[tuple[Token, Token, int]], first: bool
) -> None:
    """Let a name that the other side took for a title answer it."""
    for token in list(own):
        for title in titles:
            if likeness(token, title) >= SPELLING:
                own.remove(token)
                pairs.append((token, title, SPELLING) if first else (title, token, SPELLING))
                break
