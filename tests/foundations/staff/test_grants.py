"""Clearance at the hub: two people, one of them no administrator, and a register that nobody edits."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from palermo.foundations.policy import Actor, Entry, Permission, allowed
from palermo.foundations.staff import actor_for, credentials, grants, keys, operations
from palermo.foundations.staff.models import Person
from palermo.kernel.errors import Forbidden, Refused, SealBroken
from palermo.kernel.levels import Level
from tests.factories.people import Member

Cast = dict[str, Member]
AsEntry = Callable[[str], Any]


def actor(member: Member) -> Actor:
    return actor_for(Person.objects.select_related("unit").get(pk=member.person.pk), Entry.HUB)


def path(as_entry: AsEntry) -> Path:
    with as_entry("hub"):
        return keys.held().register


def test_two_people_grant_and_one_ends_it_at_the_next_request(cast: Cast, as_entry: AsEntry) -> None:
    with as_entry("hub"):
        ines, rui, ana = actor(cast["ines"]), actor(cast["rui"]), cast["ana"].person
        grants.withdraw(ines, ana)
        assert actor(cast["ana"]).clearance is Level.PUBLIC
        assert not allowed(actor(cast["ana"]), Permission.REPORT_READ)
        proposal = grants.propose(ines, ana, Level.HIGHLY_SENSITIVE)
        assert actor(cast["ana"]).clearance is Level.PUBLIC
        grants.confirm(rui, proposal.uid)
        assert actor(cast["ana"]).clearance is Level.HIGHLY_SENSITIVE


def test_nobody_grants_alone_or_to_herself(cast: Cast, as_entry: AsEntry) -> None:
    with as_entry("hub"):
        ines, rui, ana = actor(cast["ines"]), actor(cast["rui"]), actor(cast["ana"])
        with pytest.raises(Refused):
            grants.propose(rui, cast["rui"].person, Level.HIGHLY_SENSITIVE)
        proposal = grants.propose(rui, cast["ana"].person, Level.HIGHLY_SENSITIVE)
        for second in (rui, ana):
            with pytest.raises(Refused):
                grants.confirm(second, proposal.uid)
        with pytest.raises(Forbidden):
            grants.confirm(ines, proposal.uid)


def test_an_ungranted_puppet_confirms_nothing(cast: Cast, as_entry: AsEntry) -> None:
    with as_entry("hub"):
        ines = actor(cast["ines"])
        grants.withdraw(ines, cast["rui"].person)
        proposal = grants.propose(ines, cast["ana"].person, Level.HIGHLY_SENSITIVE)
        with pytest.raises(Forbidden):
            grants.confirm(actor(cast["rui"]), proposal.uid)


def test_a_changed_role_leaves_the_grant_behind(cast: Cast, as_entry: AsEntry) -> None:
    from palermo.foundations.policy import Role

    with as_entry("hub"):
        operations.change_person(actor(cast["ines"]), cast["ana"].person, role=Role.REVIEWER)
        assert actor(cast["ana"]).clearance is Level.PUBLIC


def test_an_administrator_alone_resets_no_factor_of_the_hub(cast: Cast, as_entry: AsEntry) -> None:
    with as_entry("hub"):
        ines, rui = actor(cast["ines"]), actor(cast["rui"])
        for reset in (operations.reset_factor, operations.reset_password):
            with pytest.raises(Refused):
                reset(ines, cast["ana"].person)
        proposal = grants.propose_reset(ines, cast["ana"].person, "second_factor")
        assert credentials.has_factor(cast["ana"].person)
        operations.carry_out(rui, proposal.uid)
        assert not credentials.has_factor(cast["ana"].person)
        password = operations.carry_out(rui, grants.propose_reset(ines, cast["omar"].person, "password").uid)
        assert Person.objects.get(username="omar").check_password(password)


def test_the_register_refuses_every_edit(cast: Cast, as_entry: AsEntry) -> None:
    file = path(as_entry)
    document = json.loads(file.read_text())
    for change in (
        lambda d: d["register"]["grants"][0].update(person=cast["ines"].person.uid),
        lambda d: d["register"].update(serial=99),
        lambda d: d["register"]["grants"].pop(),
        lambda d: d.update(signature="AAAA"),
        lambda d: d.pop("register"),
    ):
        forged = json.loads(json.dumps(document))
        change(forged)
        file.write_text(json.dumps(forged))
        with as_entry("hub"), pytest.raises(SealBroken):
            actor(cast["ana"])


def test_an_older_register_put_back_is_refused(cast: Cast, as_entry: AsEntry) -> None:
    file = path(as_entry)
    older = file.read_bytes()
    with as_entry("hub"):
        grants.withdraw(actor(cast["ines"]), cast["ana"].person)
        actor(cast["ana"])
        file.write_bytes(older)
        with pytest.raises(SealBroken):
            actor(cast["ana"])
        file.unlink()
        with pytest.raises(SealBroken):
            actor(cast["ana"])


def test_the_unit_entry_cannot_sign(cast: Cast, as_entry: AsEntry) -> None:
    with as_entry("unit"):
        for attempt in (
            lambda: keys.held().sign_grant(b"x"),
            lambda: keys.held().entry_key(Entry.HUB, "credentials"),
        ):
            with pytest.raises(Forbidden):
                attempt()


def test_only_the_operator_starts_and_only_at_the_tool(cast: Cast, as_entry: AsEntry) -> None:
    with as_entry("hub"), pytest.raises(Forbidden):
        grants.bootstrap(actor(cast["ines"]), cast["ana"].person, Level.HIGHLY_SENSITIVE)
