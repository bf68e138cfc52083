"""Identifiers: one thing, however it is written. Numbers and plates are those of the invented reports."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palermo.domain.reports.reading.terms import identifiers, plan, query_identifiers, terms

PLATE = ["AB 7342 RB", "AB7342RB", "ab-7342-rb", "AB-7342 RB", "ab 7342 rb", "AB7342 RB", "AB.7342.RB"]
BENIN = [
    "97 00 01 88",
    "97000188",
    "+229 97000188",
    "0022997000188",
    "+229 97 00 01 88",
    "01 97 00 01 88",
    "+2290197000188",
    "97-00-01-88",
    "97.00.01.88",
    "(+229) 97 00 01 88",
]
GAMBIA = [
    "300 0123",
    "3000123",
    "+220 300 0123",
    "00220 300 01 23",
    "00220 3000123",
    "2203000123",
    "+2203000123",
]
NIGERIA = ["08030000117", "0803 000 0117", "+234 803 000 0117", "+2348030000117", "002348030000117"]
PAPER = ["B00417725", "B 00417725", "b00417725", "B-00417725"]
MRZ = ["O00481516", "000481516", "o00481516"]
LORRY = ["GR 4482-19", "GR-4482 19", "GR 4482 - 19", "gr448219"]
PICKUP = ["1 B 4471", "1B 4471", "1B4471"]
FAMILIES = [PLATE, BENIN, GAMBIA, NIGERIA, PAPER, MRZ, LORRY, PICKUP]
FRAMES = [
    "{}",
    "immat. {} venant de la berge",
    "Chauffeur, tél {}, nie tout",
    "vu 14 pax ({}) à 05h40",
    "matrícula {}. Nada mais",
]


def meets(text: str, query: str) -> bool:
    """Say whether a document meets every need of a query, as the search does."""
    held = terms(text) | identifiers(text)
    return all(
        need.marks & held or (need.words and all(word & held for word in need.words)) for need in plan(query)
    ) and bool(plan(query))


@pytest.mark.parametrize(("family", "frame"), list(product(FAMILIES, FRAMES)))
def test_any_spelling_finds_any_other(family: list[str], frame: str) -> None:
    for written, asked in product(family, family):
        assert meets(frame.format(written), asked), (frame.format(written), asked)


@pytest.mark.parametrize(("family", "other"), [(a, b) for a in FAMILIES for b in FAMILIES if a is not b])
def test_different_things_do_not_meet(family: list[str], other: list[str]) -> None:
    assert not any(meets(written, asked) for written, asked in product(family, other))


def test_a_single_identifier_is_one_set_of_alternatives() -> None:
    for family in FAMILIES:
        for written, asked in product(family, family):
            assert identifiers(written) & query_identifiers(asked), (written, asked)
    assert "id:ab7342rb" in identifiers("AB 7342 RB")
    assert "ph:97000188" in identifiers("+229 97 00 01 88")


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("minibus AB 7342 RB", "AB7342"),
        ("minibus AB7342RB", "AB 7342"),
        ("minibus AB7342RB", "7342"),
        ("minibus AB7342RB à Gaya", "AB 7342 RB Gaya"),
        ("tél 97 00 01 88 pour Agadez", "Agadez 97000188"),
        ("tél 97 00 01 88", "tel 97 00 01 88"),
        ("97 00 01 88 et 90 00 02 16", "97 00 01 88 90 00 02 16"),
        ("NER AB 7342 RB", "AB7342RB"),
        ("AB7342RB", "NER AB 7342 RB"),
        ("arrivé en mai 2026", "mai 2026"),
        ("paid 35 000 F", "35000"),
    ],
)
def test_parts_and_company_are_understood(text: str, query: str) -> None:
    assert meets(text, query)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("minibus CD 7342 RB", "AB 7342 RB"),
        ("pick-up 1B 4477", "1B 4471"),
        ("tél 90 00 02 61", "90 00 02 16"),
        ("passeport B00417752", "B00417725"),
        ("minibus AB7342RB à Gaya", "AB 7342 RB Dosso"),
    ],
)
def test_a_different_digit_letter_or_place_is_no_find(text: str, query: str) -> None:
    assert not meets(text, query)


@given(st.text(alphabet=st.sampled_from("AB7 3-.\n42é٣²_/+(x"), max_size=80))
@settings(settings.get_profile("parsers"))
def test_any_text_gives_terms_in_normal_form(text: str) -> None:
    for term in identifiers(text):
        kind, _, form = term.partition(":")
        assert kind in {"id", "ph"}
        assert form == form.lower()
        assert 4 <= len(form) <= 12
        assert any(character.isdigit() for character in form)


@given(st.text(max_size=60))
@settings(settings.get_profile("parsers"), max_examples=1_000)
def test_no_query_breaks_the_plan(text: str) -> None:
    for need in plan(text):
        assert need.marks or need.words
