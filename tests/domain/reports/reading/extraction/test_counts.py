"""Counts of people by kind and nationality; none is zero, unsaid is no count."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palermo.domain.reports.reading.extraction.counts import find
from tests.domain.reports.reading.extraction.reading_aids import LANGUAGES, ODD, read, values, written
from tests.domain.reports.reading.scraps import scraps

PARSERS = settings(settings.get_profile("parsers"), max_examples=400)
SCRAPS = scraps(
    "14 3 0 two une dizaine pax F H men femmes mineurs children guin. SEN ML Nigerian passports dead morts corps vivants "
    "no pas de aucun personne não houve feridos entre 28 e 35 desaparecidos ( ) , . à bord from Mali \x00 \ud800"
)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Nine Mexican nationals were found; no children among them.",
            [(0, "children", ""), (9, "people", "MX")],
        ),
        (
            "en",
            "23 migrants (14 men, 6 women and 3 children) were intercepted, two of them injured.",
            [(3, "children", ""), (6, "women", ""), (14, "men", ""), (23, "people", "")],
        ),
        (
            "en",
            "12 rescued, 3 drowned and 5 missing.",
            [(3, "dead", ""), (5, "missing", ""), (12, "survivors", "")],
        ),
        ("en", "At least 40 people died when the boat capsized.", [(40, "dead", ""), (40, "people", "")]),
        ("en", "two dozen passengers, mostly Gambians", [(24, "people", "")]),
        ("en", "the bodies of 7 men and 2 women were recovered", [(2, "women", ""), (7, "men", "")]),
        (
            "en",
            "a hundred and twenty migrants including 15 unaccompanied minors",
            [(15, "children", ""), (120, "people", "")],
        ),
        ("en", "3 passports, 2 phones and 4 Nigerian SIM cards; 12 bags of rice", []),
        (
            "en",
            "4 Ghanaians, 2 Togolese and 1 Malian",
            [(1, "people", "ML"), (2, "people", "TG"), (4, "people", "GH")],
        ),
        ("en", "Nobody was injured. There were no deaths.", [(0, "dead", ""), (0, "injured", "")]),
        ("en", "five suspects arrested", [(5, "suspects", "")]),
        ("en", "60 to 70 people on board", [(60, "people", "")]),
        (
            "fr",
            "34 migrants dont 5 femmes et 2 enfants, aucun blessé",
            [(0, "injured", ""), (2, "children", ""), (5, "women", ""), (34, "people", "")],
        ),
        (
            "fr",
            "une vingtaine de personnes, 3 morts, 2 disparus",
            [(2, "missing", ""), (3, "dead", ""), (20, "people", "")],
        ),
        ("fr", "12 Nigérianes et 4 Béninois", [(4, "people", "BJ"), (12, "people", "NG")]),
        (
            "fr",
            "17 pax (9 H, 5 F, 3 enf.)",
            [(3, "children", ""), (5, "women", ""), (9, "men", ""), (17, "people", "")],
        ),
        ("fr", "Cinq ressortissants maliens et un mineur", [(1, "children", ""), (5, "people", "ML")]),
        ("fr", "pas d'enfants, sans blessés", [(0, "children", ""), (0, "injured", "")]),
        ("fr", "deux cartes d'identité maliennes, 4 passeports sénégalais, 12 sacs", []),
        (
            "fr",
            "50 personnes secourues, 3 corps repêchés",
            [(3, "dead", ""), (50, "people", ""), (50, "survivors", "")],
        ),
        ("fr", "trois jeunes filles mineures", [(3, "children", "")]),
        (
            "pt",
            "Foram resgatadas 38 pessoas, incluindo 4 mulheres e 2 crianças; 3 mortos.",
            [(2, "children", ""), (3, "dead", ""), (4, "women", ""), (38, "people", "")],
        ),
        (
            "pt",
            "15 senegaleses, 8 gambianos, sem menores",
            [(0, "children", ""), (8, "people", "GM"), (15, "people", "SN")],
        ),
        ("pt", "vinte e cinco migrantes, nenhum ferido", [(0, "injured", ""), (25, "people", "")]),
        ("pt", "sete homens guineenses", [(7, "men", "GW")]),
        (
            "es",
            "54 personas, entre ellas 6 mujeres y 3 menores, dos fallecidos",
            [(2, "dead", ""), (3, "children", ""), (6, "women", ""), (54, "people", "")],
        ),
        ("es", "ocho ciudadanos venezolanos y tres haitianos", [(3, "people", "HT"), (8, "people", "VE")]),
        ("es", "ningún menor, sin heridos", [(0, "children", ""), (0, "injured", "")]),
        (
            "fr",
            "14 pax (6 guin., 5 sén., 3 gamb., dont 3 F, pas de mineur)",
            [
                (0, "children", ""),
                (3, "people", "GM"),
                (3, "women", ""),
                (5, "people", "SN"),
                (6, "people", "GN"),
                (14, "people", ""),
            ],
        ),
        (
            "en",
            "11 male pax (7 GHA, 4 NGN)",
            [(4, "people", "NG"), (7, "people", "GH"), (11, "men", ""), (11, "people", "")],
        ),
        ("pt", "9 da Guiné-Conacri", [(9, "people", "GN")]),
    ],
)
def test_counts(language: str, text: str, expected: list[tuple[int, str, str]]) -> None:
    found = read(find, text, language=language)
    assert (
        sorted((each.fields["n"], each.fields["who"], each.fields["nationality"]) for each in found)
        == expected
    )


def test_a_range_keeps_both_ends() -> None:
    text = "por isso desaparecidos entre 28 e 35, por confirmar"
    (found,) = read(find, text, language="pt")
    assert (found.value, found.fields["n"], found.fields["high"]) == ("28-35 missing", 28, 35)
    assert written(text, found) == ["desaparecidos entre 28 e 35"]


def test_unknown_is_not_none() -> None:
    assert values(read(find, "On ne sait rien des enfants ni des disparus éventuels.", language="fr")) == []


def test_the_same_count_said_twice_is_one_item_with_two_places() -> None:
    (found,) = read(find, "8 guinéens à bord. Les 8 guinéens vont bien.", language="fr")
    assert len(found.spans) == 2


@given(SCRAPS, st.sampled_from(LANGUAGES))
@PARSERS
def test_nothing_raises_and_no_count_is_negative(text: str, language: str) -> None:
    for each in read(find, text, language=language):
        assert 0 <= each.fields["n"] <= each.fields.get("high", each.fields["n"])


@pytest.mark.parametrize("odd", ODD)
def test_odd_texts(odd: str) -> None:
    read(find, odd)
