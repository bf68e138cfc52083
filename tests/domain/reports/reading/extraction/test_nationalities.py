"""Nationalities of persons, with their number where the sentence gives one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palermo.domain.reports.reading.extraction import nations
from palermo.domain.reports.reading.extraction.nationalities import find
from tests.domain.reports.reading.extraction.reading_aids import LANGUAGES, ODD, read


def counted(text, **known):
    return [(item.value, item.fields.get("n", 0)) for item in read(find, text, **known)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bord 14 pax (6 guin., 5 sén., 3 gamb., dont 3 F)", [("GN", 6), ("SN", 5), ("GM", 3)]),
        ("11 maliens 8 guinéens", [("ML", 11), ("GN", 8)]),
        ("Quatre filles nigérianes et un chauffeur nigérien", [("NG", 4), ("NE", 0)]),
        ("two Mexican nationals and a Nigerien driver", [("MX", 2), ("NE", 0)]),
        ("(18 guineenses, 15 senegaleses, 9 da Guiné-Conacri)", [("GW", 18), ("SN", 15), ("GN", 9)]),
        ("6 malienses, 4 guineanos y 2 marfileños", [("ML", 6), ("GN", 4), ("CI", 2)]),
        ("11 male pax (7 GHA, 4 NGN)", [("GH", 7), ("NG", 4)]),
        ("Neuf hommes (6 ML, 3 BF)", [("ML", 6), ("BF", 3)]),
        ("Rescapés (NGA, GMB, SEN)", [("NG", 0), ("GM", 0), ("SN", 0)]),
        ("ressortissant du Mali", [("ML", 0)]),
        ("trois ressortissants du Togo", [("TG", 3)]),
        ("one Bissau-Guinean, two Equatorial Guineans, three Guineans", [("GW", 1), ("GQ", 2), ("GN", 3)]),
        ("deux équato-guinéens et cinq bissau-guinéens", [("GQ", 2), ("GW", 5)]),
        ("5 Guinée, 4 Mali et 1 Côte d'Ivoire.", [("GN", 5), ("ML", 4), ("CI", 1)]),
        ("deux Burkinabè, une Béninoise, des Ivoiriennes", [("BF", 2), ("BJ", 1), ("CI", 0)]),
        ("DE 5 NIGERIENS ET 3 NIGERIANS", [("NE", 5), ("NG", 3)]),
    ],
)
def test_nationalities_are_read_with_their_number(text, expected):
    assert counted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "three Nigerian passport booklets",
        "un camion ghanéen",
        "paid GHS 1,400 AND no more",
        "3 mal en point",
        "2,300 USD and 60 000 MRU",
        "IMEI 356938000047135 GPS SIM",
        "",
    ],
)
def test_things_and_codes_are_no_nationality_of_persons(text):
    assert counted(text) == []


def test_a_congolese_is_of_the_larger_country_unless_brazzaville_is_named():
    assert counted("deux Congolais") == [("CD", 2)]
    assert counted("deux Congolais venus de Brazzaville") == [("CG", 2)]


def test_every_word_for_a_people_means_a_known_country_and_no_word_means_niger_and_nigeria():
    words = nations.peoples().entries
    assert {people.country for people in words.values()} <= set(nations.codes().values())
    assert {words[word].country for word in ("nigerien", "nigerienne", "nigeriens", "nigerino")} == {"NE"}
    assert {words[word].country for word in ("nigerian", "nigeriane", "nigerians", "nigeriana")} == {"NG"}


@given(
    st.sampled_from(sorted(word for word in nations.peoples().entries if " " not in word and len(word) > 6)),
    st.integers(2, 99),
)
@settings(max_examples=200, deadline=None, database=None)
def test_a_number_before_a_people_is_its_number(word, number):
    assert [n for _, n in counted(f"{number} {word.capitalize()}.")] == [number]


@given(st.one_of(st.text(max_size=200), st.sampled_from(ODD)), st.sampled_from(LANGUAGES))
@settings(max_examples=300, deadline=None, database=None)
def test_no_text_raises(text, language):
    counted(text, language=language)
