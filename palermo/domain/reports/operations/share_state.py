"""The sealed state of a share: who it is for and whose word it has, beside the copy that it carries; and its end."""

from functools import partial

from django.db import transaction

from palermo.domain.reports.lent import Lent
from palermo.domain.reports.models import Share, Shredding
from palermo.domain.reports.operations.share_index import remove_share
from palermo.domain.reports.operations.shredding import Pending
from palermo.domain.reports.sealed import plain_bytes, seal, share_key
from palermo.kernel.clock import now
from palermo.kernel.ids import new_uid
from palermo.kernel.levels import Level


def seal_lent(key: bytes, share: Share, lent: Lent) -> None:
    """Set a share's sealed decision and copy; the caller saves the row."""
    share.sealed = seal_column(key, share, "sealed", plain_bytes(lent))


def seal_column(key: bytes, share: Share, column: str, plain: bytes) -> bytes:
    """Return bytes sealed for one column of a share."""
    return seal(
        key, share.data_key, plain, table="reports_share", column=column, uid=share.uid, level=Level.SENSITIVE
    )


def change_lent(share: Share, lent: Lent, **changes: object) -> Lent:
    """Seal a changed decision into a share's row and return it; the caller saves the row."""
    changed = lent.model_copy(update=changes)
    seal_lent(share_key(share), share, changed)
    return changed


def end_share(share: Share, state: str) -> None:
    """End a share in the running transaction: out of the index, its copy emptied, its key destroyed after the commit.

    A row that says "active" again, with the old bytes put back, then still opens nothing. A key that a crash left is
    destroyed by the worker.
    """
    if share.state == "active":
        remove_share(share)
    share.state, share.ended_at, share.sealed, share.sealed_reasons = state, now(), b"", None
    share.save(update_fields=["state", "ended_at", "sealed", "sealed_reasons"])
    row = Shredding.objects.create(
        uid=new_uid(), reference=share.report.reference, keys=[[int(Level.SENSITIVE), share.data_key]], files=[],
        reason="share", at=now(),
    )  # fmt: skip
    transaction.on_commit(partial(Pending(row.uid).finish))
