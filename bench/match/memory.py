"""The most memory that a process has held by itself."""

import resource
from pathlib import Path

_STATUS = Path("/proc/self/status")


def peak() -> float:
    """Return this program's peak of resident memory in MiB.

    Linux hands `ru_maxrss` of the parent down through fork and exec, so a large parent would show in a small child;
    VmHWM begins anew with the program.
    """
    if _STATUS.exists():
        for line in _STATUS.read_text("ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
