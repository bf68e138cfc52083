"""Reports yield mentions; corrections, withdrawals, levels and shredding do with them what they do with the report."""

import pytest

from palermo.domain.entities import operations, queries
from palermo.domain.entities.models import BlindKey, Due, Entity, Mention, Proposal, Unweighed
from palermo.domain.entities.sealed import open_mentions
from palermo.domain.reports import operations as report_operations
from palermo.domain.reports.content import Person, Phone
from palermo.kernel.errors import Forbidden
from tests.domain.entities.worlds import read, seen
from tests.domain.reports.contents import full
from tests.factories import cast

pytestmark = pytest.mark.django_db


def test_a_report_yields_its_people_vehicles_phones_and_papers(shared_units: None) -> None:
    report = read(full())
    rows = Mention.objects.filter(report=report)
    assert sorted(rows.values_list("kind", flat=True)) == [
        "paper",
        "person",
        "person",
        "phone",
        "phone",
        "vehicle",
    ]
    assert rows.get(kind="person", place="people.1").protected
    words = open_mentions(rows)
    driver = words[rows.get(place="people.0").pk]
    assert (driver.name, driver.phones, driver.papers) == (
        "Moussa Alidou",
        ["+229 97 00 01 88"],
        ["P0012345"],
    )
    for row in rows:
        assert b"Alidou" not in bytes(row.sealed)
    assert BlindKey.objects.filter(mention__in=rows).count() > 10
    assert not Due.objects.exists()


def test_a_correction_keeps_what_it_still_says_and_makes_anew_what_it_says_otherwise(
    shared_units: None,
) -> None:
    report = read(full())
    before = {row.place: row for row in Mention.objects.filter(report=report)}
    changed = [
        Person(ref="p1", role="driver", name="Moussa ALIDOU SALEY", nationality="BEN", born="1984"),
        full().people[1],
    ]
    report_operations.correct(cast.salma, reference=report.reference, content=full(people=changed))
    seen()
    rows = Mention.objects.filter(report=report)
    assert rows.get(place="vehicles.0", present=True).pk == before["vehicles.0"].pk
    new, old = rows.get(place="people.0", present=True), rows.get(place="people.0", present=False)
    assert (new.pk != old.pk, new.entity_id) == (True, old.entity_id)
    assert not BlindKey.objects.filter(mention=old).exists()


def test_a_withdrawn_report_is_found_by_nobody(shared_units: None) -> None:
    report = read(full())
    report_operations.withdraw(cast.salma, reference=report.reference, why="mistaken")
    seen()
    assert not Mention.objects.filter(report=report, present=True).exists()
    assert not BlindKey.objects.filter(mention__report=report).exists()


def test_shredding_takes_the_mentions_and_raising_the_level_seals_them_anew(shared_units: None) -> None:
    report, other = read(full()), read(full())
    report_operations.raise_level(cast.ana, reference=report.reference)
    assert not Mention.objects.filter(report=report).exists()
    seen()
    assert set(Mention.objects.filter(report=report).values_list("level", flat=True)) == {2}
    report_operations.shred(cast.rui, reference=report.reference)
    report_operations.shred(cast.salma, reference=other.reference)
    seen()
    assert not Mention.objects.exists()
    assert not BlindKey.objects.exists()


def test_every_new_mention_is_weighed_once(shared_units: None) -> None:
    read(full())
    report = read(full(), by=cast.koffi)
    assert not Unweighed.objects.exists()
    kinds = Proposal.objects.values_list("kind", flat=True)
    assert {"person", "vehicle", "phone", "paper"} <= set(kinds)
    assert all(proposal.value >= 50 for proposal in Proposal.objects.all())
    count = Proposal.objects.count()
    operations.mark_due([report.pk])
    seen()
    assert Proposal.objects.count() == count


def test_coded_people_meet_nobody(shared_units: None) -> None:
    victim = [Person(ref="V1", role="presumed_victim", name="V1", age="16")]
    for by in (cast.salma, cast.koffi):
        read(full(people=victim, vehicles=[], phones=[], papers=[]), by=by)
    assert not Proposal.objects.exists()


def test_found_items_are_mentions_too(shared_units: None) -> None:
    text = "Un véhicule immatriculé AB 7342 RB, sans autre détail."
    report = read(full(narrative=text, vehicles=[], people=[], phones=[], papers=[]))
    assert not Mention.objects.filter(report=report).exists()
    decision = report_operations.Decision("item", "plate", "accepted", value="AB7342RB")
    report_operations.decide(cast.ana, reference=report.reference, decisions=[decision])
    seen()
    assert Mention.objects.get(report=report).kind == "vehicle"


def test_entities_are_the_hubs(shared_units: None) -> None:
    read(full(phones=[Phone(number="+227 90 00 00 01")]))
    assert queries.entities(cast.ana).rows
    entity = Entity.objects.first()
    assert entity is not None
    for actor in (cast.boris, cast.salma, cast.efua, cast.omar, cast.ines):
        with pytest.raises(Forbidden):
            queries.entities(actor)
        with pytest.raises(Forbidden):
            queries.read_entity(actor, entity.reference)
