"""What is around somebody, paths, measures, changes, money: what is shown, what is counted, what is refused."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest

from palermo.domain.entities import operations as entities
from palermo.domain.networks import operations, queries
from palermo.domain.networks.models import Link
from palermo.domain.networks.shapes import Filters
from palermo.domain.reports import operations as reports
from palermo.domain.reports.content import Content, Money, Person, Phone
from palermo.domain.reports.models import Report
from palermo.foundations.audit.models import Read
from palermo.kernel.clock import held_at, now
from palermo.kernel.errors import Forbidden, Invalid, Refused
from palermo.kernel.ids import new_uid
from tests.domain.networks.worlds import read, reference, seen
from tests.domain.reports.contents import full
from tests.factories import cast

pytestmark = pytest.mark.django_db


def pair(one: str, other: str, **changes: object) -> Content:
    """Return a report in which two smugglers were met together."""
    people = [
        Person(ref=f"p{n}", role="smuggler", name=name, born="1985") for n, name in enumerate((one, other))
    ]
    return full(people=people, vehicles=[], phones=[], papers=[], narrative="Deux passeurs.", **changes)


@pytest.fixture
def chain(shared_units: None) -> list[str]:
    """Return the references of A to F, each met with the next in a report of its own, and merged where named again."""
    names = ["Adama Sow", "Bakary Jallow", "Cheikh Ndao", "Demba Kante", "Ebrima Faye", "Fode Camara"]
    made = [read(pair(one, other)) for one, other in pairwise(names)]
    for before, after in pairwise(made):
        entities.merge(
            cast.ana, keep=reference(before, "people.1"), bring=reference(after, "people.0"), why="other"
        )
    return [reference(made[0], "people.0"), *(reference(report, "people.1") for report in made)]


def test_a_network_grows_step_by_step_and_counts_what_lies_beyond(chain: list[str]) -> None:
    for steps in range(5):
        found = queries.network(cast.ana, starts=[chain[0]], steps=steps)
        assert {node.reference for node in found.nodes} == set(chain[: steps + 1])
        assert (found.beyond, len(found.edges)) == (1, steps)
    wide = queries.network(cast.ana, starts=[chain[0]], steps=1, expanded=[chain[1]])
    assert {node.reference for node in wide.nodes} == set(chain[:3])
    capped = queries.network(cast.ana, starts=[chain[2]], steps=2, cap=2)
    assert (len(capped.nodes), capped.capped, capped.beyond) == (2, True, 2)
    start = found.nodes[0]
    assert (start.reference, start.title, start.degree) == (chain[0], "Adama Sow", 1)
    assert found.edges[0].reports == 1
    assert not found.edges[0].only_belief


def test_filters_keep_links_and_nodes(chain: list[str]) -> None:
    def size(**wanted: object) -> int:
        filters = Filters(**wanted)  # type: ignore[arg-type]
        return len(queries.network(cast.ana, starts=[chain[0]], steps=6, filters=filters).nodes)

    assert size() == 6
    assert size(links=frozenset({"travelled_with"})) == 6
    assert size(links=frozenset({"paid"})) == size(kinds=frozenset({"phone"})) == 1
    assert size(since=date(2026, 3, 8)) == size(until=date(2026, 3, 8)) == 6
    assert size(since=date(2026, 3, 9)) == size(until=date(2026, 3, 7)) == 1
    assert size(sources=frozenset("A")) == size(decided=True) == 1
    Link.objects.update(source="B", information="2")
    queries.forget_graphs()
    again = Filters(sources=frozenset("B"), information="2")
    assert len(queries.network(cast.ana, starts=[chain[0]], steps=5, filters=again).nodes) == 6
    worse = Filters(information="1")
    assert len(queries.network(cast.ana, starts=[chain[0]], steps=4, filters=worse).nodes) == 1


def test_a_path_names_the_links_and_reports_of_each_step(chain: list[str]) -> None:
    found = queries.ways(cast.ana, left=chain[0], right=chain[5])
    assert (found.steps, found.more) == (5, False)
    (way,) = found.ways
    assert [node.reference for node in way.nodes] == chain
    assert [edge.ties[0].kind for edge in way.edges] == ["travelled_with"] * 5
    assert len({edge.ties[0].report for edge in way.edges}) == 5
    lone = read(pair("Gora Sy", "Habib Ba"))
    assert queries.ways(cast.ana, left=chain[0], right=reference(lone, "people.0")).steps is None


def test_who_holds_it_together(chain: list[str]) -> None:
    found = queries.network(cast.ana, starts=[chain[0]], steps=6)
    held = queries.held_together(cast.ana, found, most=1)
    assert {one.reference for one in held.nodes if one.cuts} == set(chain[1:5])
    assert held.breaking[0] in chain[2:4]
    assert (held.pairs_before, held.pairs_after, held.exact) == (15, 4, True)
    groups = queries.communities(cast.ana, found)
    assert sorted(one for group in groups for one in group.members) == sorted(chain)


def test_a_drawing_keeps_its_places_while_it_grows(chain: list[str]) -> None:
    small = queries.network(cast.ana, starts=[chain[0]], steps=2)
    before = queries.drawing(cast.ana, small).places
    grown = queries.network(cast.ana, starts=[chain[0]], steps=3)
    after = queries.drawing(cast.ana, grown, earlier=before).places
    assert {one: after[one] for one in before} == before
    assert set(after) == set(chain[:4])


def test_protected_people_are_counted_and_never_nodes(shared_units: None) -> None:
    report = read(full())
    driver, victim = reference(report, "people.0"), reference(report, "people.1")
    found = queries.network(cast.ana, starts=[driver], steps=6)
    assert victim not in {node.reference for node in found.nodes}
    assert found.nodes[0].protected == found.protected == 1
    assert "Aminata" not in str(found)
    with pytest.raises(Refused):
        queries.network(cast.ana, starts=[victim])
    with pytest.raises(Refused):
        queries.ways(cast.ana, left=driver, right=victim)
    with pytest.raises(Refused):
        operations.link(cast.ana, left=driver, right=victim, kind="family", report=report.reference)


def test_who_is_a_suspect_here_and_a_victim_there_is_a_node_without_a_name(shared_units: None) -> None:
    report = read(full())
    other = read(pair("Aminata Diallo", "Le Borgne"))
    her = reference(other, "people.0")
    entities.merge(cast.ana, keep=her, bring=reference(report, "people.1"), why="same_person_seen")
    her = reference(other, "people.0")
    found = queries.network(cast.ana, starts=[reference(other, "people.1")], steps=1)
    node = next(node for node in found.nodes if node.reference == her)
    assert (node.masked, node.title) == (True, "")
    assert "Aminata" not in str(found)


def test_what_changed_between_two_days(shared_units: None) -> None:
    began = now()
    first = read(pair("Adama Sow", "Bakary Jallow"))
    start = reference(first, "people.0")
    with held_at(began + timedelta(days=10)):
        second = read(pair("Adama Sow", "Cheikh Ndao"))
        entities.merge(cast.ana, keep=start, bring=reference(second, "people.0"), why="other")
    with held_at(began + timedelta(days=20)):
        reports.withdraw(cast.salma, reference=first.reference, why="mistaken")
        seen()
        start = reference(second, "people.0")
        days = [began.date() + timedelta(days=days) for days in (5, 15, 25)]
        grown = queries.changes(cast.ana, starts=[start], before=days[0], after=days[1])
        assert [node.title for node in grown.nodes_added] == ["Cheikh Ndao"]
        assert (len(grown.ties_added), grown.kept_ties, grown.ties_removed) == (1, 1, ())
        shrunk = queries.changes(cast.ana, starts=[start], before=days[1], after=days[2])
        assert [node.title for node in shrunk.nodes_removed] == ["Bakary Jallow"]
        assert (shrunk.kept_nodes, len(shrunk.ties_removed)) == (2, 1)
        same = queries.changes(cast.ana, starts=[start], before=days[1], after=days[1])
        assert not (same.nodes_added or same.nodes_removed or same.ties_added or same.ties_removed)
        with pytest.raises(Invalid):
            queries.changes(cast.ana, starts=[start], before=days[1], after=days[0])


def _network(start: str) -> queries.Network:
    return queries.network(cast.ana, starts=[start], steps=2)


def test_the_money_of_a_network_is_summed_by_currency(chain: list[str]) -> None:
    cited = Report.objects.order_by("pk")[0].reference
    paid = [(Decimal(500), "XOF"), (Decimal("1000.50"), "XOF"), (Decimal(70), "EUR"), (None, "")]
    rows = [
        operations.record_payment(
            cast.ana, report=cited, payer=chain[1], payee=chain[0], amount=amount, currency=currency, what="passage"
        )
        for amount, currency in paid
    ]  # fmt: skip
    assert b"passage" not in bytes(rows[0].sealed)
    assert len({row.link_id for row in rows}) == 1
    found = queries.money(cast.rui, _network(chain[0]))
    assert [(one.currency, one.amount, one.count) for one in found.paid.known] == [
        ("EUR", 70, 1),
        ("XOF", Decimal("1500.50"), 2),
    ]
    assert found.paid.unknown == 1
    operations.withdraw_payment(cast.ana, uid=rows[0].uid, why="mistaken")
    assert queries.money(cast.ana, _network(chain[0])).paid.known[1].amount == Decimal("1000.50")
    assert len(queries.money(cast.ana, _network(chain[0]), withdrawn=True).payments) == 4
    operations.restore_payment(cast.ana, uid=rows[0].uid)
    assert queries.money(cast.ana, _network(chain[0])).paid == found.paid
    for row in rows:
        operations.withdraw_payment(cast.ana, uid=row.uid, why="mistaken")
    only_paid = Filters(links=frozenset({"paid"}))
    assert not queries.network(cast.ana, starts=[chain[0]], filters=only_paid).edges
    operations.restore_payment(cast.rui, uid=rows[3].uid)
    (edge,) = queries.network(cast.ana, starts=[chain[0]], steps=1, filters=only_paid).edges
    assert (edge.kinds, edge.only_belief) == (["paid"], True)
    for wrong in ({"payer": "", "payee": ""}, {"payee": chain[0], "amount": Decimal(1)}):
        with pytest.raises(Invalid):
            operations.record_payment(cast.ana, report=cited, **wrong)  # type: ignore[arg-type]


def test_an_asset_has_owners_a_value_and_a_history(shared_units: None) -> None:
    report = read(full())
    car, driver = reference(report, "vehicles.0"), reference(report, "people.0")
    operations.record_holding(
        cast.ana, asset=car, owner=driver, kind="suspected_owner", report=report.reference, note="Cousin prête-nom"
    )  # fmt: skip
    events = (
        ("valued", date(2026, 3, 9), Decimal(8_000_000), "XOF"),
        ("seized", date(2026, 3, 10), None, ""),
        ("released", date(2026, 4, 1), None, ""),
        ("frozen", date(2026, 5, 1), Decimal(8_000_000), "XOF"),
    )
    rows = [
        operations.record_event(
            cast.ana, asset=car, kind=kind, report=report.reference, day=day, amount=amount, currency=currency,
            decision="Ordonnance 14/2026",
        )
        for kind, day, amount, currency in events
    ]  # fmt: skip
    assert b"Ordonnance" not in bytes(rows[0].sealed)
    found = queries.money(cast.rui, _network(driver))
    asset = next(one for one in found.assets if one.node.reference == car)
    assert (asset.suspected_owners, asset.owners_of_record, asset.state) == ((driver,), (), "frozen")
    assert (asset.value, asset.currency, [event.kind for event in asset.events]) == (
        Decimal(8_000_000), "XOF", [event[0] for event in events],
    )  # fmt: skip
    assert found.taken["frozen"].known[0].amount == Decimal(8_000_000)
    assert found.taken["seized"].unknown == 1
    assert asset.events[-1].decision == "Ordonnance 14/2026"
    operations.withdraw_event(cast.ana, uid=rows[-1].uid, why="mistaken")
    asset = queries.money(cast.ana, _network(driver)).assets[0]
    assert asset.state == "released"
    operations.restore_event(cast.ana, uid=rows[-1].uid)
    with pytest.raises(Refused):
        operations.record_event(cast.ana, asset=driver, kind="frozen", report=report.reference)


def test_every_reading_is_recorded_before_it_returns(chain: list[str]) -> None:
    def verbs() -> list[str]:
        return list(Read.objects.using("reads").order_by("pk").values_list("verb", flat=True))

    before = len(verbs())
    found = queries.network(cast.ana, starts=[chain[0]])
    queries.network(cast.ana, starts=[chain[0]])
    queries.ways(cast.ana, left=chain[0], right=chain[1])
    queries.money(cast.ana, found)
    page = queries.ties_of(cast.ana, chain[1])
    queries.open_tie(cast.ana, page.rows[0].tie.uid)
    queries.connected(cast.ana)
    queries.changes(cast.ana, starts=[chain[0]], before=date(2026, 1, 1), after=date(2026, 2, 1))
    assert verbs()[before:] == [
        "network.read", "network.read", "network.paths", "network.money", "network.links", "network.link",
        "network.listed", "network.changes",
    ]  # fmt: skip


def test_lists_and_one_link(chain: list[str]) -> None:
    page = queries.connected(cast.ana, kind="person")
    assert [node.degree for node in page.rows] == [2, 2, 2, 2, 1, 1]
    assert not queries.connected(cast.ana, kind="phone").rows
    ties = queries.ties_of(cast.ana, chain[1])
    assert len(ties.rows) == 2
    operations.withdraw_link(cast.ana, uid=ties.rows[0].tie.uid, why="over")
    assert len(queries.ties_of(cast.ana, chain[1]).rows) == 1
    shown = queries.ties_of(cast.ana, chain[1], withdrawn=True).rows
    assert [row.why_withdrawn for row in shown] == ["over", ""]
    told = queries.ties_in(cast.ana, Report.objects.order_by("pk")[0].reference)
    assert [row.left.title for row in told] == ["Adama Sow"]
    with pytest.raises(Forbidden):
        queries.open_tie(cast.ana, new_uid())


def test_a_phone_of_a_victim_is_no_tie_by_itself(shared_units: None) -> None:
    report = read(
        full(
            people=[full().people[1]], vehicles=[], papers=[], phones=[Phone(number="+22790000261", of="V1")]
        )
    )
    assert not queries.network(cast.ana, starts=[reference(report, "phones.0")]).edges


def test_people_on_duty_are_in_no_network(shared_units: None) -> None:
    people = [
        Person(ref="p1", role="driver", name="Moussa Alidou"),
        Person(ref="p2", role="official", name="Adjudant Issoufou Garba"),
    ]
    report = read(full(people=people, money=[Money(amount="5", currency="XOF")]))
    found = queries.network(cast.ana, starts=[reference(report, "people.0")], steps=6)
    assert reference(report, "people.1") not in {node.reference for node in found.nodes}


def test_a_graph_in_memory_is_patched_as_rows_change(chain: list[str]) -> None:
    before = queries.network(cast.ana, starts=[chain[0]], steps=6)
    report = read(pair("Ousmane Ly", "Papa Gaye"))
    entities.merge(cast.ana, keep=chain[0], bring=reference(report, "people.0"), why="other")
    patched = queries.network(cast.ana, starts=[chain[1]], steps=6)
    queries.forget_graphs()
    assert replace(queries.network(cast.ana, starts=[chain[1]], steps=6)) == patched
    assert len(patched.nodes) == len(before.nodes) + 1
    assert datetime.now(UTC) > before.edges[0].ties[0].at
