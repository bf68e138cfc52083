"""Save, propose, withdraw: a practice is its author's until it is proposed."""

from django.db import transaction

from palermo.domain.practices import rules
from palermo.domain.practices.keys import tokens
from palermo.domain.practices.models import Practice, WordKey
from palermo.domain.practices.news import PracticeWithdrawn
from palermo.domain.practices.queries.visible import find_practice
from palermo.domain.practices.sealed import keys_of, open_practice, seal_practice
from palermo.domain.practices.states import PracticeState, after
from palermo.domain.practices.words import PracticeWords
from palermo.foundations import audit
from palermo.foundations.compartments import datakeys
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.clock import now, today
from palermo.kernel.crashpoints import reach
from palermo.kernel.errors import Forbidden, Invalid, Refused, SealBroken
from palermo.kernel.events import announce
from palermo.kernel.ids import new_reference, new_uid
from palermo.kernel.levels import Level


def save(
    actor: Actor, *, words: PracticeWords, area: str, language: str, reference: str = "", version: int = 0
) -> Practice:
    """Keep a practice as a draft; it may be incomplete. Raises Refused("changed_since") where another version is kept."""
    require(actor, Permission.PRACTICE_PROPOSE)
    if not (actor.at_hub or (actor.in_unit and actor.unit_active)):
        raise Refused("unit_not_active")
    if area not in rules.AREAS:
        raise Invalid("unknown_code", field="area")
    if language not in rules.LANGUAGES:
        raise Invalid("unknown_code", field="language")
    if not words.title.strip():
        raise Invalid("title_needed", field="title")
    return (
        _change(actor, reference, version, words, area, language)
        if reference
        else _new(actor, words, area, language)
    )


def propose(actor: Actor, *, reference: str) -> Practice:
    """Propose one's practice to be judged; raises Invalid for the first field that judging needs and that is empty."""
    require(actor, Permission.PRACTICE_PROPOSE)
    with transaction.atomic():
        row = _own(actor, reference)
        row.state = after("propose", PracticeState(row.state))
        if lacking := rules.missing(open_practice(row)):
            raise Invalid(rules.NEEDED[lacking[0]], field=lacking[0])
        if row.proposed_at is not None:
            row.round += 1
        row.proposed_at = now()
        row.save()
        audit.record(actor, "practice.proposed", object=row.reference, unit=row.unit)
        reach("practice.propose.before_commit")
    return row


def withdraw(actor: Actor, *, reference: str) -> Practice:
    """Take a practice back; its author does, or the hub. It stays readable to those who saw it as its author's."""
    require(actor, Permission.PRACTICE_PROPOSE)
    with transaction.atomic():
        row = find_practice(actor, reference, lock=True)
        if row.author != actor.uid and not actor.at_hub:
            raise Forbidden(reference=reference)
        was = row.state
        row.state = after("withdraw", PracticeState(row.state))
        row.save(update_fields=["state"])
        audit.record(actor, "practice.withdrawn", object=row.reference, unit=row.unit)
        if was == PracticeState.APPROVED:
            announce(PracticeWithdrawn(row.reference))
    return row


def key_again() -> int:
    """After a restore: give every practice that opens its words again, and return how many."""
    rows = list(Practice.objects.filter(keys=None))
    keys, done = keys_of(rows), 0
    for row in rows:
        try:
            _index(row, open_practice(row, keys))
            done += 1
        except SealBroken:
            continue
    return done


def _new(actor: Actor, words: PracticeWords, area: str, language: str) -> Practice:
    key = datakeys.new(Level.SENSITIVE, 1)[0]
    row = Practice(
        uid=new_uid(), reference=new_reference("PRA"), unit=actor.unit, author=actor.uid, area=area, language=language,
        data_key=key.uid, at=now(), review_on=rules.review_day(today()),
    )  # fmt: skip
    row.sealed = seal_practice(row, words, key.key)
    with transaction.atomic():
        row.save(force_insert=True)
        _index(row, words)
        audit.record(actor, "practice.saved", object=row.reference, unit=row.unit)
        reach("practice.save.before_commit")
    return row


def _change(
    actor: Actor, reference: str, version: int, words: PracticeWords, area: str, language: str
) -> Practice:
    with transaction.atomic():
        row = _own(actor, reference)
        after("save", PracticeState(row.state))
        if row.version != version:
            raise Refused("changed_since")
        row.area, row.language, row.version = area, language, row.version + 1
        row.sealed = seal_practice(row, words)
        row.save()
        _index(row, words)
        audit.record(actor, "practice.saved", object=row.reference, unit=row.unit, version=row.version)
    return row


def _own(actor: Actor, reference: str) -> Practice:
    row = find_practice(actor, reference, lock=True)
    if row.author != actor.uid:
        raise Forbidden(reference=reference)
    return row


def _index(row: Practice, words: PracticeWords) -> None:
    WordKey.objects.filter(practice=row).delete()
    WordKey.objects.bulk_create([WordKey(token=token, practice=row) for token in tokens(words, row.language)])
