"""Named points at which a test may kill the process, to prove that nothing acknowledged is lost.

Without `PALERMO_CRASH_AT` in the environment every call does nothing. With `PALERMO_CRASH_AT=name` the first
arrival at that point kills the process as a power cut would; `name:3` waits for the third arrival.
"""

import os
import signal
from collections import Counter

_arrivals: Counter[str] = Counter()


def reach(name: str) -> None:
    """Say that the work has come to the named point; kills the process without clean-up if a test asked for
    it.
    """
    wanted = os.environ.get("PALERMO_CRASH_AT")
    if not wanted:
        return
    point, _, count = wanted.partition(":")
    if point != name:
        return
    _arrivals[name] += 1
    if _arrivals[name] >= int(count or "1"):
        os.kill(os.getpid(), signal.SIGKILL)
