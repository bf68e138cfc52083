"""Nil returns: a unit says that a month had nothing to report, so that quiet is not taken for silent."""

import re

from django.db import transaction

from palermo.domain.cooperation.models import NilReturn
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.clock import now, today
from palermo.kernel.errors import Invalid, Refused

_MONTH = re.compile(r"20\d\d-(0[1-9]|1[0-2])")


def say_nothing_to_report(actor: Actor, *, month: str) -> NilReturn:
    """Record a nil return of the actor's unit for a month that has begun; twice changes nothing."""
    require(actor, Permission.COOPERATION_WRITE)
    if not (actor.in_unit and actor.unit_active):
        raise Refused("unit_not_active")
    if not _MONTH.fullmatch(month) or month > today().isoformat()[:7]:
        raise Invalid("bad_month", field="month")
    with transaction.atomic():
        row, new = NilReturn.objects.get_or_create(
            unit=actor.unit, month=month, defaults={"author": actor.uid, "at": now()}
        )
        if new:
            audit.record(actor, "unit.nil_return", object=month, unit=actor.unit)
    return row
