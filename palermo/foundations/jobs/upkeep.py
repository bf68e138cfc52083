"""Long work on the foundations themselves: proving the audit, changing a level's key."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Final

from django.db import transaction

from palermo.foundations import audit
from palermo.foundations.audit import verify
from palermo.foundations.compartments import rotation
from palermo.foundations.jobs.asker import asker
from palermo.foundations.jobs.operations import enqueue
from palermo.foundations.jobs.registry import handler
from palermo.foundations.jobs.run import JobRun
from palermo.foundations.policy import Actor, Entry, Permission, require
from palermo.kernel.errors import Forbidden
from palermo.kernel.levels import Level

if TYPE_CHECKING:
    from palermo.foundations.jobs.models import Job

VERIFY: Final = "audit.verify"
ROTATE: Final = "keys.rotate"
_DONE: Final = 1


def begin_verification(actor: Actor) -> "Job":
    """Queue a proof of the whole audit for the auditor; raises Forbidden. It is noted as a read of his."""
    _require(actor, Permission.AUDIT_READ)
    audit.read(actor, "audit.verified")
    return enqueue(VERIFY, actor=actor)


def begin_rotation(actor: Actor, level: Level) -> "Job":
    """Queue a new key for a level, or the rest of a rotation that was cut short; raises Forbidden."""
    _require(actor, Permission.KEYS_MANAGE)
    with transaction.atomic():
        audit.record(actor, "keys.rotation_begun", level=level.code)
        return enqueue(ROTATE, subject=level.code, actor=actor)


@handler(VERIFY, long=True)
def verify_audit(run: JobRun) -> None:
    """Follow the whole chain and leave the figures and the first bad entry in the job's result."""
    _require(asker(run), Permission.AUDIT_READ)
    found = verify.examine(progress=lambda done, total: run.progress(done, total))
    run.result(
        links=found.links, head=found.head, checkpoints=found.checkpoints, waiting=found.waiting,
        problems=len(found.problems), first=asdict(found.first) if found.first else None,
    )  # fmt: skip


@handler(ROTATE, long=True)
def rotate_keys(run: JobRun) -> None:
    """Give the level named by the subject a new key; a killed run goes on where the keys stand."""
    actor = asker(run)
    _require(actor, Permission.KEYS_MANAGE)
    if run.position == _DONE:
        return
    new = rotation.rotate(Level.of(run.subject), lambda done, total: run.progress(done, total))
    with transaction.atomic():
        audit.record(actor, "keys.rotated", level=run.subject, key=new)
        run.progress(run.done, run.total, position=_DONE)


def _require(actor: Actor, permission: Permission) -> None:
    require(actor, permission)
    if actor.entry is Entry.UNIT or actor.scopes is not None:
        raise Forbidden(permission=permission.value)
