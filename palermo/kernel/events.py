"""News that travels upward. A lower room announces; `project/wiring.py` lists who listens."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar


@dataclass(frozen=True, slots=True)
class Event:
    """Base of all news; an event carries identifiers and codes, never content."""


E = TypeVar("E", bound=Event)
_listeners: dict[type[Event], list[Callable[[Any], None]]] = defaultdict(list)


def subscribe(kind: type[E], listener: Callable[[E], None]) -> None:
    """Call `listener` for each event of this kind, once however often it is subscribed."""
    if listener not in _listeners[kind]:
        _listeners[kind].append(listener)


def announce(event: Event) -> None:
    """Tell every listener of the event's kind, inside the announcer's transaction."""
    for listener in _listeners[type(event)]:
        listener(event)
