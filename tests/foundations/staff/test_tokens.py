"""Bearer tokens: theirs alone, at one entry alone, over at the next request."""

from collections.abc import Callable
from typing import Any

import pytest

from palermo.foundations.policy import Entry, Permission, Role, allowed
from palermo.foundations.staff import actors, operations, tokens
from palermo.foundations.staff.models import Person, Token
from palermo.kernel.clock import held_at, now
from palermo.kernel.errors import Forbidden, Invalid, Refused
from tests.factories.people import Member

Cast = dict[str, Member]
AsEntry = Callable[[str], Any]
READ = [Permission.REPORT_READ]


def issued(member: Member, as_entry: AsEntry, **more: Any) -> str:
    with as_entry("tool"):
        return tokens.issue(None, member.person, name="laptop", scopes=more.pop("scopes", READ), **more)


def test_a_token_speaks_for_its_holder_within_its_scopes(cast: Cast, as_entry: AsEntry) -> None:
    text = issued(cast["boris"], as_entry)
    with as_entry("unit"):
        actor = tokens.resolve(text)
    assert (actor.uid, actor.role, actor.unit) == (cast["boris"].person.uid, Role.OFFICER, "NER")
    assert allowed(actor, Permission.REPORT_READ)
    assert not allowed(actor, Permission.REPORT_WRITE)
    assert Token.objects.get().last_used_on is not None


def test_a_token_is_kept_as_a_digest_only(cast: Cast, as_entry: AsEntry) -> None:
    text = issued(cast["boris"], as_entry)
    assert text not in str(list(Token.objects.values()))


def test_a_token_of_one_entry_is_nothing_at_the_other(cast: Cast, as_entry: AsEntry) -> None:
    unit, hub = issued(cast["boris"], as_entry), issued(cast["ana"], as_entry)
    tries = (
        ("hub", unit),
        ("unit", hub),
        ("hub", unit.replace("unit", "hub")),
        ("unit", hub.replace("hub", "unit")),
    )
    for entry, text in tries:
        with as_entry(entry), pytest.raises(Forbidden):
            tokens.resolve(text)
    with as_entry("tool"):
        assert {tokens.resolve(unit).entry, tokens.resolve(hub).entry} == {Entry.UNIT, Entry.HUB}


CHANGES: dict[str, Callable[[Cast], dict[str, Any]]] = {
    "holder": lambda cast: {"person": cast["salma"].person},
    "scopes": lambda cast: {"scopes": ["report:read", "report:write"]},
    "life": lambda cast: {"expires_at": now().replace(year=2999)},
    "entry": lambda cast: {"entry": "hub"},
    "kind": lambda cast: {"kind": "device"},
    "uid": lambda cast: {"uid": "another"},
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_row_is_no_token(cast: Cast, as_entry: AsEntry, name: str) -> None:
    text = issued(cast["boris"], as_entry)
    Token.objects.update(**CHANGES[name](cast))
    with as_entry("unit"), pytest.raises(Forbidden):
        tokens.resolve(text)


def test_revoking_acts_at_once_and_for_good(cast: Cast, as_entry: AsEntry) -> None:
    text = issued(cast["boris"], as_entry)
    row = Token.objects.select_related("person__unit").get()
    with as_entry("unit"):
        tokens.revoke(actors.actor_for(cast["boris"].person, Entry.UNIT), row)
        Token.objects.update(revoked_at=None)
        with pytest.raises(Forbidden):
            tokens.resolve(text)


def test_a_token_ends_with_its_day_its_person_and_her_factor(cast: Cast, as_entry: AsEntry) -> None:
    text, other = issued(cast["boris"], as_entry, days=1), issued(cast["salma"], as_entry)
    with as_entry("unit"), held_at(now().replace(year=now().year + 1)), pytest.raises(Forbidden):
        tokens.resolve(text)
    with as_entry("tool"):
        operations.deactivate(actors.operator(), cast["boris"].person)
        operations.reset_factor(actors.operator(), cast["salma"].person)
    for ended in (text, other):
        with as_entry("unit"), pytest.raises(Forbidden):
            tokens.resolve(ended)


def test_nobody_issues_anothers_token(cast: Cast, as_entry: AsEntry) -> None:
    with as_entry("hub"):
        ines = actors.actor_for(cast["ines"].person, Entry.HUB)
        with pytest.raises(Forbidden):
            tokens.issue(ines, cast["ana"].person, name="x", scopes=READ)
        with pytest.raises(Refused):
            tokens.issue(None, cast["ana"].person, name="x", scopes=READ)


def test_scopes_are_those_of_the_role(cast: Cast, as_entry: AsEntry) -> None:
    for scopes in ([Permission.REPORT_SUBMIT], [Permission.OWN_ACCOUNT], ["nonsense"]):
        with pytest.raises(Invalid):
            issued(cast["boris"], as_entry, scopes=scopes)


def test_a_device_acts_as_an_officer_of_the_unit(cast: Cast, as_entry: AsEntry) -> None:
    text = issued(cast["salma"], as_entry, device=True)
    with as_entry("unit"):
        actor = tokens.resolve(text)
    assert (actor.role, actor.unit, actor.name) == (Role.OFFICER, "NER", "laptop")
    assert actor.uid != cast["salma"].person.uid
    assert Person.objects.filter(pk=actor.person).exists()


@pytest.mark.parametrize("text", ["", "plm_unit_", "plm_unit_" + "x" * 5000, "Bearer", "plm_unit_\x00é"])
def test_nonsense_is_no_token(cast: Cast, as_entry: AsEntry, text: str) -> None:
    with as_entry("unit"), pytest.raises(Forbidden):
        tokens.resolve(text)
