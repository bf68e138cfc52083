"""Adopt: a unit tries a practice and says what came of it; the heads together may name one the best."""

from datetime import date

from django.db import transaction

from palermo.domain.practices import rules
from palermo.domain.practices.models import Adoption, Practice
from palermo.domain.practices.queries.visible import find_practice
from palermo.domain.practices.sealed import seal_part
from palermo.domain.practices.states import PracticeState, after
from palermo.domain.practices.words import Result
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.clock import now, today
from palermo.kernel.errors import Forbidden, Invalid, Refused
from palermo.kernel.ids import new_uid


def adopt(
    actor: Actor,
    *,
    reference: str,
    since: date,
    state: str = "trying",
    result: str = "unknown",
    text: str = "",
) -> Adoption:
    """Say that one's unit tries, keeps or has dropped a practice, and with what result; again replaces what was said."""
    require(actor, Permission.COOPERATION_WRITE)
    if not (actor.in_unit and actor.unit_active):
        raise Refused("unit_not_active")
    if state not in rules.ADOPTIONS or result not in rules.RESULTS:
        raise Invalid("unknown_code", field="state" if state not in rules.ADOPTIONS else "result")
    if since > today():
        raise Invalid("not_yet", field="since")
    if result != "unknown" and not text.strip():
        raise Invalid("results_missing", field="text")
    with transaction.atomic():
        row = find_practice(actor, reference, lock=True)
        after("adopt", PracticeState(row.state))
        if row.unit == actor.unit:
            raise Refused("own_practice")
        one = row.adoptions.filter(unit=actor.unit).first()
        uid = one.uid if one else new_uid()
        sealed = seal_part(row, "practices_adoption", uid, Result(text=text.strip()))
        values = {
            "author": actor.uid, "since": since, "state": state, "result": result, "sealed": sealed, "at": now(),
        }  # fmt: skip
        adoption, _new = Adoption.objects.update_or_create(
            practice=row, unit=actor.unit, defaults=values, create_defaults=values | {"uid": uid}
        )
        _stand(row)
        audit.record(
            actor, "practice.adopted", object=row.reference, unit=actor.unit, state=state, result=result
        )
    return adoption


def name_best(actor: Actor, *, reference: str, decided_on: date) -> Practice:
    """Record that the meeting of heads named a practice one of the best, on a day; only a good one can be."""
    require(actor, Permission.PRACTICE_JUDGE)
    if not actor.at_hub:
        raise Forbidden(reference=reference)
    if decided_on > today():
        raise Invalid("not_yet", field="decided_on")
    with transaction.atomic():
        row = find_practice(actor, reference, lock=True)
        after("name_best", PracticeState(row.state))
        if row.standing != "good":
            raise Refused("not_good_yet")
        row.best_on = decided_on
        row.save(update_fields=["best_on"])
        _stand(row)
        audit.record(actor, "practice.named_best", object=row.reference, unit=row.unit)
    return row


def _stand(row: Practice) -> None:
    results = list(row.adoptions.values_list("unit", "result"))
    row.standing = rules.standing(row.unit, results, best=row.best_on is not None)
    row.save(update_fields=["standing"])
