"""Countries by ISO code, named by CLDR."""

import pytest

from palermo.foundations.vocabularies import countries


@pytest.mark.parametrize(
    ("code", "two", "three"),
    [
        ("NE", "NE", "NER"),
        ("ner", "NE", "NER"),
        ("NO", "NO", "NOR"),
        ("CIV", "CI", "CIV"),
        ("XX", "", ""),
        ("", "", ""),
    ],
)
def test_codes_of_two_and_three_letters_meet(code: str, two: str, three: str) -> None:
    assert countries.alpha2(code) == two
    assert countries.alpha3(code) == three


def test_names_come_in_the_readers_language() -> None:
    assert countries.label("CI", "fr") == "Côte d’Ivoire"
    assert countries.label("CPV", "en") == "Cape Verde"
    assert countries.label("GW", "pt-br") == "Guiné-Bissau"
    assert countries.label("ZZ", "fr") == "ZZ"
    assert countries.label("NE", "no_such_language") == "Niger"


def test_choices_hold_every_country_once_in_the_order_of_names() -> None:
    found = countries.choices("fr")
    assert len(found) == len({code for code, _ in found}) == 249
    names = [name for _, name in found]
    assert names.index("Égypte") < names.index("Espagne") < names.index("Finlande")
