"""Crossings by either side's name, with what must stand near when a town bears the same name."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palermo.domain.reports.reading.extraction.crossings import find
from palermo.foundations.vocabularies import raw
from tests.domain.reports.reading.extraction.reading_aids import LANGUAGES, ODD, read, values, written

KNOWN = raw("crossing_kinds")["known_crossings"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("frontière Gaya-Malanville", "gaya_malanville"),
        ("stopped at the Paga border post", "dakola_paga"),
        ("posto de S. Domingos", "mpack_sao_domingos"),
        ("Contrôle gare routière Konni", "konni_illela"),
        ("piste vers Seguedine", "seguedine"),
        ("sent back to Jendema", "bo_waterside_jendema"),
        ("plage sud de Mbour, pirogue", "mbour"),
        ("hillacondji, minibus contrôlé", "hillacondji_sanvee_condji"),
        ("the track west of Jibiya", "dan_issa_jibiya"),
    ],
)
def test_a_crossing_is_known_by_either_side(text, code):
    assert values(read(find, text)) == [code]


def test_both_sides_are_surer_than_one_and_give_both_places():
    text = "Kobenni puis Gogui"
    (both,) = read(find, text)
    assert sorted(written(text, both)) == ["Gogui", "Kobenni"]
    assert both.score > read(find, "le poste de Kobenni")[0].score


@pytest.mark.parametrize(
    "text", ["né à Agadez", "il habite Nouadhibou", "un homme de Gaya", "La Gazette", "noé et son arche", ""]
)
def test_a_town_alone_is_no_crossing(text):
    assert read(find, text) == []


def test_a_unit_near_its_own_post_means_the_post():
    assert values(read(find, "Arrivé de Malanville hier", country="BJ")) == ["gaya_malanville"]
    assert read(find, "Arrivé de Malanville hier", country="SN") == []


@given(st.sampled_from(KNOWN))
def test_every_known_crossing_is_found_by_its_two_names(entry):
    names = [side["name"].split(" (")[0] for side in entry["sides"]]
    text = f"Au poste frontière, plage et contrôle : {names[0]} - {names[1]}."
    assert entry["code"] in values(read(find, text, country=entry["sides"][0]["country"]))


@given(st.one_of(st.text(max_size=200), st.sampled_from(ODD)), st.sampled_from(LANGUAGES))
@settings(max_examples=300, deadline=None, database=None)
def test_no_text_raises(text, language):
    read(find, text, language=language)
