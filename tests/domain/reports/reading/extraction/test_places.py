"""Places of a text: found by any spelling, told from words and persons, the right one of two of a name."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palermo.domain.reports.reading.extraction.places import find
from tests.domain.reports.reading.extraction.reading_aids import LANGUAGES, ODD, field, read, values, written
from tests.domain.reports.reading.scraps import scraps


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("partis d'Agadez vers Sebha puis Zwara et Lampedusa", ["Agadez", "Sabha", "Zuwarah", "Lampedusa"]),
        ("from Wagadugu via Ouaga to N'Djamena", ["Ouagadougou", "Ouagadougou", "N'Djamena"]),
        ("de Bissau p/ Dacar, rumo às Canárias", ["Bissau", "Dakar", "Canary Islands"]),
        ("desde Nuadibú hacia El Hierro", ["Nouadhibou", "El Hierro"]),
        ("St Louis, Saint-Louis, Ndar", ["Saint-Louis"] * 3),
        ("venant de ouaga vers agadez", ["Ouagadougou", "Agadez"]),
        ("INTERCEPTE A NIAMEY EN PROVENANCE DE AGADEZ", ["Niamey", "Agadez"]),
        ("from Tijuana to San Ysidro", ["Tijuana", "San Ysidro"]),
        ("de Benin City à Kano", ["Benin City", "Kano"]),
        ("وصلوا إلى نواكشوط", ["Nouakchott"]),
        ("il va à Man puis à Gao", ["Man", "Gao"]),
    ],
)
def test_places_are_found_by_any_usual_spelling(text, expected):
    assert values(read(find, text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Man, it was late. Say no more. Many came.",
        "Praia do mar. Sal e água.",
        "Mamadou TOUBA et Fatou KINDIA",
        "Camara et Touré sont partis",
        "Guinea-Bissau et Congo",
        "60 000 MRU et 5 000 XOF",
        "minibus AB 7342 RB",
        "le man de la po et le gao",
        "",
    ],
)
def test_words_persons_and_codes_are_no_places(text):
    assert read(find, text) == []


def test_the_surname_is_no_place_and_the_town_beside_it_is():
    text = "Chauffeur Mamadou TOUBA, venu de Touba"
    (item,) = read(find, text)
    assert item.spans[0].start == text.rindex("Touba")


@pytest.mark.parametrize(
    ("text", "reported_by", "country"),
    [
        ("contrôle à Gaya", "NE", "NE"),
        ("stopped at Gaya", "NG", "NG"),
        ("de Malanville à Gaya", "", "NE"),
        ("São Domingos, vindo de Ziguinchor", "", "GW"),
        ("em São Domingos", "CV", "CV"),
        ("de Nioro, au Mali", "ML", "ML"),
    ],
)
def test_of_two_places_of_one_name_the_text_and_the_reporter_choose(text, reported_by, country):
    items = read(find, text, country=reported_by)
    name = "Gaya" if "Gaya" in text else "São Domingos" if "São" in text else items[0].value
    assert field(items, name, "country") == country


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kindia, Mamou, Labé, Pita et Dalaba", ["Kindia", "Mamou", "Labé", "Pita", "Dalaba"]),
        ("Bamako-Ségou-Mopti-Gao-Kidal", ["Bamako", "Ségou", "Mopti", "Gao", "Kidal"]),
        ("Lagos - Kano - Zinder - Agadez", ["Lagos", "Kano", "Zinder", "Agadez"]),
    ],
)
def test_in_a_row_of_places_the_known_vouch_for_the_rest(text, expected):
    assert values(read(find, f"Trajet : {text}.")) == expected


def test_a_town_named_like_a_word_is_believed_at_home():
    assert values(read(find, "a boat will go from Barra", country="GM")) == ["Barra"]
    assert read(find, "Barra de ferro no carro", country="GM") == []


def test_an_item_says_where_the_place_lies():
    text = "à Agadez"
    (item,) = read(find, text)
    assert written(text, item) == ["Agadez"]
    assert (item.fields["country"], item.fields["geonameid"]) == ("NE", "2448085")
    assert abs(item.fields["lat"] - 16.97) < 0.05 and abs(item.fields["lon"] - 7.99) < 0.05


def test_a_word_of_the_way_makes_a_place_surer():
    assert read(find, "parti de Niamey vers Zinder")[1].score > read(find, "Niamey. Zinder. Diffa.")[1].score


@given(st.one_of(st.text(max_size=200), st.sampled_from(ODD)), st.sampled_from(LANGUAGES))
@settings(max_examples=300, deadline=None, database=None)
def test_no_text_raises(text, language):
    read(find, text, language=language)


@given(scraps("Chauffeur Mamadou DIALLO Gaya de à Bo Saint - ' « » , . né 1984 Man São N d’ dit"))
@settings(max_examples=400, deadline=None, database=None)
def test_nothing_nearly_right_raises(text):
    read(find, text)
