"""The worker as a process: duties, lanes, a clean end, and kill -9 at every point of a job."""

import json
import os
import signal
import subprocess
import sys
import time

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

execution.LEASE = worker.LEASE = timedelta(seconds=1)

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
threading.Thread(target=lambda: (wait(), stop.set())).start()
def wait():
    for _ in range(200):
        if Job.objects.count() and all(job.finished for job in Job.objects.all()):
            return
        time.sleep(0.05)
worker.run_forever(stop)
print(json.dumps({"states": list(Job.objects.values_list("state", flat=True)),
    "steps": [json.loads(codes)["step"] for codes in Change.objects.filter(verb="t.step").order_by("id").values_list("codes", flat=True)]}))
"""


@pytest.mark.parametrize(
    "point", ["jobs.claimed", "jobs.progress:1", "jobs.progress:7", "jobs.progress:20", "jobs.worked", "jobs.finished"]
)
def test_a_killed_job_is_finished_by_the_next_worker_with_each_step_done_once(fresh_home: Copy, point: str) -> None:
    fresh_home.python(ROOM + "jobs.enqueue('t.steps', actor=None)", entry="hub")
    killed = fresh_home.python(ROOM + FINISH, entry="hub", check=False, PALERMO_CRASH_AT=point)
    assert killed.returncode == -signal.SIGKILL
    found = json.loads(fresh_home.python(ROOM + "time.sleep(1)\n" + FINISH, entry="hub").stdout.splitlines()[-1])
    assert found == {"states": ["done"], "steps": list(range(20))}


def test_a_worker_chains_the_audit_runs_both_lanes_and_ends_cleanly(fresh_home: Copy) -> None:
    fresh_home.python(ROOM + "jobs.enqueue('t.steps', actor=None); jobs.enqueue('t.quick', actor=None)", entry="hub")
    environ = fresh_home.environ | {"PALERMO_ENTRY": "hub", "DJANGO_SETTINGS_MODULE": "palermo.project.settings", "STEP": "0.3"}
    process = subprocess.Popen(
        [sys.executable, "-c", "import django; django.setup()\n" + ROOM + "worker.run_forever()"], env=environ
    )
    look = ROOM + "print(json.dumps([sorted(Job.objects.values_list('kind', 'state')), ChainLink.objects.count()]))"
    try:
        for _ in range(20):
            time.sleep(0.5)
            states, links = json.loads(fresh_home.python(look, entry="hub").stdout)
            if links and ["t.quick", "done"] in states:
                break
        # The quick job did not wait for the long one, and entries were chained meanwhile.
        assert (states, links > 0) == ([["t.quick", "done"], ["t.steps", "running"]], True)
    finally:
        os.kill(process.pid, signal.SIGTERM)
    assert process.wait(timeout=20) == 0
    states, _ = json.loads(fresh_home.python(look, entry="hub").stdout)
    assert states == [["t.quick", "done"], ["t.steps", "queued"]]
    found = json.loads(fresh_home.python(ROOM + FINISH, entry="hub").stdout.splitlines()[-1])
    assert found == {"states": ["done", "done"], "steps": list(range(20))}
