"""Names become places: crossings, towns, seas and countries; what no list has stays unresolved."""

import pytest

from palermo.domain.reports.demo_data.invented import invented
from palermo.domain.routes.maps import corridors
from palermo.domain.routes.nodes import (
    between,
    crossings,
    labelled,
    near,
    nearest,
    node_of,
    resolve,
    route_named,
    route_of,
)
from palermo.foundations.vocabularies import vocabulary


@pytest.mark.parametrize(
    ("origin", "destination", "country", "countries", "route", "crossing"),
    [
        ("Malanville", "Gaya", "NE", ("BJ", "NE"), "canoe west_africa", "gaya_malanville"),
        ("Gaya", "Agadez", "NE", ("NE", "NE"), "minibus west_africa", ""),
        ("Illela", "Birni N Konni", "NE", ("NG", "NE"), "motorcycle west_africa", "konni_illela"),
        ("Agadez", "Sebha", "NE", ("NE", "LY"), "pickup sahara", ""),
        ("Jibiya", "Maradi", "NG", ("NG", "NE"), "pickup west_africa", "dan_issa_jibiya"),
        ("Mbour", "Canary Islands", "SN", ("SN", "ES"), "fishing_boat atlantic_canaries", ""),
        ("Sabratha", "Lampedusa", "LY", ("LY", "IT"), "inflatable central_mediterranean", ""),
        ("Nador", "Almería", "MA", ("MA", "ES"), "inflatable western_mediterranean", ""),
        ("Lomé", "Libreville", "TG", ("TG", "GA"), "ship gulf_of_guinea", ""),
        ("Bissau", "Lisbon", "GW", ("GW", "PT"), "scheduled_flight by_air", ""),
    ],
)
def test_a_leg_is_resolved_by_both_its_ends(
    origin: str, destination: str, country: str, countries: tuple[str, str], route: str, crossing: str
) -> None:
    ends = resolve(origin, destination, country)
    found = tuple(node.country for node in ends if node)
    mode, code = route.split()
    assert found == countries
    assert route_of(*ends, mode) == code
    assert between(origin, destination, frozenset(found)) == crossing


def test_of_two_places_of_one_name_the_report_and_the_other_end_decide() -> None:
    assert (node_of("Gaya", "NE") or node_of("")).country == "NE"  # type: ignore[union-attr]
    assert (node_of("Gaya", "NG") or node_of("")).country == "NG"  # type: ignore[union-attr]
    one, other = resolve("Malanville", "Gaya")
    assert one and other and (one.country, other.country) == ("BJ", "NE")


def test_pairs_seas_and_countries_are_places_too() -> None:
    pair, sea, country = node_of("Sèmè-Kraké", "BJ"), node_of("en mer", "SN"), node_of("Libye")
    assert pair and (pair.key, pair.kind) == ("x:seme_krake", "crossing")
    assert sea and (sea.key, sea.kind, labelled(sea, "pt")) == (
        "s:atlantic",
        "sea",
        "Atlântico ao largo da África Ocidental",
    )
    assert country and (country.kind, labelled(country, "fr")) == ("region", "Libye")


def test_what_is_larger_than_a_town_is_called_as_each_language_calls_it() -> None:
    said = {}
    for name in ("Canaries", "Sicilia", "Malte", "en mer", "Italie", "Casamansa", "Nouadhibou", "Agadez"):
        node = node_of(name, "MR")
        assert node, name
        said[name] = tuple(labelled(node, language) for language in ("en", "fr", "pt"))
    assert said["Canaries"] == ("Canary Islands", "Canaries", "Canárias")
    assert said["Sicilia"] == ("Sicily", "Sicile", "Sicília")
    assert said["Malte"] == ("Malta", "Malte", "Malta")
    assert said["en mer"][1] == "Atlantique au large de l’Afrique de l’Ouest"
    assert said["Italie"] == ("Italy", "Italie", "Itália")
    assert said["Casamansa"] == ("Casamance", "Casamance", "Casamansa")
    assert said["Nouadhibou"] == ("Nouadhibou",) * 3 and said["Agadez"] == ("Agadez",) * 3


def test_the_names_of_regions_routes_and_corridors_agree() -> None:
    known = {
        language: [entry.label(language) for entry in vocabulary("migration_routes", "regions")]
        for language in ("en", "fr", "pt")
    }
    for language in known:
        islands = vocabulary("migration_routes", "regions")["canary_islands"].label(language)
        assert vocabulary("migration_routes")["atlantic_canaries"].label(language).endswith(f" – {islands}")
    for one in corridors():
        for end in (one.start, one.end):
            if end["en"] in known["en"]:
                place = known["en"].index(end["en"])
                assert [end["fr"], end["pt"]] == [known["fr"][place], known["pt"][place]]


@pytest.mark.parametrize("name", ["", "  ", "Nullepart-sur-Sable", "le grand arbre", "x" * 500])
def test_what_no_list_has_stays_unresolved(name: str) -> None:
    assert node_of(name, "NE") is None


def test_every_end_that_the_invented_reports_give_is_known() -> None:
    legs = [(leg, one.content.where.country) for one in invented() for leg in one.content.legs]
    ends = [(name, resolve(leg.origin, leg.destination, country)[place]) for leg, country in legs
            for place, name in enumerate((leg.origin, leg.destination))]  # fmt: skip
    assert len(ends) > 60
    assert [name for name, node in ends if name and node is None] == []


def test_routes_are_sorted_by_the_sources_own_words() -> None:
    assert route_named("Sahara Desert crossing") == "sahara"
    assert route_named("Central Mediterranean,Sahara Desert crossing") == "central_mediterranean"
    assert (route_named(""), route_named("Somewhere else")) == ("", "other")


def test_neighbours_are_near_and_the_nearest_comes_first() -> None:
    around = near("gaya_malanville", 300)
    assert around and "gaya_malanville" not in {one.code for one in around}
    assert len(around) < len(crossings())
    assert nearest(11.9, 3.4) == "Gaya – Malanville"
    assert nearest(35.0, 14.0) == ""
