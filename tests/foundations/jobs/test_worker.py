"""The worker as a process: duties, lanes, a clean end, and kill -9 at every point of a job."""

import json
import os
import signal
import subprocess
import sys

import pytest

from tests.support.instances import Copy

pytestmark = [pytest.mark.slow, pytest.mark.database]

# Each step inserts one change entry in the transaction that moves the position, so a step done twice would show.
ROOM = """
import json, os, sys, threading, time
from datetime import timedelta
from django.db import transaction
from palermo.foundations import audit, jobs
from palermo.foundations.jobs import execution, worker
from palermo.foundations.jobs.models import Job
from palermo.foundations.audit.models import Change, ChainLink

execution.LEASE = worker.LEASE = timedelta(seconds=float(os.environ.get("LEASE", "1")))

@jobs.handler("t.steps", long=True)
def steps(run):
    for step in range(run.position, 20):
        with transaction.atomic():
            audit.record(None, "t.step", step=step)
            run.progress(step + 1, 20, position=step + 1)
        run.stop_if_asked()
        time.sleep(float(os.environ.get("STEP", "0")))

@jobs.handler("t.quick")
def quick(run):
    run.result(done=1)

jobs.periodic(0.2)(worker.reclaim)
"""
FINISH = """
stop = threading.Event()
def wait():
    for _ in range(200):
        if Job.objects.count() and all(job.finished for job in Job.objects.all()):
            break
        time.sleep(0.05)
    stop.set()
threading.Thread(target=wait).start()
worker.run_forever(stop)
entries = Change.objects.filter(verb="t.step").order_by("id").values_list("codes", flat=True)
print(json.dumps({"states": list(Job.objects.values_list("state", flat=True)),
    "steps": [json.loads(codes)["step"] for codes in entries]}))
"""


@pytest.mark.parametrize(
    "point", ["jobs.claimed", "jobs.progress:1", "jobs.progress:7", "jobs.worked", "jobs.finished"]
)
def test_a_killed_job_is_finished_by_the_next_worker_with_each_step_done_once(
    fresh_home: Copy, point: str
) -> None:
    start = ROOM + "jobs.enqueue('t.steps', actor=None)\n" + FINISH
    killed = fresh_home.python(start, entry="hub", check=False, PALERMO_CRASH_AT=point)
    assert killed.returncode == -signal.SIGKILL
    found = json.loads(
        fresh_home.python(ROOM + "time.sleep(1)\n" + FINISH, entry="hub").stdout.splitlines()[-1]
    )
    assert found == {"states": ["done"], "steps": list(range(20))}


LOOK = """
def look():
    return [sorted(Job.objects.values_list("kind", "state")), ChainLink.objects.count()]
for _ in range(100):
    found = look()
    if found[1] and ("t.quick", "done") in found[0]:
        break
    time.sleep(0.1)
print(json.dumps(found))
"""


def test_a_worker_chains_the_audit_runs_both_lanes_and_ends_cleanly(fresh_home: Copy) -> None:
    fresh_home.python(
        ROOM + "jobs.enqueue('t.steps', actor=None); jobs.enqueue('t.quick', actor=None)", entry="hub"
    )
    environ = fresh_home.environ | {
        "PALERMO_ENTRY": "hub",
        "DJANGO_SETTINGS_MODULE": "palermo.project.settings",
    }
    process = subprocess.Popen(
        [sys.executable, "-c", "import django; django.setup()\n" + ROOM + "worker.run_forever()"],
        env=environ | {"STEP": "1", "LEASE": "20"},
    )
    try:
        states, links = json.loads(fresh_home.python(ROOM + LOOK, entry="hub").stdout)
        # The quick job did not wait for the long one, and entries were chained meanwhile.
        assert (states, links > 0) == ([["t.quick", "done"], ["t.steps", "running"]], True)
    finally:
        os.kill(process.pid, signal.SIGTERM)
    assert process.wait(timeout=20) == 0
    found = fresh_home.python(
        ROOM + "print(json.dumps(sorted(Job.objects.values_list('kind', 'state'))))\n" + FINISH, entry="hub"
    )
    before, after = map(json.loads, found.stdout.splitlines())
    assert before == [["t.quick", "done"], ["t.steps", "queued"]]
    assert after == {"states": ["done", "done"], "steps": list(range(20))}
