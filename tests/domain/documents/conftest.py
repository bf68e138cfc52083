"""A hub that writes, and units that read."""

from collections.abc import Iterator
from typing import Any

import pytest

from palermo.foundations.policy import Actor
from palermo.foundations.staff.models import Person
from palermo.foundations.staff.operations.units import add_unit
from palermo.kernel.clock import now
from tests.factories import cast

PEOPLE = (
    cast.boris,
    cast.salma,
    cast.halima,
    cast.koffi,
    cast.amina,
    cast.maria,
    cast.efua,
    cast.ana,
    cast.rui,
)


def add_people(*actors: Actor) -> None:
    """Add rows of the cast, so that copies can be numbered for them; nobody signs in as one."""
    from palermo.foundations.staff.models import Unit

    for actor in actors:
        Person.objects.create(
            uid=actor.uid, username=actor.name.lower(), name=actor.name, role=actor.role.value,
            unit=Unit.objects.get(code=actor.unit), added_at=now(),
        )  # fmt: skip


@pytest.fixture
def world(db: None, as_entry: Any) -> Iterator[None]:
    """Appoint the units of the cast with their people; the process is the hub's."""
    for code in ("NER", "BEN", "NGA", "CPV"):
        add_unit(cast.ines, code=code)
    add_unit(cast.ines, code="ECOWAS", kind="ecowas")
    add_unit(cast.ines, code="ECOBCCU", kind="hub")
    add_people(*PEOPLE)
    with as_entry("hub"):
        yield
