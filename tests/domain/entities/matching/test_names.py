"""Names: one person's spellings meet, two people's names do not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palermo.domain.entities.matching.names import compare_names, looks_like_company, read_name
from palermo.domain.entities.matching.names.aliases import apart
from palermo.domain.entities.matching.names.families import table
from palermo.domain.entities.matching.names.spelling import loose_key, skeleton, spelling_key

ONE = frozenset(["same", "spelling"])


def level(one: str, other: str, company: bool = False) -> str:
    return compare_names(read_name(one, company), read_name(other, company)).level


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ouédraogo", "Wedraogo"), ("Diallo", "Jallow"), ("Diallo", "Djaló"), ("Dialo", "Jalloh"), ("Traoré", "TRAORE"),
        ("Ndiaye", "Njie"), ("N'Diaye", "Ndiaye"), ("Cissé", "Sesay"), ("Cissay", "Ceesay"), ("Koné", "Konneh"),
        ("Touré", "Turay"), ("Bâ", "Bah"), ("Sow", "Sowe"), ("Kamara", "Camara"), ("Jobe", "Diop"), ("Keïta", "Keita"),
        ("Coulibaly", "Kulibali"), ("Guèye", "Gueye"), ("Sall", "Saul"), ("Fofana", "Fofanah"), ("Sissoko", "Cissokho"),
        ("Mohamed", "Muhammad"), ("Moussa", "Musa"), ("Harouna", "Haruna"), ("Souleymane", "Suleiman"), ("Koffi", "Kofi"),
        ("Quintino", "Kintino"), ("Aïssatou", "Aissatu"), ("Seydou", "Seidu"), ("Youssouf", "Yusuf"), ("Bakary", "Bacari"),
        ("Mamadou Diallo", "DJALÓ Mamadu"), ("El Hadj Oumar Tall", "Umar Tall"), ("Alhaji Musa Bello", "Bello Moussa"),
        ("Abd al-Rahman Sow", "Abdourahmane Sow"), ("Abdul Karim Bah", "Abdoulkarim Bâ"), ("Jean-Marie Kone", "Jeanmarie Koné"),
        ("Владимир Орлов", "Vladimir Orlov"), ("محمد سليمان", "Mohammed Suleiman"), ("عبد الله", "Abdullah"),
        ("Dr. Awa Sarr", "Sarr Awa"), ("Yaye Boye", "Yaay Booy"), ("Khaled Nasser", "خالد ناصر"),
    ],
)  # fmt: skip
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert level(one, other) in ONE
    assert level(other, one) in ONE


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Mohamed Sow", "Mamadou Sow", "related"),
        ("Bill Harmon", "William Harmon", "related"),
        ("J. Mensah", "John Mensah", "initials"),
        ("J.P. Mensah", "Mensah John Peter", "initials"),
        ("Ibrahim Tkachov", "Ibrahim Tkachoff", "sound"),
        ("Donlad Prewit", "Donald Prewit", "sound"),
        ("Domald Prewit", "Donald Prewit", "close"),
        ("Domald Previt", "Donald Prewit", "far"),
        ("Sergei Viktorovich Orlov", "Sergey Orlov", "fuller"),
        ("Jallow", "Mamadu Jallow", "part"),
        ("Komla Agbeko", "Kofi Agbeko", "conflict"),
        ("Mamadou Barry", "Mamadou Bangoura", "conflict"),
        ("Ali Hassan Nouri", "Ali Hassan Rashidi", "replaced"),
        ("Mohamed Ould Ahmed", "Ahmed Ould Mohamed", "conflict"),
        ("Awa Sarr", "Peter Novak", "different"),
        ("Kane", "Kone", "different"),
    ],
)
def test_levels(one: str, other: str, expected: str) -> None:
    assert level(one, other) == expected == level(other, one)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Siwaka Transport S.A.R.L.", "SIWAKA TRANSPORT", "same"),
        ("J.P. Lobato & Co.", "JP Lobato and Co", "same"),
        ("H & M Lobato Ltd", "H and M Lobato Limited", "same"),
        ("World Fishing Organisation", "World Fishing Organization", "same"),
        ("Lobito Fund II LP", "Lobito Fund III LP", "numbered"),
        ("Banco Lobito", "Banco Lobito Chile", "longer"),
        ("Yaye Boye 3", "Yaay Booy 3", "spelling"),
        ("Yaye Boye 3", "Yaye Boye 2", "numbered"),
    ],
)
def test_organisations_and_vessels(one: str, other: str, expected: str) -> None:
    assert level(one, other, company=True) == expected


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Moussa Wedraogo dit Le Blanc", ("Moussa Wedraogo", "Le Blanc")),
        ('Quintino "Tino" Mendes', ("Quintino Mendes", "Tino")),
        ("Awa Sarr a.k.a. Mama Joy", ("Awa Sarr", "Mama Joy")),
        ("Awa Sarr", ("Awa Sarr",)),
        ('"', ('"',)),
    ],
)
def test_names_in_a_name_come_apart(written: str, names: tuple[str, ...]) -> None:
    assert apart(written) == names


def test_what_looks_like_an_organisation() -> None:
    assert looks_like_company("Siwaka Transport SARL") and looks_like_company("Tano AG")
    assert not looks_like_company("Awa Sarr") and not looks_like_company("AWA BA AS")


@settings(max_examples=1500, deadline=None, database=None)
@given(st.text(max_size=80), st.text(max_size=80), st.booleans())
def test_any_text_is_a_name_that_agrees_with_itself(one: str, other: str, company: bool) -> None:
    a, b = read_name(one, company), read_name(other, company)
    there, back = compare_names(a, b), compare_names(b, a)
    assert there.level == back.level
    assert there.shared == back.shared
    if any(len(token.text) > 1 or token.number for token in a.tokens):
        assert compare_names(a, a).level in ("same", "initials")


@given(st.text(max_size=40))
def test_keys_are_never_empty_and_stable(text: str) -> None:
    for token in read_name(text).tokens:
        assert spelling_key(token.text) and loose_key(token.text)
        assert skeleton(token.text) == skeleton(token.text.lower())


def test_long_and_hostile_names_cost_nothing() -> None:
    for name in ("a" * 1_000_000, "\u0651" * 5000 + "محمد", "\ud800\x00 ‮Awa", "🙂" * 200, "'" * 10_000):
        read_name(name[:200_000])


def test_tables_name_each_word_in_lower_case_ascii_once() -> None:
    for forms in table("families")["families"]:
        assert len(forms) == len(set(forms)) > 1
        assert all(form.isascii() and form == form.lower() and form.isalpha() for form in forms)
