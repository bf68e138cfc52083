"""Shred: rows and tokens in one transaction, then the data keys, which is what makes it final.

Between the two lies a `Shredding` row. A worker that finds one open finishes it, so `kill -9` in the middle leaves
either the whole report or, a moment later, nothing that anyone could open.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from palermo.domain.reports.models import (
    Body,
    Judgement,
    Message,
    Reading,
    Report,
    Searchable,
    Share,
    Shredding,
    Unread,
    Verdict,
)
from palermo.domain.reports.news import ReportEmptied
from palermo.domain.reports.operations.common import crime_codes, current, own_tokens
from palermo.domain.reports.operations.share_index import share_tokens
from palermo.domain.reports.queries.visible import find
from palermo.domain.reports.states import after
from palermo.foundations import audit, files
from palermo.foundations.compartments import datakeys, index
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.clock import now
from palermo.kernel.crashpoints import reach
from palermo.kernel.events import announce
from palermo.kernel.ids import new_uid
from palermo.kernel.levels import Level


@dataclass(frozen=True, slots=True)
class Pending:
    """The second step of a shredding whose first step is committed."""

    uid: str

    def finish(self) -> None:
        """Destroy the keys and files and squeeze the index; safe to repeat."""
        row = Shredding.objects.filter(uid=self.uid, done_at=None).first()
        if row is None:
            return
        reach("shred.before_keys")
        for level, uid in row.keys:
            datakeys.shred(Level(level), [uid])
        reach("shred.keys_gone")
        files.remove(row.files)
        index.optimise()
        with transaction.atomic():
            row.done_at = now()
            row.save(update_fields=["done_at"])


def shred(actor: Actor, *, reference: str, reason: str = "retention") -> None:
    """Destroy what a report says, for good; its reference, states and audit entries stay."""
    require(actor, Permission.REPORT_SHRED)
    with transaction.atomic():
        report = find(actor, reference, lock=True)
        pending = shred_rows(actor, report, reason=reason)
    pending.finish()


def shred_rows(actor: Actor | None, report: Report, *, reason: str) -> Pending:
    """Do the first step in the running transaction: tokens, bodies, messages, shares and judgements go."""
    report.state = after("shred", report.standing)
    remove_from_index(report)
    reach("shred.tokens_gone")
    keys = {(int(report.level), report.data_key)}
    keys |= {
        (int(level), uid)
        for level, uid in Message.objects.filter(report=report).values_list("level", "data_key")
    }
    keys |= {
        (int(Level.SENSITIVE), uid)
        for uid in Share.objects.filter(report=report).values_list("data_key", flat=True)
    }
    kept_files = files.uids_of(report.uid)
    empty(report)
    row = Shredding.objects.create(
        uid=new_uid(),
        reference=report.reference,
        keys=sorted(keys),
        files=kept_files,
        reason=reason,
        at=now(),
    )
    audit.record(actor, "report.shredded", object=report.reference, unit=report.unit, reason=reason)
    reach("shred.before_commit")
    return Pending(row.uid)


def destroy_keys(
    reference: str, keys: Sequence[tuple[int, str]], *, reason: str, kept_files: Sequence[str] = ()
) -> Pending:
    """Note keys and files of any room for destruction, in the running transaction; finish after the commit, or a worker will."""
    row = Shredding.objects.create(
        uid=new_uid(),
        reference=reference,
        keys=[list(one) for one in keys],
        files=list(kept_files),
        reason=reason,
        at=now(),
    )
    return Pending(row.uid)


def empty(report: Report) -> None:
    """Delete everything sealed that belongs to a report, and clear its columns; the caller has set its state."""
    announce(ReportEmptied(report.pk))
    for model in (Searchable, Share, Message, Judgement, Verdict, Reading, Unread, Body):
        model._default_manager.filter(report=report).delete()
    for name in ("country", "crossing", "language", "crime_class"):
        setattr(report, name, "")
    for name in ("day_from", "day_to", "people", "dead", "missing", "injured", "source_key"):
        setattr(report, name, None)
    report.source_digest = ""
    report.changed_at = now()
    report.save()


def remove_from_index(report: Report) -> None:
    """Take a report's own document and its shares' copies out of the blind index."""
    for row in Searchable.objects.filter(report=report).select_related("share"):
        if row.share is None:
            index.remove([(row.id, own_tokens(report, current(report), crime_codes(report)))])
        else:
            index.remove([(row.id, share_tokens(row.share))])


def finish_open() -> int:
    """Finish every shredding that a crash has left open, and return how many."""
    uids = list(Shredding.objects.filter(done_at=None).values_list("uid", flat=True))
    for uid in uids:
        Pending(uid).finish()
    return len(uids)
