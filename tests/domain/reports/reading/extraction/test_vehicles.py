"""Vehicles in sentences: make, model, colour, year, VIN, and the common words that are makes too."""

import pytest

from tests.domain.reports.reading.extraction.reading import things

SENTENCES = [
    (
        "agents saw a silver Hyundai and a 2005 Ford Escape, black",
        "en",
        "",
        ["silver Hyundai", "black Ford Escape"],
    ),
    (
        "une Toyota Hilux blanche et un minibus HIACE blc",
        "fr",
        "",
        ["blanc Toyota Hilux", "blanc Toyota HiAce"],
    ),
    ("um camião Mercedes branco e uma carrinha azul", "pt", "", ["branco Mercedes", "azul carrinha"]),
    (
        "una furgoneta blanca Renault Trafic y un coche rojo",
        "es",
        "",
        ["blanco Renault Trafic", "rojo coche"],
    ),
    ("The lady in the front seat took the accord with an escape route in transit.", "en", "", []),
    ("VIN 1M8GDM9AXKP042788", "en", "", ["1M8GDM9AXKP042788"]),
    ("C'est un accord, car il est noir de monde, seat, focus.", "fr", "", []),
    ("a maroon Chevy Silverado towing a trailer", "en", "", ["maroon Chevrolet Silverado"]),
    (
        "Land Cruiser V8 gris, tricycle Apsonic, taxi jaune",
        "fr",
        "",
        ["gris Toyota Land Cruiser V8", "Apsonic", "jaune taxi"],
    ),
    ("Toyota Corolla cinzenta e mota preta", "pt", "", ["cinzento Toyota Corolla", "preto mota"]),
    ("un Renault Clio negro de color, patera azul", "es", "", ["negro Renault Clio", "azul patera"]),
    ("He drove a dark blue 2012 Jeep Grand Cherokee", "en", "", ["blue Jeep Grand Cherokee"]),
]


@pytest.mark.parametrize(("text", "language", "country", "expected"), SENTENCES)
def test_a_sentence_gives_its_vehicles_and_no_other(
    text: str, language: str, country: str, expected: list[str]
) -> None:
    assert sorted(item.value for item in things("vehicle", text, language, country)) == sorted(expected)


def test_the_parts_of_a_vehicle_are_fields_in_the_language_of_the_text() -> None:
    (item,) = things("vehicle", "minibus HIACE blc immat. AB7342RB", "fr", "NE")
    expected = {"kind": "minibus", "make": "Toyota", "model": "HiAce", "colour": "blanc", "year": "", "vin": "",
                "plate": "AB7342RB"}  # fmt: skip
    assert item.fields == expected


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("He drove a dark blue 2012 Jeep Grand Cherokee", "2012"),
        ("Toyota Corolla 2004", "2004"),
        ("in 2019 a Kia Rio", ""),
    ],
)
def test_the_year_stands_right_beside_the_make(text: str, year: str) -> None:
    (item,) = things("vehicle", text, "en")
    assert item.fields["year"] == year


def test_an_outboard_engine_is_no_vehicle() -> None:
    assert things("vehicle", "cash plus 2 Yamaha 40HP and a Yamaha 15 cv", "en") == []


def test_a_chassis_number_needs_its_word_or_its_check_digit() -> None:
    assert [item.fields["vin"] for item in things("vehicle", "châssis VF1AAAAA1B1234567", "fr")] == [
        "VF1AAAAA1B1234567"
    ]
    assert things("vehicle", "VF1AAAAA1B1234567", "fr") == []
    assert [item.score for item in things("vehicle", "1M8GDM9AXKP042788", "en")] == [0.97]


@pytest.mark.parametrize(
    ("text", "make"),
    [
        ("on red Boxer from Diecke", "Bajaj"),
        ("a white Peugeot Boxer", "Peugeot"),
        ("flew to Tucson, Arizona", ""),
    ],
)
def test_a_model_of_two_makes_goes_with_the_make_named(text: str, make: str) -> None:
    assert [item.fields["make"] for item in things("vehicle", text, "en")] == ([make] if make else [])
