"""Two worlds that differ in what is highly sensitive alone give a sensitive-cleared analyst the same bytes.

Every query of the room and every answer of its API is asked before and after something highly sensitive is made: a
report on the same people, a merge with them, a link, a payment, an event, a withdrawal, a correction, a shredding.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from palermo.domain.entities import operations as entities
from palermo.domain.entities.models import Mention
from palermo.domain.networks import operations, queries
from palermo.domain.networks.models import Link
from palermo.domain.reports import operations as reports
from palermo.domain.reports.content import Money, Person
from palermo.domain.reports.models import Report
from palermo.foundations.policy import Actor, Role
from palermo.foundations.staff import actors, grants, register, second_factor, tokens
from palermo.foundations.staff import operations as staff
from palermo.foundations.staff.models import Person as Staff
from palermo.kernel.errors import Forbidden
from palermo.kernel.levels import Level
from tests.domain.networks.worlds import read, read_secretly, reference, seen
from tests.domain.reports.contents import full
from tests.faces.api.conftest import Program
from tests.factories import cast, people
from tests.support.entries import as_entry

pytestmark = pytest.mark.django_db
sensitive_ana = replace(cast.ana, clearance=Level.SENSITIVE)
DAYS = {"before": date(2026, 1, 1), "after": date(2027, 1, 1)}


@pytest.fixture
def world(shared_units: None) -> list[Report]:
    """Return two sensitive reports that a phone joins, with a decided link, a payment and an asset."""
    people_met = [*full().people, Person(ref="p3", role="smuggler", name="Le Borgne", born="1979")]
    money = [Money(amount="490000", currency="XOF", what="passages")]
    one, other = read(full(people=people_met, money=money)), read(full(), by=cast.koffi)
    entities.merge(
        cast.ana, keep=reference(one, "phones.0"), bring=reference(other, "phones.0"), why="same_number"
    )
    driver, car = reference(one, "people.0"), reference(one, "vehicles.0")
    operations.link(
        cast.ana,
        left=driver,
        right=reference(other, "people.0"),
        kind="employs",
        report=one.reference,
        note="Dit-il",
    )
    operations.record_event(cast.ana, asset=car, kind="frozen", report=one.reference)
    return [one, other]


def told(actor: Actor, world: list[Report]) -> dict[str, str]:
    """Return everything that the queries of the room tell somebody, as text."""
    driver, other = reference(world[0], "people.0"), reference(world[1], "people.0")
    found = queries.network(actor, starts=[driver], steps=6)
    capped = queries.network(actor, starts=[driver], steps=6, cap=3)
    ties = queries.ties_of(actor, driver, withdrawn=True).rows
    answers: dict[str, Any] = {
        "network": found,
        "capped": capped,
        "communities": queries.communities(actor, found),
        "held": queries.held_together(actor, found),
        "drawing": queries.drawing(actor, found),
        "ways": queries.ways(actor, left=driver, right=other),
        "changes": queries.changes(actor, starts=[driver], steps=6, **DAYS),
        "money": queries.money(actor, found, withdrawn=True),
        "connected": queries.connected(actor),
        "ties": ties,
        "opened": [queries.open_tie(actor, row.tie.uid) for row in ties],
        "in report": queries.ties_in(actor, world[0].reference),
    }
    return {name: repr(answer) for name, answer in answers.items()}


def _secret() -> Report:
    people_met = [*full().people, Person(ref="p3", role="organiser", name="Le Ministre", born="1961")]
    money = [Money(amount="9000000", currency="XOF", what="secret")]
    return read_secretly(full(people=people_met, money=money))


def _merged() -> Report:
    secret, known = _secret(), Mention.objects.filter(level=1, present=True)
    for place in ("people.0", "phones.0", "vehicles.0"):
        entities.merge(
            cast.ana,
            keep=known.filter(place=place)[0].entity.reference,
            bring=reference(secret, place),
            why="other",
        )
    return secret


def _linked() -> Report:
    secret = _merged()
    known = Mention.objects.filter(level=1, present=True, place="people.0").order_by("pk")
    ends = {"left": known[0].entity.reference, "right": known[1].entity.reference}
    operations.link(cast.ana, **ends, kind="family", report=secret.reference, note="secret")
    car = known.model.objects.filter(level=1, place="vehicles.0")[0].entity.reference
    operations.record_payment(cast.ana, report=secret.reference, payer=ends["left"], payee=ends["right"])
    operations.record_event(cast.ana, asset=car, kind="confiscated", report=secret.reference)
    operations.record_holding(
        cast.ana, asset=car, owner=ends["right"], kind="suspected_owner", report=secret.reference
    )
    return secret


def _withdrawn() -> Report:
    secret = _linked()
    row = Link.objects.filter(report=secret, kind="family")[0]
    operations.withdraw_link(cast.ana, uid=row.uid, why="mistaken")
    return secret


def _shredded() -> Report:
    secret = _linked()
    reports.shred(cast.rui, reference=secret.reference)
    seen()
    return secret


@pytest.mark.parametrize("hide", [_merged, _linked, _withdrawn, _shredded])
def test_what_is_highly_sensitive_changes_no_byte(world: list[Report], hide: Callable[[], Report]) -> None:
    before, cleared = told(sensitive_ana, world), told(cast.ana, world)
    secret = hide()
    after = told(sensitive_ana, world)
    for name, answer in before.items():
        assert after[name] == answer, name
    queries.forget_graphs()
    assert told(sensitive_ana, world) == before
    if secret.state != "shredded" and Link.objects.filter(report=secret).exists():
        assert told(cast.ana, world)["network"] != cleared["network"]
    row = Link.objects.filter(report=secret).first()
    if row is not None:
        with pytest.raises(Forbidden):
            queries.open_tie(sensitive_ana, row.uid)
        with pytest.raises(Forbidden):
            operations.withdraw_link(sensitive_ana, uid=row.uid, why="mistaken")


@pytest.fixture
def program(db: None) -> Iterator[Program]:
    """Return a program with the token of an analyst who is cleared for what is sensitive and no more."""
    people.make("ana")
    with as_entry("tool"):
        person, _ = staff.add_person(
            actors.operator(),
            username="nora",
            name="Nora",
            role=Role.ANALYST,
            unit="ECOBCCU",
            password=people.PASSWORD,
        )
        second_factor.enrol(person)
        grants.bootstrap(actors.operator(), person, Level.SENSITIVE)
        row = Staff.objects.select_related("unit").get(pk=person.pk)
        made = Program("hub", tokens.issue(None, row, name="n", scopes=tokens.possible_scopes(Role.ANALYST)))
    yield made
    with as_entry("tool"):
        register.forget()


def test_no_answer_of_the_api_changes_by_a_byte(world: list[Report], program: Program) -> None:
    driver, other = reference(world[0], "people.0"), reference(world[1], "people.0")
    days = {name: day.isoformat() for name, day in DAYS.items()}
    wide = {"steps": "6"}
    asked: list[tuple[str, dict[str, str]]] = [
        ("/networks", {}), (f"/networks/of/{driver}", wide), (f"/networks/of/{driver}", wide | {"cap": "3"}),
        (f"/networks/of/{driver}/measures", wide), (f"/networks/of/{driver}/money", wide),
        (f"/networks/of/{driver}/changes", wide | days), (f"/networks/of/{driver}/paths/{other}", {}),
        (f"/networks/of/{driver}", {"links": "family,paid"}),
    ]  # fmt: skip

    def answers() -> list[tuple[int, bytes]]:
        found = [program.get(path, **query) for path, query in asked]
        return [(answer.status_code, answer.content) for answer in found]

    before = answers()
    assert {status for status, _ in before} == {200}
    secret = _linked()
    assert answers() == before
    hidden = program.get(f"/networks/of/{reference(secret, 'people.2')}")
    absent = program.get("/networks/of/PER-0000-0000")
    assert (hidden.status_code, hidden.content) == (absent.status_code, absent.content)
    row = Link.objects.filter(report=secret)[0]
    gone = program.post(f"/networks/links/{row.uid}/withdrawal", {"why": "mistaken"})
    nobodys = program.post("/networks/links/nobody/withdrawal", {"why": "mistaken"})
    assert (
        (gone.status_code, gone.content) == (nobodys.status_code, nobodys.content) == (404, nobodys.content)
    )
