"""Which function does which kind of job, and which duties come round. Filled when `project/wiring.py` imports rooms."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from palermo.foundations.jobs.run import JobRun

Work = Callable[["JobRun"], None]
W = TypeVar("W", bound=Callable[["JobRun"], None])
D = TypeVar("D", bound=Callable[[], object])
ENTRIES: Final = ("unit", "hub")


@dataclass(frozen=True, slots=True)
class Handler:
    """What does one kind of job; `long` ones run in a lane of their own, so that an alert never waits for an import."""

    work: Work
    long: bool


@dataclass(frozen=True, slots=True)
class Duty:
    """Something that a worker does every `seconds`, at the entries named."""

    name: str
    work: Callable[[], object]
    seconds: float
    entries: tuple[str, ...]


_handlers: dict[str, Handler] = {}
_duties: dict[str, Duty] = {}


def handler(kind: str, *, long: bool = False) -> Callable[[W], W]:
    """Register the decorated function for a kind of job; it must be safe to start again from `job.position`."""

    def register(work: W) -> W:
        _handlers[kind] = Handler(work, long)
        return work

    return register


def periodic(seconds: float, *, entries: tuple[str, ...] = ENTRIES) -> Callable[[D], D]:
    """Have the workers of these entries call the decorated function every `seconds`; it must bear being called late."""

    def register(work: D) -> D:
        name = f"{work.__module__}.{work.__qualname__}"
        _duties[name] = Duty(name, work, seconds, entries)
        return work

    return register


def handler_of(kind: str) -> Handler | None:
    """Return what does a kind of job, None when this program knows no such kind."""
    return _handlers.get(kind)


def duties_of(entry: str) -> list[Duty]:
    """Return the duties of the worker of `unit` or `hub`."""
    return [duty for duty in _duties.values() if entry in duty.entries]
