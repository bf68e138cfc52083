"""Authority at the hub: what takes two named people, of whom one is no administrator.

Clearance, and the reset of a hub person's second factor or password. One proposes, another confirms, neither for
herself; both act at the hub entry with a whole session. Ending a grant needs one person only.
"""

from datetime import timedelta

from django.db import transaction

from palermo.foundations import audit
from palermo.foundations.policy import Actor, Entry, Permission, Role, require
from palermo.foundations.staff import credentials, keys, register
from palermo.foundations.staff.entries import GRANTED
from palermo.foundations.staff.models import Person
from palermo.foundations.staff.register import Grant, Kind, Proposal, Register
from palermo.kernel.clock import now
from palermo.kernel.errors import Forbidden, Refused
from palermo.kernel.ids import new_uid
from palermo.kernel.levels import Level

WAITS = timedelta(days=14)


def clearance(person: str, role: Role) -> Level | None:
    """Return the level granted to a person (uid) in this role, None without a grant; SealBroken if forged."""
    for grant in register.current().grants:
        if grant.person == person and grant.role == role:
            return Level.of(grant.clearance)
    return None


def granted() -> list[Grant]:
    """Return all grants in force."""
    return list(register.current().grants)


def waiting() -> list[Proposal]:
    """Return the proposals that still wait for their second person, oldest first."""
    return [proposal for proposal in register.current().proposals if proposal.at + WAITS > now()]


def propose(actor: Actor, person: Person, level: Level) -> Proposal:
    """Propose a clearance for a hub person; raises Forbidden, or Refused if no grant fits the person now."""
    if Role(person.role) not in GRANTED or level is Level.PUBLIC:
        raise Refused("not_grantable")
    if not credentials.has_factor(person):
        raise Refused("no_second_factor")
    return _propose(actor, person, "clearance", level.code)


def propose_reset(actor: Actor, person: Person, kind: Kind) -> Proposal:
    """Propose to remove a hub person's second factor, or to give a new password; raises Forbidden or Refused."""
    if person.entry is not Entry.HUB or kind == "clearance":
        raise Refused("not_grantable")
    return _propose(actor, person, kind, "")


def _propose(actor: Actor, person: Person, kind: Kind, level: str) -> Proposal:
    require(actor, Permission.GRANT_PROPOSE)
    if actor.entry is Entry.UNIT or actor.scopes is not None:
        raise Forbidden
    if actor.uid == person.uid:
        raise Refused("not_for_oneself")
    if not person.is_active or not credentials.intact(person):
        raise Refused("not_grantable")
    made = Proposal(
        uid=new_uid(), kind=kind, person=person.uid, role=person.role, clearance=level, proposed_by=actor.uid,
        proposer_role=actor.role.value, at=now(),
    )  # fmt: skip
    with transaction.atomic(), register.changing() as box:
        kept = tuple(waits for waits in waiting() if (waits.person, waits.kind) != (made.person, made.kind))
        box[0] = box[0].model_copy(update={"proposals": (*kept, made)})
        audit.record(actor, "grant_proposed", object=person.uid, kind=kind, clearance=level)
    return made


def confirm(actor: Actor, uid: str) -> Proposal:
    """Confirm another's proposal and put it in force; a reset is then carried out by `operations.resets`.

    Raises Forbidden for who may not, Refused for the proposer, the person herself, or two administrators.
    """
    require(actor, Permission.GRANT_CONFIRM)
    if actor.entry is not Entry.HUB or actor.scopes is not None:
        raise Forbidden
    with transaction.atomic(), register.changing() as box:
        proposal = next((waits for waits in waiting() if waits.uid == uid), None)
        if proposal is None:
            raise Refused("proposal_gone")
        _check_two(actor, proposal)
        person = Person.objects.select_related("unit").filter(uid=proposal.person).first()
        if (
            person is None
            or not person.is_active
            or person.role != proposal.role
            or not credentials.intact(person)
        ):
            raise Refused("not_grantable")
        box[0] = _confirmed(box[0], proposal, actor.uid)
        audit.record(
            actor, "grant_confirmed", object=proposal.person, kind=proposal.kind, clearance=proposal.clearance
        )
    return proposal


def _check_two(actor: Actor, proposal: Proposal) -> None:
    if actor.uid in (proposal.proposed_by, proposal.person):
        raise Refused("second_person_needed")
    if actor.role is Role.ADMINISTRATOR and proposal.proposer_role == Role.ADMINISTRATOR:
        raise Refused("second_person_needed")


def _confirmed(before: Register, proposal: Proposal, second: str) -> Register:
    left = tuple(waits for waits in before.proposals if waits.uid != proposal.uid)
    if proposal.kind != "clearance":
        return before.model_copy(update={"proposals": left})
    grant = Grant(
        person=proposal.person, role=proposal.role, clearance=proposal.clearance,
        proposed_by=proposal.proposed_by, confirmed_by=second, at=now(),
    )  # fmt: skip
    kept = tuple(other for other in before.grants if other.person != grant.person)
    return before.model_copy(update={"proposals": left, "grants": (*kept, grant)})


def decline(actor: Actor, uid: str) -> None:
    """Remove a proposal that waits: by whoever could confirm it or who made it. Raises Forbidden for others."""
    with transaction.atomic(), register.changing() as box:
        proposal = next((waits for waits in box[0].proposals if waits.uid == uid), None)
        if proposal is None:
            raise Refused("proposal_gone")
        if actor.uid != proposal.proposed_by:
            require(actor, Permission.GRANT_CONFIRM)
        left = tuple(waits for waits in box[0].proposals if waits.uid != uid)
        box[0] = box[0].model_copy(update={"proposals": left})
        audit.record(actor, "grant_declined", object=proposal.person, kind=proposal.kind)


def withdraw(actor: Actor, person: Person) -> None:
    """End a person's grant for the next request; one person is enough to take away."""
    if not (actor.role is Role.ADMINISTRATOR or actor.entry is Entry.TOOL):
        require(actor, Permission.GRANT_PROPOSE)
    with transaction.atomic(), register.changing() as box:
        left = tuple(grant for grant in box[0].grants if grant.person != person.uid)
        waits = tuple(proposal for proposal in box[0].proposals if proposal.person != person.uid)
        box[0] = box[0].model_copy(update={"grants": left, "proposals": waits})
        audit.record(actor, "grant_withdrawn", object=person.uid)


def bootstrap(actor: Actor, person: Person, level: Level) -> None:
    """Grant as the machine's operator, while fewer than two people could do it between them, or in a demo.

    Root on the hub's machine is outside what the program can refuse (see the threat model); the audit names it.
    Raises Forbidden elsewhere, Refused once two people hold grants.
    """
    if actor.entry is not Entry.TOOL or keys.held().entry is not Entry.TOOL:
        raise Forbidden
    if Role(person.role) not in GRANTED:
        raise Refused("not_grantable")
    with transaction.atomic(), register.changing() as box:
        confirmers = {g.person for g in box[0].grants if g.role != Role.AUDITOR}
        if len(confirmers) >= 2 and not keys.held().demo:
            raise Refused("second_person_needed")
        grant = Grant(
            person=person.uid, role=person.role, clearance=level.code, proposed_by=actor.uid,
            confirmed_by=actor.uid, at=now(),
        )  # fmt: skip
        kept = tuple(other for other in box[0].grants if other.person != person.uid)
        box[0] = box[0].model_copy(update={"grants": (*kept, grant)})
        audit.record(actor, "grant_bootstrapped", object=person.uid, clearance=level.code)
