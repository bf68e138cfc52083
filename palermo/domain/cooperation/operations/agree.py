"""Undertake, change, begin, end, cancel: a meeting, a joint operation, an agreement, a border liaison pair."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import transaction

from palermo.domain.cooperation import rules
from palermo.domain.cooperation.models import Party, Undertaking
from palermo.domain.cooperation.operations.common import hub
from palermo.domain.cooperation.queries.visible import find_undertaking
from palermo.domain.cooperation.sealed import open_undertaking, seal_row
from palermo.domain.cooperation.states import Course, course_after
from palermo.domain.cooperation.words import Agreed
from palermo.domain.reports.operations.review_days import forget_notice
from palermo.foundations import audit
from palermo.foundations.compartments import datakeys
from palermo.foundations.policy import Actor, Permission, require
from palermo.foundations.vocabularies import vocabulary
from palermo.kernel.clock import now, today
from palermo.kernel.crashpoints import reach
from palermo.kernel.errors import Forbidden, Invalid, Refused
from palermo.kernel.ids import new_reference, new_uid
from palermo.kernel.levels import Level

PREFIX = {"meeting": "MTG", "operation": "OPN", "agreement": "AGR", "liaison": "BLP"}


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that is said of an undertaking, in words and days; `form` is the kind of an agreement."""

    words: Agreed
    parties: Sequence[str]
    starts_on: date | None = None
    ends_on: date | None = None
    next_on: date | None = None
    form: str = ""
    crossing: str = ""


def undertake(actor: Actor, *, kind: str, plan: Plan, level: Level = Level.SENSITIVE) -> Undertaking:
    """Record what parties have agreed; the head of a unit only where her unit is one of them.

    An operation that lives is highly sensitive, and then stays in the hub's entry. Raises Invalid with the field.
    """
    require(actor, Permission.COOPERATION_WRITE)
    parties = _checked(actor, kind, plan, level)
    key = datakeys.new(level, 1)[0]
    moment = now()
    row = Undertaking(
        uid=new_uid(), reference=new_reference(PREFIX[kind]), kind=kind, level=level, author=actor.uid,
        data_key=key.uid, at=moment, changed_at=moment, state=Course.RUNNING if kind == "liaison" else Course.PLANNED,
    )  # fmt: skip
    _fill(row, plan)
    row.sealed = seal_row(row, plan.words.model_copy(update={"parties": parties}), key.key)
    with transaction.atomic():
        row.save(force_insert=True)
        Party.objects.bulk_create([Party(undertaking=row, unit=unit) for unit in parties])
        audit.record(actor, "undertaking.made", object=row.reference, unit=actor.unit, kind=kind)
        reach("undertake.before_commit")
    return row


def change(actor: Actor, *, reference: str, plan: Plan, version: int) -> Undertaking:
    """Change what an undertaking says; raises Refused("changed_since") where somebody changed it meanwhile."""
    require(actor, Permission.COOPERATION_WRITE)
    with transaction.atomic():
        row = find_undertaking(actor, reference, lock=True)
        if row.version != version:
            raise Refused("changed_since")
        parties = _checked(actor, row.kind, plan, Level(row.level))
        row.state = course_after("change", Course(row.state))
        _fill(row, plan)
        row.version += 1
        row.reminded_on = None
        row.sealed = seal_row(row, plan.words.model_copy(update={"parties": parties}))
        row.changed_at = now()
        row.save()
        row.parties.exclude(unit__in=parties).delete()
        known = set(row.parties.values_list("unit", flat=True))
        Party.objects.bulk_create([Party(undertaking=row, unit=one) for one in parties if one not in known])
        audit.record(actor, "undertaking.changed", object=row.reference, unit=actor.unit)
    return row


def begin(actor: Actor, *, reference: str) -> Undertaking:
    """Say that an undertaking has begun: the operation runs, the agreement is in force."""
    return _move(actor, reference, "begin")


def end(actor: Actor, *, reference: str, results: str) -> Undertaking:
    """Say that an undertaking is over, with what came of it; raises Invalid("results_missing") without a word."""
    if not results.strip():
        raise Invalid("results_missing", field="results")
    return _move(actor, reference, "end", results=results.strip())


def cancel(actor: Actor, *, reference: str) -> Undertaking:
    """Cancel an undertaking; its record stays."""
    return _move(actor, reference, "cancel")


def _move(actor: Actor, reference: str, verb: str, results: str = "") -> Undertaking:
    require(actor, Permission.COOPERATION_WRITE)
    with transaction.atomic():
        row = find_undertaking(actor, reference, lock=True)
        row.state = course_after(verb, Course(row.state))
        if results:
            row.sealed = seal_row(row, open_undertaking(row).model_copy(update={"results": results}))
        row.changed_at = now()
        _review(row)
        row.save()
        audit.record(actor, f"undertaking.{verb}", object=row.reference, unit=actor.unit, state=row.state)
    return row


def _fill(row: Undertaking, plan: Plan) -> None:
    row.starts_on, row.ends_on, row.next_on = plan.starts_on, plan.ends_on, plan.next_on or plan.starts_on
    row.form, row.crossing = plan.form, plan.crossing
    row.has_clause = bool(plan.words.clause.strip())
    _review(row)


def _review(row: Undertaking) -> None:
    """Count the review day anew, in the running transaction or of a new row: what somebody works on is needed."""
    row.review_on = rules.review_day(row.kind, today(), row.starts_on, row.ends_on)
    if row.pk:
        forget_notice(row.reference)


def _checked(actor: Actor, kind: str, plan: Plan, level: Level) -> list[str]:
    parties = list(dict.fromkeys(plan.parties))
    if kind not in rules.UNDERTAKINGS:
        raise Invalid("unknown_code", field="kind")
    if not plan.words.title.strip():
        raise Invalid("title_needed", field="title")
    if not set(parties) <= {*settings.PALERMO.units, hub(), "ECOWAS"}:
        raise Invalid("unknown_code", field="parties")
    if len(parties) < 2 or (kind == "liaison" and len(parties) != 2):
        raise Invalid("parties_missing", field="parties")
    if not actor.at_hub and (actor.unit not in parties or not actor.unit_active):
        raise Invalid("not_a_party", field="parties")
    if kind == "agreement" and plan.form not in vocabulary("agreement_kinds"):
        raise Invalid("unknown_code", field="form")
    if plan.starts_on and plan.ends_on and plan.ends_on < plan.starts_on:
        raise Invalid("ends_before_start", field="ends_on")
    if level is Level.PUBLIC or (level is Level.HIGHLY_SENSITIVE and not actor.at_hub):
        raise Invalid("level_not_here", field="level")
    if level > actor.clearance:
        raise Forbidden
    return parties
