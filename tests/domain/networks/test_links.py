"""Reports yield links; corrections, withdrawals, levels, shredding, merges and splits do with them what they should."""

import pytest

from palermo.domain.entities import operations as entities
from palermo.domain.entities.models import Mention
from palermo.domain.networks import operations, queries
from palermo.domain.networks.models import Change, Counter, Due, Link, Payment
from palermo.domain.networks.sealed import open_said
from palermo.domain.networks.visible import links_visible_to
from palermo.domain.reports import operations as reports
from palermo.domain.reports.content import Money, Person, Phone
from palermo.domain.reports.judgement import Judgement
from palermo.domain.reports.models import Report
from palermo.kernel.errors import Forbidden, Invalid, Refused
from tests.domain.networks.worlds import read, reference, seen
from tests.domain.reports.contents import full
from tests.factories import cast

pytestmark = pytest.mark.django_db
Triple = tuple[str, str, str]


def _standing(report: Report) -> set[Triple]:
    rows = links_visible_to(cast.ana).filter(report=report)
    return set(rows.values_list("kind", "left__place", "right__place"))


def _around(start: str, steps: int = 6) -> set[str]:
    return {node.reference for node in queries.network(cast.ana, starts=[start], steps=steps).nodes}


def test_a_report_tells_who_uses_bears_and_drives_what(shared_units: None) -> None:
    report = read(full())
    assert _standing(report) == {
        ("uses", "people.0", "phones.0"),
        ("bears", "people.0", "papers.0"),
        ("uses", "people.0", "vehicles.0"),
    }
    row = Link.objects.filter(report=report)[0]
    assert (row.first, row.source, row.level) == (report.day_from, report.source, report.level)
    assert not Due.objects.exists()
    before = list(Link.objects.values_list("uid", flat=True))
    operations.mark_due([report.pk])
    seen()
    assert list(Link.objects.values_list("uid", flat=True)) == before


def test_a_correction_keeps_what_it_still_tells_and_withdraws_the_rest(shared_units: None) -> None:
    report = read(full())
    before = {row.kind + row.right.place: row.uid for row in links_visible_to(cast.ana)}
    reports.correct(cast.salma, reference=report.reference, content=full(papers=[]))
    seen()
    assert ("bears", "people.0", "papers.0") not in _standing(report)
    after = {row.kind + row.right.place: row.uid for row in links_visible_to(cast.ana)}
    # The driver bears a paper no longer, so he is another mention of the same entity, and so are his links.
    assert set(after) == set(before) - {"bearspapers.0"}
    assert Link.objects.filter(why_withdrawn="corrected").exists()
    assert not Due.objects.exists()


def test_what_an_analyst_withdrew_stays_withdrawn_through_a_correction(shared_units: None) -> None:
    report = read(full())
    row = Link.objects.get(report=report, kind="uses", right__place="phones.0")
    operations.withdraw_link(cast.ana, uid=row.uid, why="another_person")
    people = [full().people[0].model_copy(update={"alias": "Le Grand"}), full().people[1]]
    reports.correct(cast.salma, reference=report.reference, content=full(people=people))
    seen()
    assert ("uses", "people.0", "phones.0") not in _standing(report)
    again = Link.objects.get(
        report=report, kind="uses", right__place="phones.0", why_withdrawn="another_person"
    )
    operations.restore_link(cast.rui, uid=again.uid)
    assert ("uses", "people.0", "phones.0") in _standing(report)


def test_withdrawing_and_shredding_a_report_and_raising_its_level(shared_units: None) -> None:
    withdrawn, shredded, raised = read(full()), read(full()), read(full())
    reports.withdraw(cast.salma, reference=withdrawn.reference, why="mistaken")
    reports.shred(cast.salma, reference=shredded.reference)
    reports.raise_level(cast.ana, reference=raised.reference)
    assert not Link.objects.filter(report__in=[shredded, raised]).exists()
    seen()
    assert not _standing(withdrawn)
    assert not Link.objects.filter(report=shredded).exists()
    assert set(Link.objects.filter(report=raised).values_list("level", flat=True)) == {2}


def test_a_judgement_changes_how_links_are_evaluated(shared_units: None) -> None:
    report = read(full())
    reports.take_up(cast.ana, references=[report.reference])
    judgement = Judgement(primary="som", source="C", information="3")
    reports.classify(cast.ana, reference=report.reference, judgement=judgement)
    seen()
    assert set(links_visible_to(cast.ana).values_list("source", "information")) == {("C", "3")}


def test_merging_joins_networks_and_undoing_parts_them_exactly(shared_units: None) -> None:
    one, other = read(full()), read(full(), by=cast.koffi)
    start = reference(one, "people.0")
    before = _around(start)
    move = entities.merge(
        cast.ana, keep=reference(one, "phones.0"), bring=reference(other, "phones.0"), why="same_number"
    )
    assert len(_around(start)) == 2 * len(before) - 1
    entities.undo(cast.ana, uid=move.uid)
    assert _around(start) == before
    entities.merge(
        cast.ana, keep=reference(one, "phones.0"), bring=reference(other, "phones.0"), why="same_number"
    )
    mention = Mention.objects.get(report=other, place="phones.0")
    entities.split(cast.ana, mentions=[mention.uid], why="mistaken")
    assert _around(start) == before


def test_an_analyst_links_two_by_a_report(shared_units: None) -> None:
    one = read(full())
    other = read(full(phones=[Phone(number="+227 90 11 22 33")]), by=cast.koffi)
    left, right = reference(one, "people.0"), reference(other, "people.0")
    row = operations.link(
        cast.ana, left=left, right=right, kind="family", report=one.reference, note="Frères, dit-il"
    )
    assert b"Fr" not in bytes(row.sealed)
    assert queries.open_tie(cast.rui, row.uid).note == "Frères, dit-il"
    assert right in _around(left, steps=1)
    with pytest.raises(Refused):
        operations.link(cast.ana, left=left, right=right, kind="family", report=one.reference)
    operations.withdraw_link(cast.ana, uid=row.uid, why="mistaken")
    assert right not in _around(left, steps=1)
    with pytest.raises(Refused):
        operations.withdraw_link(cast.ana, uid=row.uid, why="mistaken")
    operations.restore_link(cast.ana, uid=row.uid)
    assert right in _around(left, steps=1)


def test_a_decision_follows_its_entity_and_goes_with_the_report_it_cites(shared_units: None) -> None:
    one, other, third = read(full()), read(full(), by=cast.koffi), read(full(), by=cast.amina)
    entities.merge(
        cast.ana, keep=reference(other, "people.0"), bring=reference(third, "people.0"), why="other"
    )
    left, right = reference(one, "people.0"), reference(other, "people.0")
    row = operations.link(cast.ana, left=left, right=right, kind="employs", report=one.reference)
    row.refresh_from_db()
    assert row.right.report_id == other.pk
    # The mention that held it goes; another of the same entity holds it now.
    reports.shred(cast.koffi, reference=other.reference)
    seen()
    row.refresh_from_db()
    assert row.right.report_id == third.pk
    changed = [Person(ref="p1", role="driver", name="Moussa ALIDOU SALEY", born="1984")]
    reports.correct(cast.amina, reference=third.reference, content=full(people=changed))
    seen()
    row.refresh_from_db()
    assert row.right.present
    reports.shred(cast.salma, reference=one.reference)
    seen()
    assert not Link.objects.filter(pk=row.pk).exists()


def test_what_does_not_fit_is_refused(shared_units: None) -> None:
    report = read(full())
    driver, phone = reference(report, "people.0"), reference(report, "phones.0")
    wrong = {"left": driver, "right": phone, "report": report.reference}
    with pytest.raises(Invalid):
        operations.link(cast.ana, **wrong, kind="family")
    with pytest.raises(Invalid):
        operations.link(cast.ana, **wrong, kind="nothing")
    with pytest.raises(Refused):
        operations.link(cast.ana, left=driver, right=driver, report=report.reference, kind="family")
    with pytest.raises(Forbidden):
        operations.link(cast.ana, left=driver, right="PER-0000-0000", report=report.reference, kind="other")
    for actor in (cast.boris, cast.salma, cast.efua, cast.omar, cast.ines, cast.ungranted):
        with pytest.raises(Forbidden):
            operations.link(actor, **wrong, kind="calls")
        with pytest.raises(Forbidden):
            queries.network(actor, starts=[driver])


def test_sums_are_read_where_one_person_can_have_taken_them(shared_units: None) -> None:
    money = [Money(amount="490000", currency="XOF", what="passages"), Money(currency="XOF")]
    report = read(full(money=money))
    rows = Payment.objects.filter(report=report).select_related("report").order_by("place")
    assert [open_said(rows)[row.pk].amount for row in rows] == [490000, None]
    two = [Person(ref=f"p{n}", role="smuggler", name=f"Passeur Nouveau{n}") for n in range(2)]
    other = read(full(money=money, people=two, phones=[], papers=[]))
    assert not Payment.objects.filter(report=other).exists()


def test_changes_are_counted_at_the_level_of_what_changed(shared_units: None) -> None:
    read(full())
    numbers = dict(Counter.objects.values_list("level", "number"))
    assert set(numbers) == {1}
    assert Change.objects.filter(level=1, number=numbers[1]).exists()
