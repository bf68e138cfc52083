"""The worker: one process an entry. Two lanes of jobs (quick and long), the duties that come round, and reclaiming.

A job whose worker was killed keeps a lease that runs out; then it goes back to the queue and resumes from its own
position. SIGTERM and SIGINT end the process at the jobs' next step, and they wait for the next worker.
"""

import logging
import signal
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Event, Thread, current_thread, main_thread
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db import close_old_connections, connections, transaction
from django.db.models import Q

from palermo.foundations.jobs.execution import LEASE, MOST_ATTEMPTS
from palermo.foundations.jobs.operations import LONG, send
from palermo.foundations.jobs.registry import Duty, duties_of, periodic
from palermo.foundations.jobs.run import process_ends
from palermo.kernel import clock
from palermo.kernel.ids import new_uid

POLL: Final = 0.5
# A duty that comes round this often gets a thread of its own; the others share one.
OFTEN: Final = 2.0
KEPT: Final = timedelta(days=1)
SLOWEST: Final = 60.0
logger = logging.getLogger("palermo.jobs")


def run_forever(stop: Event | None = None) -> None:
    """Work for this process's entry until `stop` is set, or a signal to end arrives."""
    stop = stop or Event()
    process_ends.clear()
    if current_thread() is main_thread():
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
    side = settings.PALERMO.side(settings.PALERMO.entry)
    reclaim()
    duties = duties_of(side)
    often = [[duty] for duty in duties if duty.seconds <= OFTEN]
    seldom = [duty for duty in duties if duty.seconds > OFTEN]
    threads = [_thread(_lane, side, stop), _thread(_lane, side + LONG, stop)]
    threads += [_thread(_rounds, group, stop) for group in [*often, seldom] if group]
    stop.wait()
    process_ends.set()
    for thread in threads:
        thread.join()


def run_until_idle(entry: str = "") -> int:
    """Run every waiting job of an entry (by default this process's) here and now; return how many tasks ran."""
    side = settings.PALERMO.side(entry or settings.PALERMO.entry)
    count = 0
    while any([_take_one(side), _take_one(side + LONG)]):
        count += 1
    return count


@periodic(10)
def reclaim() -> int:
    """Give jobs whose lease ran out back to the queue of this entry, and return how many."""
    from palermo.foundations.jobs.models import Job, State

    moment = clock.now()
    side = settings.PALERMO.side(settings.PALERMO.entry)
    dead = Job.objects.filter(queue=side, state=State.RUNNING, lease_until__lt=moment)
    # Killed between django-tasks' claim and ours: its row says running, ours says queued.
    stuck = Job.objects.filter(queue=side, state=State.QUEUED, task__in=_running_tasks(side, moment - LEASE))
    count = 0
    for uid in [*dead.values_list("uid", flat=True), *stuck.values_list("uid", flat=True)]:
        count += _requeue(uid)
    return count


@periodic(3600)
def prune() -> int:
    """Delete what django-tasks keeps of tasks that ended a day ago; the jobs themselves stay."""
    from django_tasks_db.models import DBTaskResult

    ended = DBTaskResult.objects.filter(finished_at__lt=clock.now() - KEPT)
    return ended.filter(status__in=["SUCCESSFUL", "FAILED"]).delete()[0]


def _running_tasks(side: str, before: datetime) -> list[UUID]:
    from django_tasks_db.models import DBTaskResult

    rows = DBTaskResult.objects.running().filter(queue_name__in=[side, side + LONG], started_at__lt=before)
    return list(rows.values_list("id", flat=True))


def _requeue(uid: str) -> bool:
    from django_tasks_db.models import DBTaskResult

    from palermo.foundations.jobs.models import Job, State

    moment = clock.now()
    with transaction.atomic():
        unheld = Q(state=State.QUEUED) | Q(state=State.RUNNING, lease_until__lt=moment)
        job = Job.objects.select_for_update().filter(unheld, uid=uid).first()
        if job is None:
            return False
        if job.task:
            # Kept until it is pruned: should its worker live after all, it still finds the row to write its end to.
            DBTaskResult.objects.filter(id=job.task).update(status="FAILED", finished_at=moment)
        job.holder, job.lease_until = "", None
        if job.attempts >= MOST_ATTEMPTS:
            # It has killed its worker every time: somebody must look at it.
            job.state, job.code, job.finished_at = State.FAILED, "worker_died", moment
        else:
            job.state = State.QUEUED
            send(job)
        job.save()
    return True


def _thread(work: Callable[..., None], *values: object) -> Thread:
    thread = Thread(target=work, args=values, name=work.__name__.strip("_"), daemon=True)
    thread.start()
    return thread


def _lane(queue: str, stop: Event) -> None:
    try:
        while not stop.is_set():
            close_old_connections()
            try:
                worked = _take_one(queue)
            except Exception as error:
                logger.error("A lane of the worker stumbled", exc_info=error)
                worked = False
            if not worked:
                stop.wait(POLL)
    finally:
        connections.close_all()


def _take_one(queue: str) -> bool:
    """Run one waiting task of a lane, kept as django-tasks' own worker keeps it; say whether there was one."""
    from django_tasks_db.management.commands.db_worker import Worker
    from django_tasks_db.models import DBTaskResult
    from django_tasks_db.utils import exclusive_transaction

    ready = DBTaskResult.objects.ready().filter(queue_name=queue)
    # Claiming locks the whole database on SQLite; so look first without a lock.
    if not ready.exists():
        return False
    name = new_uid()
    with exclusive_transaction(ready.db):
        found = ready.get_locked()
        if found is None:
            return False
        found.claim(name)
    Worker(
        queue_names=[queue], excluded_queue_names=[], interval=0, batch=True, backend_name="default",
        startup_delay=False, max_tasks=1, worker_id=name,
    ).run_task(found)  # fmt: skip
    return True


def _rounds(duties: list[Duty], stop: Event) -> None:
    """Call each duty when it is due; one that fails is asked less and less often, up to once a minute."""
    due = {duty.name: clock.now() for duty in duties}
    patience = {duty.name: duty.seconds for duty in duties}
    try:
        while not stop.wait(min(min(duty.seconds for duty in duties), 1.0)):
            close_old_connections()
            for duty in duties:
                if clock.now() < due[duty.name] or stop.is_set():
                    continue
                try:
                    duty.work()
                    patience[duty.name] = duty.seconds
                except Exception as error:
                    logger.error("A duty of the worker failed", exc_info=error)
                    patience[duty.name] = max(min(patience[duty.name] * 2, SLOWEST), duty.seconds)
                due[duty.name] = clock.now() + timedelta(seconds=patience[duty.name])
    finally:
        connections.close_all()
