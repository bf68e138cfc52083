"""The one source of time, so that a test can hold it still."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime

_held: ContextVar[datetime | None] = ContextVar("palermo_clock", default=None)


def now() -> datetime:
    """Return the present moment, aware, in UTC."""
    return _held.get() or datetime.now(UTC)


def today() -> date:
    """Return the present day in UTC."""
    return now().date()


@contextmanager
def held_at(moment: datetime) -> Iterator[None]:
    """Hold the clock at an aware moment for the length of a `with` block; raises ValueError if it is naive."""
    if moment.tzinfo is None:
        raise ValueError("the clock is held at aware moments only")
    token = _held.set(moment)
    try:
        yield
    finally:
        _held.reset(token)
