"""Numbers below the cursor that were not there yet when the sequencer passed. Plain Python."""

import json
from bisect import bisect_left
from dataclasses import dataclass
from typing import Final

MOST_RANGES: Final = 200


@dataclass(frozen=True, slots=True)
class Gaps:
    """Ranges (first, last, moment missed in microseconds), in order, none touching another of the same moment."""

    ranges: tuple[tuple[int, int, int], ...] = ()

    @classmethod
    def read(cls, text: str) -> "Gaps":
        """Return gaps from their text; raises ValueError if it is none."""
        return cls(tuple((int(first), int(last), int(at)) for first, last, at in json.loads(text)))

    def text(self) -> str:
        """Return the gaps as they are stored."""
        return json.dumps(self.ranges)

    def after(self, cursor: int, seen: list[int], moment: int) -> "Gaps":
        """Return the gaps once the numbers `seen` (ascending) were read, some in old gaps, some past the cursor."""
        left = [part for gap in self.ranges for part in _without(gap, seen)]
        expected = cursor + 1
        for number in seen[bisect_left(seen, expected) :]:
            if number > expected:
                left.append((expected, number - 1, moment))
            expected = number + 1
        # A bound on the size of the question; the oldest gaps are the least likely to fill.
        return Gaps(tuple(left[-MOST_RANGES:]))

    def without_older(self, moment: int) -> "Gaps":
        """Return the gaps that were missed at the moment or later."""
        return Gaps(tuple(gap for gap in self.ranges if gap[2] >= moment))


def _without(gap: tuple[int, int, int], seen: list[int]) -> list[tuple[int, int, int]]:
    first, last, at = gap
    parts = []
    for number in seen[bisect_left(seen, first) :]:
        if number > last:
            break
        if number > first:
            parts.append((first, number - 1, at))
        first = number + 1
    if first <= last:
        parts.append((first, last, at))
    return parts
