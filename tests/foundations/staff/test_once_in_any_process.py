"""A one-time code spent in one process is spent in all: tried by processes of their own, at the same time."""

from concurrent.futures import ThreadPoolExecutor

from tests.support.instances import Copy

_PERSON = """
from palermo.foundations.policy import Role
from palermo.foundations.staff import actors, operations
operations.add_unit(actors.operator(), code="NER")
operations.add_person(actors.operator(), username="boris", name="Boris", role=Role.OFFICER, unit="NER")
"""
_SPEND = """
from palermo.foundations.staff import second_factor
from palermo.foundations.staff.models import Person
person = Person.objects.select_related("unit").get(username="boris")
print(sum(second_factor.spend(person, f"{number:06d}") for number in range(40)))
"""


def test_three_processes_spend_forty_codes_once_each(fresh_home: Copy) -> None:
    fresh_home.python(_PERSON)
    with ThreadPoolExecutor(3) as pool:
        counts = [
            int(done.stdout) for done in pool.map(lambda _: fresh_home.python(_SPEND, entry="unit"), range(3))
        ]
    assert sum(counts) == 40
