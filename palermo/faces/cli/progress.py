"""A line that shows rate and time left, on a terminal only, once the work has taken more than two seconds."""

import sys
import time
from types import TracebackType
from typing import Self

_SHOW_AFTER = 2.0
_EVERY = 0.5


class Progress:
    """Count work done; use as `with Progress("import", total=...) as progress: progress.at(done)`."""

    def __init__(self, label: str, total: int | None = None) -> None:
        self.label = label
        self.total = total
        self._started = self._shown = time.monotonic()
        self._visible = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._visible:
            print(file=sys.stderr)

    def at(self, done: int, total: int | None = None, *, left: float | None = None) -> None:
        """Say how many items are done, and of how many or with how many seconds left; cheap enough for every item."""
        now = time.monotonic()
        if now - self._started < _SHOW_AFTER or now - self._shown < _EVERY or not sys.stderr.isatty():
            return
        self._shown, self._visible = now, True
        self.total = self.total if total is None else total
        rate = done / (now - self._started)
        line = f"{self.label}: {done:,}" + (f" of {self.total:,}" if self.total else "") + f", {rate:,.0f}/s"
        if left is None and self.total and rate:
            left = (self.total - done) / rate
        if left is not None:
            line += f", {_span(left)} left"
        print(f"\r{line:<79}", end="", file=sys.stderr, flush=True)


def _span(seconds: float) -> str:
    minutes, rest = divmod(round(max(seconds, 0)), 60)
    return f"{minutes} min {rest:02d} s" if minutes else f"{rest} s"
