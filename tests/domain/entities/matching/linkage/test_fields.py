"""What agrees at which level, the same from either side."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from palermo.domain.entities.matching.linkage import dates, fields, names
from palermo.domain.entities.matching.linkage.fields import Field
from palermo.domain.entities.matching.linkage.records import guess
from palermo.domain.entities.matching.linkage.words import read


def _level(field: Field, one: int = 0, other: int = 1) -> str:
    rows = np.array([one], np.int32), np.array([other], np.int32)
    there, back = (int(field.compare(*pair)[0]) for pair in (rows, rows[::-1]))
    assert there == back
    return field.levels[there]


@pytest.mark.parametrize(
    "one, other, level",
    [
        ("1984-02-11", "1984-02-11", "same"),
        ("1984-02-11", "19840211", "same"),
        ("1984-02-11", "11/02/1984", "same"),
        ("1984-02-11", "1984-11-02", "swapped"),
        ("1984-02-11", "1984-02-17", "digit"),
        ("1984-02-11", "1948-02-11", "digit"),
        ("1984-02-11", "1967-02-11", "day"),
        ("1984-02-11", "1984-09-30", "year"),
        ("1984-02-11", "1984", "year"),
        ("1984-02-11", "1985-09-30", "near"),
        ("1984-02-11", "1961-09-30", "different"),
        ("1984", "1974", "digit of year"),
        ("1984-02-11", "", "missing"),
        ("1984-02-11", "unknown", "missing"),
    ],
)
def test_dates(one: str, other: str, level: str) -> None:
    assert _level(dates.dates("born", [one, other])) == level


def test_first_of_january_is_no_day_where_it_is_everywhere() -> None:
    field = dates.dates("born", ["1860-01-01", "1870-01-01"] * 10)
    assert _level(field) == "digit of year"


@pytest.mark.parametrize(
    "one, other, given, surname",
    [
        ("mamadou diallo", "mamadou diallo", "same", "same"),
        ("mamadou diallo", "Mamadou JALLOW", "same", "spelling"),
        ("mamadou diallo", "diallo mamadou", "swapped", "missing"),
        ("mamadou diallo", "djalo mamadou", "swapped", "missing"),
        ("mamadou diallo", "m diallo", "initial", "same"),
        ("awa diallo", "a diallo", "initial", "same"),
        ("mamadou diallo", "diallo m", "swapped nearly", "missing"),
        ("mamadou diallo", "mamadoudiallo", "swapped", "missing"),
        ("mamadou diallo", "dialomamadou", "swapped nearly", "missing"),
        ("mamadou diallo", "fatou diallo", "different", "same"),
        ("moussa mamadou diallo", "mamadou diallo", "elsewhere", "same"),
        ("mamadou diallo", "awa kone", "different", "different"),
        ("mamadou diallo", "", "missing", "missing"),
    ],
)
def test_names(one: str, other: str, given: str, surname: str) -> None:
    parts = names.parts({"name": [one, other]}, 2)
    assert [_level(part) for part in parts[:2]] == [given, surname]


def test_one_shared_word_is_not_counted_twice() -> None:
    given_name, surname, _ = names.parts({"name": ["traore moussa", "moussa mohamed sow"]}, 2)
    assert {_level(given_name), _level(surname)} == {"elsewhere", "different"}


def test_names_between_speak_for_themselves() -> None:
    written = ["awa binta kone", "awa bintou kone", "awa salimata kone", "awa kone", "binta awa kone"]
    middle = names.parts({"name": written}, len(written))[2]
    found = [_level(middle, 0, other) for other in range(1, len(written))]
    assert found == ["spelling", "different", "missing", "elsewhere"]


def test_parts_of_a_name_come_from_whatever_columns_there_are() -> None:
    assert read("", "awa", "", "kone") == ("awa", "kone", ("awa", "kone"))
    assert read("awa binta kone", "", "", "") == ("awa", "kone", ("awa", "binta", "kone"))
    assert read("Koné, Awa", "", "", "")[:2] == ("awa", "kone")
    assert read("Dr. Awa Koné", "", "", "")[:2] == ("awa", "kone")
    assert read("kone", "", "", "") == ("kone", "", ("kone",))


def test_codes_and_words() -> None:
    postcode = fields.code("postcode", ["s66ab", "s66ac", "s641x", "n11aa"], 3)
    assert [_level(postcode, 0, other) for other in (1, 2, 3)] == ["slip", "different", "different"]
    place = fields.text("place", ["horsham", "north horsham", "horshan", "leeds"])
    assert [_level(place, 0, other) for other in (1, 2, 3)] == ["near", "close", "different"]


@given(st.lists(st.text(max_size=30), min_size=2, max_size=6))
def test_every_field_is_symmetric_and_knows_the_same_from_itself(values: list[str]) -> None:
    made: list[Field] = [
        *names.parts({"name": values}, len(values)),
        dates.dates("born", values),
        fields.text("place", values),
        fields.code("paper", values),
        fields.category("sex", values),
    ]
    for field in made:
        for one, other in permutations(range(len(values)), 2):
            level = _level(field, one, other)
            if values[one] == values[other]:
                assert level in ("missing", field.levels[-1])


def test_heads_of_columns_are_understood_in_four_languages() -> None:
    heads = {
        "First Name": "given", "NOM": "name", "Prénoms": "given", "date_of_birth": "born", "Data de nascimento": "born",
        "sexo": "sex", "Téléphone": "phone", "codigo postal": "postcode", "fecha de nacimiento": "born",
    }  # fmt: skip
    assert guess(heads) == heads
    assert guess(["cluster", "unique_id", "remarks"]) == {}
