"""Papers in sentences: numbers, counts, what was wrong with them, and sentences that name none."""

import re

import pytest

from palermo.domain.reports.reading.extraction.context import data, level
from palermo.domain.reports.reading.extraction.paper_words import mentions
from palermo.domain.reports.reading.passage import Passage
from tests.domain.reports.reading.extraction.reading import things

SENTENCES = [
    ("Passeport n° 09PC12345 délivré à Niamey", "fr", "NE", ["09PC12345"]),
    ("CNIB n° B1234567 au nom du chauffeur", "fr", "BF", ["B1234567"]),
    ("Ghanaian passport number G1234567 was genuine.", "en", "GH", ["G1234567"]),
    ("NIN 12345678901 and passport A01234567", "en", "NG", ["12345678901", "A01234567"]),
    ("Passaporte nº CA0012345, BI n.º 123456", "pt", "GW", ["CA0012345", "123456"]),
    ("pasaporte falso n.º A1234567 y DNI 12345678Z", "es", "ES", ["A1234567", "12345678Z"]),
    ("carte CEDEAO n° 1 870 1992 00123", "fr", "SN", ["1870199200123"]),
    ("trois faux passeports nigérians et un visa Schengen contrefait", "fr", "NE", ["passport", "visa"]),
    ("She presented a forged visa and two stolen Malian passports.", "en", "NG", ["visa", "passport"]),
    (
        "dois passaportes falsificados e um bilhete de identidade falso",
        "pt",
        "CV",
        ["passport", "national_id"],
    ),
    ("presentó un pasaporte que no es de su titular, suplantación", "es", "", ["passport"]),
    ("l'acte de naissance produit est falsifié", "fr", "BJ", ["birth_certificate"]),
    ("used his brother's passport as an impostor", "en", "GH", ["passport"]),
    ("by presenting a false U.S. birth certificate", "en", "US", ["birth_certificate"]),
    ("permis de conduire n° 12345/NE/2019", "fr", "NE", ["12345/NE/2019"]),
    ("Les passeports ont été remis, la visite continue, cachet de la poste.", "fr", "NE", []),
    ("No passaporte constava outro nome.", "pt", "GW", []),
    (
        "Passeport nigérien N° 10PC45678 valide, CNI béninoise 1234567890.",
        "fr",
        "NE",
        ["10PC45678", "1234567890"],
    ),
    (
        "Gambian passport PC123456 in the name of his cousin; ID card no. 123-4567-8",
        "en",
        "GM",
        ["PC123456", "123-4567-8"],
    ),
    ("She held a Sierra Leone passport ER001234 and an ECOWAS ID.", "en", "SL", ["ER001234"]),
    ("CNI n° CI001234567 et passeport n° 20AB12345", "fr", "CI", ["CI001234567", "20AB12345"]),
    ("título de residência nº 123456789 e visto falso", "pt", "CV", ["123456789", "visa"]),
    (
        "DNI falso y permiso de residencia caducado, pasaporte maliense B0123456",
        "es",
        "",
        ["national_id", "B0123456"],
    ),
    (
        "12 fake ECOWAS travel certificates, 4 blank passports reported stolen",
        "en",
        "NG",
        ["ecowas_certificate", "blank_or_tool"],
    ),
    ("passeport au nom d'un autre, photo remplacée", "fr", "SN", ["passport"]),
    ("visa obtenu frauduleusement", "fr", "SN", ["visa"]),
    ("passport in order, yellow card in order", "en", "GH", ["passport", "vaccination_card"]),
    (
        "six migrants sans papiers et deux sans pièces d'identité",
        "fr",
        "NE",
        ["none_carried", "none_carried"],
    ),
    ("cinco personas sin documentos", "es", "", ["none_carried"]),
    ("dois indivíduos sem documentos", "pt", "GW", ["none_carried"]),
    (
        "He used a counterfeit Mexican passport and a fake green card.",
        "en",
        "US",
        ["passport", "residence_permit"],
    ),
    ("muni du passeport ordinaire béninois N°BA0123456 expirant le 12/03/2028", "fr", "NE", ["BA0123456"]),
    ("passeport burkinabè A1234567, visa Schengen n° 012345678", "fr", "BF", ["A1234567", "012345678"]),
    ("Nigerian international passport No. A12345678 issued in Lagos", "en", "NG", ["A12345678"]),
    ("Liberian passport PP0123456C", "en", "LR", ["PP0123456C"]),
    ("com BI nº 1234567 e passaporte guineense CA1234567", "pt", "GW", ["1234567", "CA1234567"]),
    ("documento nacional de identidad 12345678-Z", "es", "", ["12345678-Z"]),
    ("carte d'identité nationale biométrique n° 12345678901234", "fr", "GN", ["12345678901234"]),
    ("Les trois dames n'avaient aucun document.", "fr", "NE", ["none_carried"]),
    ("two of them had no travel documents", "en", "GH", ["none_carried"]),
    ("the passport was genuine but the visa inside was fake", "en", "SL", ["passport", "visa"]),
    ("A bribe of GHS 500 was paid per passport on 12/03/2026.", "en", "GH", []),
    ("Le visa de la hiérarchie est attendu pour le dossier.", "fr", "NE", []),
    ("viajaba con pasaporte de otra persona", "es", "ES", ["passport"]),
    ("o visto no passaporte era contrafeito", "pt", "CV", ["passport"]),
]


@pytest.mark.parametrize(("text", "language", "country", "expected"), SENTENCES)
def test_a_sentence_gives_its_papers_and_no_other(
    text: str, language: str, country: str, expected: list[str]
) -> None:
    assert sorted(item.value for item in things("paper", text, language, country)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Neuf ont CNI en règle, cinq sans pièce.", "fr", [("national_id", 9, "genuine"), ("none_carried", 5, "")]),
        ("6 vignettes visa contrefaites et 2 cartes CEDEAO dont la photo a été substituée", "fr",
         [("visa", 6, "counterfeit"), ("ecowas_id", 2, "forged_photo")]),
        ("14 counterfeit ECOWAS\ncards, one fake entry stamp", "en",
         [("ecowas_id", 14, "counterfeit"), ("blank_or_tool", 1, "counterfeit")]),
        ("dois homens com cédulas marítimas contrafeitas", "pt", [("seafarer_document", 2, "counterfeit")]),
        ("passeport obtenu frauduleusement", "fr", [("passport", None, "fraudulently_obtained")]),
        ("a passport belonging to another woman", "en", [("passport", None, "impostor")]),
        ("his passport was reported stolen", "en", [("passport", None, "lost_or_stolen_used")]),
        ("un faux visa", "fr", [("visa", None, "false_stamp_or_visa")]),
        ("tres pasaportes falsificados", "es", [("passport", 3, "forged")]),
        ("no passaporte falso constava outro nome", "pt", [("passport", None, "counterfeit")]),
        ("She lied in order to get a visa.", "en", []),
        ("traversé sans visa ni contrôle", "fr", []),
    ],
)  # fmt: skip
def test_count_and_fraud_go_with_the_type(
    text: str, language: str, expected: list[tuple[str, int | None, str]]
) -> None:
    found = [
        (i.fields["type"], i.fields["count"], i.fields["fraud"]) for i in things("paper", text, language)
    ]
    assert found == expected


def test_number_country_and_fraud_stand_in_one_paper() -> None:
    text = "Passaporte GIN 000481516 em nome de outra, autêntico, mas a portadora não é a titular"
    (item,) = things("paper", text, "pt", "CV")
    fields = {name: item.fields[name] for name in ("type", "number", "country", "fraud", "mrz")}
    assert fields == {
        "type": "passport",
        "number": "000481516",
        "country": "GN",
        "fraud": "impostor",
        "mrz": False,
    }


def test_every_plain_word_of_the_data_file_is_found_and_is_of_its_type() -> None:
    plain = {
        word: code
        for code, words in data("papers")["types"].items()
        for word in words
        if re.fullmatch("[a-z' -]+", word)
    }
    assert len(plain) > 20
    for word, code in plain.items():
        written = word.upper() if word in data("papers")["capital"] else word
        passage = Passage(f"un {written} saisi", "fr")
        assert [each.code for each in mentions(passage, level(passage))] == [code], word


def test_in_portuguese_no_is_in_the_and_not_without() -> None:
    assert things("paper", "No passaporte constava outro nome.", "pt") == []
    assert [item.value for item in things("paper", "two with no passport", "en")] == ["none_carried"]
