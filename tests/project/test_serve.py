"""The running program: three places answer, what dies comes back, and one signal ends everything."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.instances import Copy, Template
from tests.support.serving import Running, serving

pytestmark = [pytest.mark.slow, pytest.mark.database]


@pytest.fixture(scope="module")
def lasting(template_home: Template) -> Iterator[Running]:
    """A program that the tests only ask."""
    copy = template_home.copy()
    with serving(copy) as program:
        yield program
    copy.remove()


@pytest.fixture
def running(fresh_home: Copy) -> Iterator[Running]:
    """A program of its own, to be killed."""
    with serving(fresh_home) as program:
        yield program


def _processes(running: Running) -> list[int]:
    done = subprocess.run(
        ["pgrep", "-g", str(running.process.pid)], capture_output=True, text=True, check=False
    )
    return [int(word) for word in done.stdout.split()]


def _children(pid: int) -> list[int]:
    return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def test_each_entry_answers_under_its_own_name_alone(lasting: Running) -> None:
    for place in ("unit", "hub"):
        assert lasting.get(place).status in {200, 302}
        other = "hub" if place == "unit" else "unit"
        assert lasting.get(place, Host=f"{other}.localhost").status == 400
    assert lasting.get("public").status == 200
    assert lasting.get("public", "/../config.toml").status == 404


def test_headers_forbid_everything_from_elsewhere(lasting: Running) -> None:
    for place in ("unit", "hub", "public"):
        policy = lasting.get(place, "/help/" if place != "public" else "/").headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy


def test_what_dies_comes_back(running: Running) -> None:
    unit = _children(running.process.pid)[0]
    os.kill(unit, signal.SIGKILL)
    # The dead one's own children answer until they notice: an answer alone does not say who gave it.
    limit = time.monotonic() + 30
    while time.monotonic() < limit and "starting it again" not in running.log.read_text("utf-8"):
        time.sleep(0.1)
    assert "starting it again" in running.log.read_text("utf-8")
    running.wait()
    assert unit not in _children(running.process.pid)


def test_one_signal_ends_everything(running: Running) -> None:
    assert len(_processes(running)) >= 8
    assert running.stop() == 0
    assert _processes(running) == []


def test_nothing_outlives_a_killed_supervisor(running: Running) -> None:
    running.process.kill()
    running.process.wait()
    limit = time.monotonic() + 20
    while time.monotonic() < limit and _processes(running):
        time.sleep(0.2)
    assert _processes(running) == []


def test_the_worker_lives_and_the_doctor_is_content(lasting: Running) -> None:
    time.sleep(2)
    done = lasting.copy.run("doctor")
    assert "BAD" not in done.stdout
