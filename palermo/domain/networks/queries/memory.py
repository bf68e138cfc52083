"""A short memory of answers in this process, by clearance and version of its graph; never on disk, soon forgotten."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

T = TypeVar("T")
MOST = 48
_known: OrderedDict[Hashable, Any] = OrderedDict()
_lock = Lock()


def remembered(key: Hashable, make: Callable[[], T]) -> T:
    """Return what was made for a key before, or make it now; the least lately asked for is forgotten first.

    A key names the clearance and the version of its graph, so that nobody gets what was made for another clearance.
    """
    with _lock:
        if key in _known:
            _known.move_to_end(key)
            found: T = _known[key]
            return found
    made = make()
    with _lock:
        _known[key] = made
        while len(_known) > MOST:
            _known.popitem(last=False)
    return made


def forget_answers() -> None:
    """Forget every answer."""
    with _lock:
        _known.clear()
