"""Ask and withdraw: a request to another party, with its use, purpose, legal basis and day."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.db import transaction

from palermo.domain.cooperation import rules
from palermo.domain.cooperation.keys import tokens
from palermo.domain.cooperation.models import Request, RequestKey
from palermo.domain.cooperation.operations.common import hub, move, tell, write
from palermo.domain.cooperation.queries.visible import similar
from palermo.domain.cooperation.sealed import keys_of, open_letter, open_request, seal_row
from palermo.domain.cooperation.words import Asked
from palermo.domain.entities.queries.visible import find_entity
from palermo.domain.reports import queries as reports_room
from palermo.domain.reports.rules import review_day
from palermo.foundations import audit, files
from palermo.foundations.compartments import datakeys
from palermo.foundations.policy import Actor, Permission, require
from palermo.foundations.staff import appointed_units
from palermo.kernel.clock import now
from palermo.kernel.crashpoints import reach
from palermo.kernel.errors import Forbidden, Invalid, Refused, SealBroken
from palermo.kernel.ids import new_reference, new_uid, plain_reference
from palermo.kernel.levels import Level


def ask(
    actor: Actor, *, asked: str, kind: str, use: str, purpose: str, basis: str, words: Asked,
    due_at: datetime | None = None, handling: str = "H0", level: Level = Level.SENSITIVE,
    entities: Sequence[str] = (), uploads: Sequence[files.SealedUpload] = (), anyway: bool = False,
) -> Request:  # fmt: skip
    """Ask another party for something by a day; without `due_at` the day that is usual for the kind.

    Raises Refused("asked_already") where a request of the kind about the same is visible to the actor, unless `anyway`;
    Invalid with the field of what is missing or does not go together.
    """
    require(actor, Permission.REQUEST_WRITE)
    moment = now()
    due_at = due_at or (rules.due(kind, moment) if kind in rules.kinds() else moment)
    _check(actor, asked, kind, use, purpose, basis, handling, words, level)
    if not moment < due_at <= moment + rules.LONGEST:
        raise Invalid("bad_deadline", field="due")
    words = words.model_copy(update={"reports": _records(actor, asked, words.reports, level)})
    known = _entities(actor, entities)
    marks = tokens(kind, words, known, level)
    same = similar(actor, kind, marks)
    if same and not anyway:
        raise Refused("asked_already", references=[row.reference for row in same])
    key = datakeys.new(level, 1)[0]
    reach("request.key_made")
    request = Request(
        uid=new_uid(), reference=new_reference("REQ"), asker=actor.unit, asked=asked, level=level, author=actor.uid,
        kind=kind, use=use, purpose=purpose, basis=basis, handling=handling, data_key=key.uid, at=moment,
        first_due_at=due_at, due_at=due_at, review_on=review_day(moment.date()),
    )  # fmt: skip
    request.sealed = seal_row(request, words, key.key)
    with transaction.atomic():
        request.save(force_insert=True)
        RequestKey.objects.bulk_create([RequestKey(token=token, request=request) for token in marks])
        if uploads:
            write(actor, request, "ask", "", uploads)
        if known:
            write(actor, request, "note", "\n".join(known), hub_only=True)
        audit.record(
            actor, "request.asked", object=request.reference, unit=actor.unit, asked=asked, kind=kind, use=use,
            purpose=purpose, basis=basis, same=len(same),
        )  # fmt: skip
        tell(request, asked)
        reach("request.ask.before_commit")
    return request


def withdraw(actor: Actor, *, reference: str, text: str) -> Request:
    """Take one's own request back, with the reason."""
    return move(
        actor, reference, "withdraw", asker=True, text=text, needs_text="reason_missing", ended_at=now()
    )


def key_again() -> int:
    """After a restore: give every request that opens its keys again, and return how many."""
    done = 0
    rows = list(Request.objects.filter(keys=None).prefetch_related("letters"))
    opened = keys_of(rows)
    for row in rows:
        try:
            words = open_request(row, opened)
            noted = [open_letter(one, opened).text for one in row.letters.all() if one.hub_only]
        except SealBroken:
            continue
        named = "\n".join(noted).splitlines()
        found = tokens(row.kind, words, named, Level(row.level))
        RequestKey.objects.bulk_create([RequestKey(token=token, request=row) for token in found])
        done += 1
    return done


def _check(
    actor: Actor, asked: str, kind: str, use: str, purpose: str, basis: str, handling: str, words: Asked,
    level: Level,
) -> None:  # fmt: skip
    if not (actor.at_hub or (actor.in_unit and actor.unit_active)):
        raise Refused("unit_not_active")
    known = {*appointed_units(), hub()} & {*settings.PALERMO.units, hub()}
    if asked not in known or asked == actor.unit:
        raise Invalid("no_party", field="asked")
    if kind not in rules.kinds():
        raise Invalid("unknown_code", field="kind")
    if use not in rules.USES:
        raise Invalid("use_missing", field="use")
    _check_use(kind, use)
    if purpose not in rules.PURPOSES:
        raise Invalid("purpose_missing", field="purpose")
    if basis not in rules.BASES:
        raise Invalid("basis_missing", field="basis")
    if handling not in rules.HANDLING:
        raise Invalid("unknown_code", field="handling")
    if not words.text.strip():
        raise Invalid("request_missing", field="text")
    if level is Level.PUBLIC or (level is Level.HIGHLY_SENSITIVE and not actor.at_hub):
        raise Invalid("level_not_here", field="level")
    if level > actor.clearance:
        raise Forbidden


def _check_use(kind: str, use: str) -> None:
    if use in rules.uses_of(kind):
        return
    if use == "evidence":
        raise Invalid("evidence_by_court", field="use")
    raise Invalid("judicial_is_evidence", field="use")


def _records(actor: Actor, asked: str, references: Sequence[str], level: Level) -> list[str]:
    """Return the references of reports that may be named: visible to the actor, within level, of one of the parties."""
    found = []
    for text in dict.fromkeys(plain_reference(one) for one in references if one.strip()):
        try:
            report = reports_room.find(actor, text)
        except Forbidden:
            raise Invalid("no_such_report", field="reports") from None
        if report.level > level or report.unit not in (asked, actor.unit):
            raise Invalid("no_such_report", field="reports")
        found.append(report.reference)
    return found


def _entities(actor: Actor, references: Sequence[str]) -> list[str]:
    """Return the references of entities that a member of the hub named for the hub's own note."""
    wanted = list(dict.fromkeys(plain_reference(one) for one in references if one.strip()))
    if wanted:
        require(actor, Permission.ENTITY_READ)
    for text in wanted:
        try:
            find_entity(actor, text)
        except Forbidden:
            raise Invalid("no_such_entity", field="entities") from None
    return wanted
