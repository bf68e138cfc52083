"""How alike two words of names are: a rank from different to same, the same from either side."""

from functools import lru_cache

from rapidfuzz.distance import OSA

from palermo.domain.entities.matching.names.spelling import begins_alike
from palermo.domain.entities.matching.names.tokens import Token

DIFFERENT, INITIAL, CLOSE, RELATED, SOUND, SPELLING, SAME = range(7)
LEVELS = ("different", "initial", "close", "related", "sound", "spelling", "same")
_KEPT = 500_000
_SHORT, _LONG, _VERY_LONG = 4, 5, 11
_CUT = 2
SHORTEST_CUT = _SHORT


def slips_allowed(shorter: int) -> int:
    """Return how many letters may be added, lost, changed or swapped in a word of so many letters."""
    if shorter < 3:
        return 0
    return 1 if shorter < _LONG else 2 if shorter < _VERY_LONG else 3


def likeness(one: Token, other: Token, sound: bool = True) -> int:
    """Return the rank at which two words agree; `sound` switches agreement by ear on."""
    if one.text == other.text:
        return SAME
    return _likeness(one, other, sound) if one.text < other.text else _likeness(other, one, sound)


@lru_cache(maxsize=_KEPT)
def _likeness(one: Token, other: Token, sound: bool) -> int:
    if one.number or other.number:
        return DIFFERENT
    if one.initial or other.initial:
        return INITIAL if one.text[0] == other.text[0] or one.key[0] == other.key[0] else DIFFERENT
    if one.key == other.key or not one.families.isdisjoint(other.families):
        return SPELLING
    if one.bare != other.bare and _same_bones(one, other):
        return SPELLING if len(one.skeleton) > 2 else SOUND
    if not one.related.isdisjoint(other.related):
        return RELATED
    if one.known and other.known:
        return DIFFERENT
    if sound and _sound_alike(one, other):
        return SOUND
    return CLOSE if _close(one, other) else DIFFERENT


def _same_bones(one: Token, other: Token) -> bool:
    return len(one.skeleton) > 1 and one.skeleton == other.skeleton


def _sound_alike(one: Token, other: Token) -> bool:
    if one.loose == other.loose and len(one.loose) > 1:
        return True
    return len(one.skeleton) > 3 and one.skeleton == other.skeleton and begins_alike(one.text, other.text)


def _close(one: Token, other: Token) -> bool:
    short, long = sorted((one.text, other.text), key=len)
    if len(short) >= _SHORT and len(long) - len(short) <= _CUT and long.startswith(short):
        return True
    allowed = slips_allowed(len(short))
    return allowed > 0 and OSA.distance(one.text, other.text, score_cutoff=allowed) <= allowed
