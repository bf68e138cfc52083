"""How wide words are: estimates in the units of a drawing, since the server knows no fonts.

A chart is 640 units wide. On a desk its letters are 12 units high, on a phone 21, since the drawing shrinks there
and its letters must not; what is placed beside words has to leave room for the larger.
"""

DESK, PHONE = 12.0, 21.0
_NARROW, _WIDE = frozenset("iljtfrI.,:;'|!()[] \u202f\u00a0-"), frozenset("mwMWGOQ%→—")


def width(words: str, size: float = DESK) -> float:
    """Return about how wide words are at a height of letters."""
    units = sum(0.32 if letter in _NARROW else 0.86 if letter in _WIDE else 0.58 for letter in words)
    return units * size


def shortened(words: str, room: float, size: float = DESK) -> str:
    """Return words cut to a width, with the sign that something is missing."""
    if width(words, size) <= room:
        return words
    while words and width(words + "…", size) > room:
        words = words[:-1]
    return words.rstrip() + "…"
