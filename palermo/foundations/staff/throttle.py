"""Slows guessing without letting a stranger lock anybody out, or one shared address a whole unit.

Three buckets. A device with a signed "has signed in here" cookie has its own, which nobody else fills. Without the
cookie it is account and address together: failures elsewhere do not count here. Each address has a large one that
counts failures only. Counters stand in the cache that all processes of the entry share.
"""

import time
from dataclasses import dataclass
from hashlib import blake2b

from django.core.cache import cache

from palermo.foundations.staff import keys

WINDOW = 900  # seconds
TRIES_OF_DEVICE = 15
TRIES_FROM_ADDRESS = 8
FAILURES_OF_ADDRESS = 400
DAY = 86400
# A second factor is asked for after the right password. Without this, many addresses could share out the codes.
STRANGE_CODES_A_DAY = 60


@dataclass(frozen=True, slots=True)
class Place:
    """Where a try comes from: `device` is the cookie's random id, "" where this account never signed in."""

    account: str
    device: str
    address: str
    step: str = "password"

    @property
    def bucket(self) -> tuple[str, int]:
        """Return the name and size of the place's own bucket."""
        if self.device:
            return f"{self.step} {self.account} device {self.device}", TRIES_OF_DEVICE
        return f"{self.step} {self.account} address {self.address}", TRIES_FROM_ADDRESS


def may_try(place: Place) -> bool:
    """Take one try from the place's buckets and say whether there was one; a success gives all back."""
    if _count(f"failures {place.address}") >= FAILURES_OF_ADDRESS:
        return False
    if (
        place.step == "code"
        and not place.device
        and not _take(f"codes {place.account}", STRANGE_CODES_A_DAY, DAY)
    ):
        return False
    name, size = place.bucket
    return _take(name, size, WINDOW)


def failed(place: Place) -> None:
    """Count a failure against the address."""
    name = _name(f"failures {place.address}", WINDOW)
    # Two processes may count one failure together; the bucket is large enough not to care.
    cache.set(name, cache.get(name, 0) + 1, timeout=WINDOW)


def succeeded(place: Place) -> None:
    """Give back the tries of the place's own bucket."""
    name, size = place.bucket
    cache.delete_many([f"{_name(name, WINDOW)}:{i}" for i in range(size)])


def _take(name: str, size: int, window: int) -> bool:
    # `add` is the cache's only atomic step: each try owns a key, so that parallel guesses cannot share one.
    stem = _name(name, window)
    taken = cache.get_many([f"{stem}:{i}" for i in range(size)])
    free = [f"{stem}:{i}" for i in range(size) if f"{stem}:{i}" not in taken]
    return any(cache.add(slot, 1, timeout=window) for slot in free)


def _count(name: str) -> int:
    return int(cache.get(_name(name, WINDOW), 0))


def _name(name: str, window: int) -> str:
    """Return the cache key: keyed, since the cache shall not know usernames, and of this window of time."""
    key = keys.held().entry_key(keys.here(), "throttle")
    return (
        "throttle-"
        + blake2b(f"{int(time.time()) // window} {name}".encode(), key=key, digest_size=16).hexdigest()
    )
