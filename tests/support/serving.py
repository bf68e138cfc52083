"""`palermo serve` in processes of its own, on free ports, for tests that need the running program."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support.instances import Copy

_PATIENCE = 60.0


@dataclass
class Running:
    """A running installation; `ports` by place: `public`, `unit`, `hub`."""

    copy: Copy
    ports: dict[str, int]
    process: subprocess.Popen[bytes]
    log: Path

    def origin(self, place: str) -> str:
        """Return the address of a place as a browser sees it."""
        host = "localhost" if place == "public" else f"{place}.localhost"
        return f"http://{host}:{self.ports[place]}"

    def get(self, place: str, path: str = "/", **headers: str) -> http.client.HTTPResponse:
        """Ask a place for a page. Python's resolver may not know `*.localhost`: connect by number, name the host."""
        connection = http.client.HTTPConnection("127.0.0.1", self.ports[place], timeout=20)
        connection.request("GET", path, headers={"Host": self.origin(place)[7:], **headers})
        answer = connection.getresponse()
        answer.body = answer.read()  # type: ignore[attr-defined]
        connection.close()
        return answer

    def answers(self, place: str) -> bool:
        """Say whether a place accepts connections and answers."""
        try:
            return self.get(place).status < 500
        except OSError:
            return False

    def wait(self) -> None:
        """Wait until all three places answer; raises AssertionError with the log when they do not."""
        limit = time.monotonic() + _PATIENCE
        while not all(map(self.answers, self.ports)):
            if self.process.poll() is not None or time.monotonic() > limit:
                raise AssertionError(f"palermo serve does not answer:\n{self.log.read_text('utf-8')[-4000:]}")
            time.sleep(0.1)

    def stop(self) -> int:
        """End the program as a system would and return its exit status."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(30)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            raise


def free_ports(count: int) -> list[int]:
    """Return numbers of ports on which nobody listens just now."""
    sockets = [socket.socket() for _ in range(count)]
    try:
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]
    finally:
        for each in sockets:
            each.close()


@contextmanager
def serving(copy: Copy, **environ: str) -> Iterator[Running]:
    """Run `palermo serve` over an installation until the block ends."""
    ports = dict(zip(("public", "unit", "hub"), free_ports(3), strict=True))
    log = copy.home.parent / "serve.log"
    copy.environ["PALERMO_PORTS"] = ",".join(map(str, ports.values()))
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "palermo", "serve"],
            env=copy.environ | environ,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
        running = Running(copy, ports, process, log)
        try:
            running.wait()
            yield running
        finally:
            running.stop()
