"""Work that outlives a request: queued in the caller's transaction, run by the entry's own worker.

Built over django-tasks with its database backend, which keeps a killed task running for ever and stores arguments and
tracebacks in clear; so its task carries one random uid, and everything else (lease, progress, cancel, resume, errors
as codes) stands in our own `Job`. `enqueue` and `run_here` start, `handler` and `periodic` register, `by_batches` paces
duties that catch up, `mine` and `get` answer pages; `worker.run_forever` is the process.
"""

from palermo.foundations.jobs.batches import by_batches
from palermo.foundations.jobs.operations import cancel, enqueue, resume, run_here
from palermo.foundations.jobs.queries import get, mine, problems
from palermo.foundations.jobs.registry import handler, periodic
from palermo.foundations.jobs.run import JobRun, ending

__all__ = [
    "JobRun",
    "by_batches",
    "cancel",
    "ending",
    "enqueue",
    "get",
    "handler",
    "mine",
    "periodic",
    "problems",
    "resume",
    "run_here",
]
