"""Countries in four languages, and the ones that share a name kept apart."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palermo.domain.reports.reading.extraction.countries import find
from tests.domain.reports.reading.extraction.reading_aids import LANGUAGES, ODD, read, values, written


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from Niger to Nigeria", ["NE", "NG"]),
        ("du Niger vers le Nigéria", ["NE", "NG"]),
        ("Guinea, Guinea-Bissau and Equatorial Guinea", ["GN", "GW", "GQ"]),
        ("Guinée, Guinée-Bissau, Guinée équatoriale, Guinée Conakry", ["GN", "GW", "GQ", "GN"]),
        ("Guiné-Bissau, Guiné-Conacri e Guiné Equatorial", ["GW", "GN", "GQ"]),
        ("la RDC et le Congo-Brazzaville", ["CD", "CG"]),
        ("DRC; Ivory Coast; Côte d'Ivoire; Costa do Marfim; Costa de Marfil", ["CD", "CI", "CI", "CI", "CI"]),
        ("Cabo Verde, Cap-Vert, Cape Verde", ["CV", "CV", "CV"]),
        ("hacia España por Marruecos y Argelia", ["ES", "MA", "DZ"]),
        ("puis libye et tunisie", ["LY", "TN"]),
        ("en RCI et aux EAU", ["CI", "AE"]),
    ],
)
def test_countries_are_named(text, expected):
    assert values(read(find, text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "tell us now",
        "Benin City",
        "Niger State",
        "New Mexico",
        "Chad Brown left",
        "the turkey farm",
        "rim of the well",
        "",
    ],
)
def test_what_is_no_country_is_none(text):
    assert read(find, text) == []


@pytest.mark.parametrize(
    ("text", "code", "word"),
    [
        ("un camion ghanéen fouillé", "GH", "ghanéen"),
        ("three Nigerian passport booklets", "NG", "Nigerian"),
        ("passer côté mauritanien sans visa", "MR", "mauritanien"),
    ],
)
def test_a_word_for_a_people_said_of_a_thing_is_a_country(text, code, word):
    (item,) = read(find, text)
    assert item.value == code and written(text, item) == [word]


@given(st.one_of(st.text(max_size=200), st.sampled_from(ODD)), st.sampled_from(LANGUAGES))
@settings(max_examples=300, deadline=None, database=None)
def test_no_text_raises(text, language):
    read(find, text, language=language)
