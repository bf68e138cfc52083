"""What the verbs share: a step is a new standing, one deed and one audit entry, in the caller's transaction."""

from palermo.domain.publications.content import Standing
from palermo.domain.publications.models import Deed, Publication
from palermo.domain.publications.sealed import seal_note, seal_standing
from palermo.foundations import audit
from palermo.foundations.policy import Actor
from palermo.kernel.clock import now
from palermo.kernel.ids import new_uid


def stand(row: Publication, key: bytes, standing: Standing) -> None:
    """Write a new standing to a locked row, sealed and in the clear alike."""
    row.state, row.waiting, row.shown, row.at = standing.state, standing.waiting, standing.shown, now()
    row.standing = seal_standing(key, row, standing)
    row.save(update_fields=["state", "version", "waiting", "shown", "at", "standing"])


def note(actor: Actor, row: Publication, key: bytes, verb: str, number: int, text: str = "") -> None:
    """Record a step in the publication's own history and in the audit."""
    uid = new_uid()
    Deed.objects.bulk_create([
        Deed(uid=uid, publication=row, verb=verb, number=number, actor=actor.uid, at=now(),
             sealed=seal_note(key, row, uid, text)),
    ])  # fmt: skip
    audit.record(actor, f"publication.{verb}", object=row.reference, version=number, kind=row.kind)
