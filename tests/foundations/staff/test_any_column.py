"""Any column of a row, copied from the row of somebody who may more, gives nobody more."""

import pytest
from allauth.mfa.models import Authenticator
from django.db import IntegrityError, models, transaction

from palermo.foundations.policy import Actor, Permission, Role, allowed
from palermo.foundations.staff import actor_for, tokens
from palermo.foundations.staff.models import Person, Token, Unit
from palermo.kernel.errors import Forbidden
from tests.factories.people import Member
from tests.support.entries import as_entry

Cast = dict[str, Member]
_TOKEN = next(iter(sorted(tokens.possible_scopes(Role.OFFICER))))


def _columns(model: type[models.Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields if not field.primary_key]


def _may(actor: Actor | None) -> tuple[object, ...]:
    """Return all that decides what somebody gets; nothing at all for nobody."""
    if actor is None:
        return ()
    can = frozenset(permission for permission in Permission if allowed(actor, permission))
    return actor.uid, actor.role, actor.unit, actor.entry, actor.clearance, can, actor.alone


def _actor(member: Member) -> Actor | None:
    person = Person.objects.select_related("unit").get(pk=member.person.pk)
    try:
        with as_entry(member.person.entry.value):
            return actor_for(person, member.person.entry)
    except (Forbidden, ValueError):
        return None


def _give(row: models.Model, column: str, value: object) -> bool:
    try:
        with transaction.atomic():
            return bool(type(row)._default_manager.filter(pk=row.pk).update(**{column: value}))
    except IntegrityError:
        return False


@pytest.mark.parametrize("column", _columns(Person))
def test_no_column_of_another_person_gives_more(cast: Cast, column: str) -> None:
    for name in ("boris", "ines"):
        own, before = cast[name], _may(_actor(cast[name]))
        assert before
        for other in cast.values():
            if other is own or not _give(own.person, column, getattr(other.person, column)):
                continue
            assert _may(_actor(own)) in ((), before), (name, other.person.username)
        _give(own.person, column, getattr(own.person, column))


@pytest.mark.parametrize("column", _columns(Unit))
def test_no_column_of_another_unit_gives_more(cast: Cast, column: str) -> None:
    boris, row = cast["boris"], Unit.objects.get(code="NER")
    before = _may(_actor(boris))
    for other in Unit.objects.exclude(pk=row.pk):
        if _give(row, column, getattr(other, column)):
            now = _actor(boris)
            # A unit whose seal does not fit counts as suspended: somebody is left with the least.
            assert now is None or _may(now) == before or not allowed(now, Permission.REPORT_READ)


@pytest.mark.parametrize("column", _columns(Authenticator))
def test_no_column_of_another_factor_gives_more(cast: Cast, column: str) -> None:
    own = Authenticator.objects.get(user=cast["boris"].person, type="totp")
    other = Authenticator.objects.get(user=cast["ana"].person, type="totp")
    before = _may(_actor(cast["boris"]))
    if _give(own, column, getattr(other, column)):
        assert _may(_actor(cast["boris"])) in ((), before)


@pytest.mark.parametrize("column", _columns(Token))
def test_no_column_of_another_token_gives_more(cast: Cast, column: str) -> None:
    with as_entry("tool"):
        text = tokens.issue(None, cast["boris"].person, name="small", scopes=[_TOKEN])
        for name in ("salma", "ana"):
            scopes = tokens.possible_scopes(Role(cast[name].person.role))
            tokens.issue(None, cast[name].person, name="large", scopes=scopes, days=700)
    own = Token.objects.get(person=cast["boris"].person)

    def resolved() -> tuple[object, ...]:
        try:
            with as_entry("unit"):
                return _may(tokens.resolve(text))
        except Forbidden:
            return ()

    before = resolved()
    assert before
    for other in Token.objects.exclude(pk=own.pk):
        if _give(own, column, getattr(other, column)):
            assert resolved() in ((), before)
