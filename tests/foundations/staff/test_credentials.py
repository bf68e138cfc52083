"""Changing rows gives nobody anything: every swap that a writer of the database could think of."""

from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator

from palermo.foundations.policy import Actor, Entry, Permission, Role, allowed
from palermo.foundations.staff import actor_for, appointed_units, credentials
from palermo.foundations.staff.models import Deputy, Person, Unit
from palermo.kernel.clock import now, today
from palermo.kernel.errors import Forbidden, SealBroken
from palermo.kernel.levels import Level
from tests.factories.people import Member

Cast = dict[str, Member]
AsEntry = Callable[[str], Any]


def fresh(member: Member) -> Person:
    return Person.objects.select_related("unit").get(pk=member.person.pk)


def actor(member: Member, as_entry: AsEntry, entry: Entry | None = None) -> Actor:
    person = fresh(member)
    with as_entry((entry or person.entry).value):
        return actor_for(person, entry or person.entry)


def test_the_cast_is_what_it_is(cast: Cast, as_entry: AsEntry) -> None:
    boris, ana, ines = (actor(cast[name], as_entry) for name in ("boris", "ana", "ines"))
    assert (boris.role, boris.unit, boris.clearance, boris.alone) == (
        Role.OFFICER,
        "NER",
        Level.SENSITIVE,
        False,
    )
    assert (ana.unit, ana.clearance, ana.scopes) == ("ECOBCCU", Level.HIGHLY_SENSITIVE, None)
    assert ines.clearance is Level.PUBLIC
    assert not allowed(ines, Permission.REPORT_READ)
    assert actor(cast["ben"], as_entry).alone


def test_nobody_comes_in_by_the_other_entry(cast: Cast, as_entry: AsEntry) -> None:
    for name, entry in (("boris", Entry.HUB), ("ana", Entry.UNIT), ("ines", Entry.UNIT), ("efua", Entry.HUB)):
        with pytest.raises(Forbidden):
            actor(cast[name], as_entry, entry)


CHANGES: dict[str, Callable[[Cast], object]] = {
    "role": lambda cast: Person.objects.filter(pk=cast["boris"].person.pk).update(role="head"),
    "unit": lambda cast: Person.objects.filter(pk=cast["boris"].person.pk).update(
        unit=cast["ben"].person.unit
    ),
    "password": lambda cast: Person.objects.filter(pk=cast["boris"].person.pk).update(
        password=cast["salma"].person.password
    ),
    "username": lambda cast: Person.objects.filter(pk=cast["boris"].person.pk).update(username="borisa"),
    "uid": lambda cast: Person.objects.filter(pk=cast["boris"].person.pk).update(uid="x" * 22),
    "epoch": lambda cast: Person.objects.filter(pk=cast["boris"].person.pk).update(epoch=7),
    "seal": lambda cast: Person.objects.filter(pk=cast["boris"].person.pk).update(
        seal=cast["salma"].person.seal
    ),
    "code of the unit": lambda cast: Unit.objects.filter(code="NER").update(code="NGA"),
    "factor removed": lambda cast: (
        Authenticator.objects.filter(user=cast["boris"].person).filter(type="totp")._raw_delete("default")
    ),
    "factor of another": lambda cast: Authenticator.objects.filter(
        user=cast["boris"].person, type="totp"
    ).update(data=Authenticator.objects.get(user=cast["salma"].person, type="totp").data),
    "used codes forgotten": lambda cast: Authenticator.objects.filter(
        user=cast["boris"].person, type="recovery_codes"
    ).update(data={"seed": "", "used_mask": 0}),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_row_is_nobody(cast: Cast, as_entry: AsEntry, name: str) -> None:
    CHANGES[name](cast)
    with pytest.raises(Forbidden):
        actor(cast["boris"], as_entry)


def test_swapped_rows_are_nobody(cast: Cast, as_entry: AsEntry) -> None:
    boris, salma = cast["boris"].person, cast["salma"].person
    columns = ("uid", "username", "role", "password", "epoch", "is_active", "unit_id", "seal")
    ours, theirs = ({name: getattr(row, name) for name in columns} for row in (boris, salma))
    Person.objects.filter(pk=boris.pk).update(uid="free", username="free")
    Person.objects.filter(pk=salma.pk).update(**ours)
    Person.objects.filter(pk=boris.pk).update(**theirs)
    for name in ("boris", "salma"):
        with pytest.raises(Forbidden):
            actor(cast[name], as_entry)


def test_a_hub_role_written_into_a_row_gives_no_clearance(cast: Cast, as_entry: AsEntry) -> None:
    Person.objects.filter(pk=cast["ines"].person.pk).update(role="reviewer", unit=cast["ana"].person.unit)
    with pytest.raises(Forbidden):
        actor(cast["ines"], as_entry)


def test_a_reactivated_row_is_nobody(cast: Cast, as_entry: AsEntry) -> None:
    from palermo.foundations.staff import actors, operations

    with as_entry("tool"):
        operations.deactivate(actors.operator(), fresh(cast["boris"]))
    Person.objects.filter(pk=cast["boris"].person.pk).update(is_active=True)
    with pytest.raises(Forbidden):
        actor(cast["boris"], as_entry)


def test_a_suspended_unit_stays_suspended_whatever_its_row_says(cast: Cast, as_entry: AsEntry) -> None:
    from palermo.foundations.staff import actors, operations

    ner = Unit.objects.get(code="NER")
    with as_entry("tool"):
        operations.set_unit_state(actors.operator(), ner, state="suspended")
    for _ in range(2):
        boris = actor(cast["boris"], as_entry)
        assert not boris.unit_active
        assert boris.clearance is Level.PUBLIC
        assert not allowed(boris, Permission.REPORT_READ)
        with as_entry("hub"):
            assert "NER" not in appointed_units()
        Unit.objects.filter(code="NER").update(state="appointed")


def test_a_count_written_into_a_row_makes_nobody_alone(cast: Cast, as_entry: AsEntry) -> None:
    Unit.objects.filter(code="NER").update(staffed=1)
    assert not actor(cast["boris"], as_entry).alone


def test_an_invented_deputy_is_none(cast: Cast, as_entry: AsEntry) -> None:
    Deputy.objects.create(
        person=cast["boris"].person, stands_for=cast["salma"].person, first_day=today(), last_day=today(),
        named_by="x", named_at=now(),
    )  # fmt: skip
    assert actor(cast["boris"], as_entry).role is Role.OFFICER


def test_a_named_deputy_acts_as_head_in_the_given_days(cast: Cast, as_entry: AsEntry) -> None:
    from palermo.foundations.staff import operations

    salma = actor(cast["salma"], as_entry)
    with as_entry("unit"):
        row = operations.name_deputy(
            salma, person=cast["boris"].person, stands_for=cast["salma"].person,
            first_day=today(), last_day=today(),
        )  # fmt: skip
    assert actor(cast["boris"], as_entry).role is Role.HEAD
    Deputy.objects.filter(pk=row.pk).update(person=cast["ben"].person)
    assert actor(cast["boris"], as_entry).role is Role.OFFICER


def test_a_legitimate_change_does_not_launder_a_forged_one(cast: Cast, as_entry: AsEntry) -> None:
    boris = cast["boris"].person
    Person.objects.filter(pk=boris.pk).update(role="head")
    row = Authenticator.objects.get(user=boris, type="recovery_codes")
    with as_entry("unit"), pytest.raises(SealBroken):
        row.save()
    with as_entry("unit"), pytest.raises(SealBroken), credentials.changing(boris.pk):
        pass
