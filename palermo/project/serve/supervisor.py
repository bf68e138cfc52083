"""Keep a few child processes running: fork them, restart one that dies, stop all of them together."""

import ctypes
import logging
import os
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from types import FrameType

log = logging.getLogger("palermo.serve")

_SLOWEST_RESTART = 30.0
_HEALTHY_AFTER = 60.0
_STOP_WITHIN = 20.0
_PR_SET_PDEATHSIG = 1


@dataclass
class Child:
    """A process that should always run; `work` is called in it and never expected to return."""

    name: str
    work: Callable[[], None]
    pid: int = 0
    started: float = 0.0
    failures: int = 0
    due: float = field(default=0.0)


class Supervisor:
    """Run children until SIGTERM or SIGINT."""

    def __init__(self, children: list[Child], ready: Callable[[], None] = lambda: None) -> None:
        self.children = children
        self.ready = ready
        self.stopping = False

    def run(self) -> int:
        """Start the children, watch over them, and return an exit status once all of them have ended."""
        signal.signal(signal.SIGTERM, self._stop)
        signal.signal(signal.SIGINT, self._stop)
        for child in self.children:
            self._start(child)
        self.ready()
        while not self.stopping:
            self._reap()
            self._restart_due()
            time.sleep(0.2)
        return self._end()

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self.stopping = True

    def _start(self, child: Child) -> None:
        parent = os.getpid()
        pid = os.fork()
        if pid:
            child.pid, child.started = pid, time.monotonic()
            return
        status = 1
        try:
            _die_with_parent(parent)
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            # Ctrl-C reaches the whole group; the supervisor alone decides what it means.
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            child.work()
            status = 0
        except SystemExit as leaving:
            status = leaving.code if isinstance(leaving.code, int) else 1
        except BaseException as error:
            log.error("%s cannot run" % child.name, exc_info=error)  # noqa: UP031
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(status)

    def _reap(self) -> None:
        for child in self.children:
            if child.pid and os.waitpid(child.pid, os.WNOHANG)[0]:
                lived = time.monotonic() - child.started
                child.failures = 0 if lived > _HEALTHY_AFTER else child.failures + 1
                pause = min(2.0 ** max(child.failures - 1, 0), _SLOWEST_RESTART)
                child.pid, child.due = 0, time.monotonic() + pause
                log.error(f"{child.name} ended; starting it again in {pause:.0f} s")

    def _restart_due(self) -> None:
        for child in self.children:
            if not child.pid and time.monotonic() >= child.due:
                self._start(child)

    def _end(self) -> int:
        alive = [child for child in self.children if child.pid]
        for child in alive:
            os.kill(child.pid, signal.SIGTERM)
        limit = time.monotonic() + _STOP_WITHIN
        while alive:
            alive = [child for child in alive if not os.waitpid(child.pid, os.WNOHANG)[0]]
            if alive and time.monotonic() > limit:
                for child in alive:
                    os.kill(child.pid, signal.SIGKILL)
                    os.waitpid(child.pid, 0)
                return 1
            time.sleep(0.05)
        return 0


def _die_with_parent(parent: int) -> None:
    # Linux only: a killed supervisor must not leave servers behind that hold the ports.
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            os._exit(1)
