"""Decide on proposed matches: same, not the same, later; and take a decision back."""

from django.db import transaction

from palermo.domain.entities.models import Proposal
from palermo.domain.entities.operations.move import merge, undo
from palermo.domain.entities.queries.queue import find_proposal
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.clock import now
from palermo.kernel.crashpoints import reach
from palermo.kernel.errors import Invalid, Refused

ANSWERS = ("same", "not_same", "later")


def decide(actor: Actor, *, uid: str, answer: str, why: str = "several_signs", note: str = "") -> Proposal:
    """Record what a proposed match is; "same" merges the two entities. Raises Refused("decided_already")."""
    require(actor, Permission.ENTITY_MATCH)
    if answer not in ANSWERS:
        raise Invalid("unknown_code", field="answer")
    with transaction.atomic():
        proposal = find_proposal(actor, uid, lock=True)
        if proposal.state not in ("open", "later"):
            raise Refused("decided_already")
        if answer == "same" and proposal.left.entity_id != proposal.right.entity_id:
            keep, bring = proposal.left.entity.reference, proposal.right.entity.reference
            proposal.move = merge(actor, keep=keep, bring=bring, why=why, note=note)
        proposal.state, proposal.decided_by, proposal.decided_at = answer, actor.uid, now()
        proposal.save()
        audit.record(actor, "match.decided", object=proposal.uid, answer=answer)
        reach("match.before_commit")
    return proposal


def reopen(actor: Actor, *, uid: str) -> Proposal:
    """Take a decision back: the proposal stands open again, and what it merged is as it was."""
    require(actor, Permission.ENTITY_MATCH)
    with transaction.atomic():
        proposal = find_proposal(actor, uid, lock=True)
        if proposal.state == "open":
            raise Refused("not_decided")
        if proposal.move is not None:
            undo(actor, uid=proposal.move.uid)
            proposal.refresh_from_db()
        proposal.state, proposal.decided_by, proposal.decided_at, proposal.move = "open", "", None, None
        proposal.save()
        audit.record(actor, "match.reopened", object=proposal.uid)
    return proposal
