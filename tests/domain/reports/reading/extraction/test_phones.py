"""Phones in sentences as officers write them. Numbers are invented or of ranges kept for films: do not dial."""

import pytest

from tests.domain.reports.reading.extraction.reading import things

SENTENCES = [
    (
        "Le passeur est joignable au 96-00-03-12 ou au 90.00.04.55.",
        "fr",
        "NE",
        ["+22796000312", "+22790000455"],
    ),
    ("Contact WhatsApp : 76/00/01/22 (épouse).", "fr", "ML", ["+22376000122"]),
    ("Tél. 01 97 00 01 88 / 01 96 00 02 77", "fr", "BJ", ["+2290197000188", "+2290196000277"]),
    ("Téléphone saisi, dernier appel vers 00229 97 00 01 88 à 14h20.", "fr", "NE", ["+2290197000188"]),
    ("He gave the number 0244000365 and said to call at night.", "en", "GH", ["+233244000365"]),
    (
        "Contacts: 08030000117, 0805 000 0221, +234-803-000-0117",
        "en",
        "NG",
        ["+2348030000117", "+2348050000221", "+2348030000117"],
    ),
    ("She was told to phone 7700123 on arrival.", "en", "GM", ["+2207700123"]),
    ("He called (619) 555-0100 from the motel.", "en", "US", ["+16195550100"]),
    ("The load driver texted 619-555-0142 twice.", "en", "", ["+16195550142"]),
    ("Telemóvel 955 00 02 74, tlm alternativo 966000331.", "pt", "GW", ["+245955000274", "+245966000331"]),
    ("O suspeito usa o nº 991 00 36 e o número +238 991 00 47.", "pt", "CV", ["+2389910036", "+2389910047"]),
    ("Llamó al teléfono +34 600 000 123 desde Nuadibú.", "es", "", ["+34600000123"]),
    ("Su móvil es el 612 000 345.", "es", "ES", ["+34612000345"]),
    ("Le convoyeur (77 000 01 23) a été rappelé.", "fr", "SN", ["+221770000123"]),
    ("numéro 07 00 00 01 23 retrouvé", "fr", "CI", ["+2250700000123"]),
    ("n° 622 00 01 23 au nom du chauffeur", "fr", "GN", ["+224622000123"]),
    ("Un Togolais, tél 90 00 04 78, attendait à la gare.", "fr", "NE", ["+22890000478"]),
    ("tél. (+227) 90 00 02 16", "fr", "NE", ["+22790000216"]),
    ("Somme de 12 500 000 F CFA remise le 12/03/2026 à 14 30.", "fr", "BF", []),
    ("CNI n° 12345678 du 20/01/1999, passeport 09PC12345.", "fr", "NE", []),
    ("IMEI 356938000047135 relevé, châssis n° 12345678.", "fr", "NE", []),
    ("Between 2019 2020 2021 2022 they moved 1 500 000 tablets.", "en", "NG", []),
    ("Foram apreendidos 11.450.000 francos e 350.000 xof.", "pt", "GW", []),
    ("GPS 11.0645 -0.9876, case ref 2026/0004512.", "en", "GH", []),
    ("Vers 20 15 30 45 N 12 10 20 E, le 08 03 2026.", "fr", "NE", []),
    ("contact 076-000-651 or 088 000 321", "en", "SL", ["+23276000651", "+23288000321"]),
    ("Cell# 0886000123", "en", "LR", ["+231886000123"]),
    ("appelle le +228 90 00 04 12 ou le 0022890000413", "fr", "TG", ["+22890000412", "+22890000413"]),
    ("son numéro est le 46 00 01 23", "fr", "MR", ["+22246000123"]),
    ("Le 12 03 2026, 14 migrants, 2 500 000 F, 35 kg, 1 250 litres.", "fr", "NE", []),
    ("Ont été saisis 12 34 56 78 comprimés.", "fr", "BF", []),
    ("Account 0123456789 GTBank, he received N2,500,000.", "en", "NG", []),
    ("Ref 2026-03-08 0130 hrs, 11 pax, GHS 15 400 00.", "en", "GH", []),
    ("No dia 12-03-2026 às 14h30, 3.200 €, 46,2 kg.", "pt", "CV", []),
    ("tel: 220 300 0123 / 3000124", "en", "GM", ["+2203000123", "+2203000124"]),
    ("Tel 33 800 00 12 et portable 78-000-01-23", "fr", "SN", ["+221338000012", "+221780000123"]),
    ("SIM Airtel 96000312 et SIM Moov 94000415", "fr", "NE", ["+22796000312", "+22794000415"]),
    (
        "Numéros relevés : 66 00 01 22, 76 00 01 23, 90 00 01 24",
        "fr",
        "ML",
        ["+22366000122", "+22376000123", "+22390000124"],
    ),
    ("mobile no: 0803-000-0117; alt: 0706 000 0118", "en", "NG", ["+2348030000117", "+2347060000118"]),
    ("téléphone: 0700000123", "fr", "CI", ["+2250700000123"]),
    ("son contact béninois est 97 00 01 88", "fr", "BJ", ["+2290197000188"]),
    ("le n° 90000261 de Agadez", "fr", "NE", ["+22790000261"]),
    ("her number was +33 6 00 00 01 23 and his +44 7700 900123", "en", "", ["+33600000123", "+447700900123"]),
    ("contacto 00 34 600 000 123, WhatsApp +212 600-000123", "es", "", ["+34600000123", "+212600000123"]),
    ("ligar para o 245 955 000 274", "pt", "GW", ["+245955000274"]),
    ("Il a composé le 620-00-07-19.", "fr", "GN", ["+224620000719"]),
    ("tél.90000216", "fr", "NE", ["+22790000216"]),
    ("Tel:90 00 02 16.Il est parti", "fr", "NE", ["+22790000216"]),
    ("«90 00 02 16»", "fr", "NE", ["+22790000216"]),
    ("He used 076000651 to call", "en", "SL", ["+23276000651"]),
    ("joignable sur 90000478 (Togocel)", "fr", "TG", ["+22890000478"]),
    ("call 0770000942", "en", "LR", ["+231770000942"]),
    ("teléfono marroquí 0600-000123", "es", "ES", ["+212600000123"]),
    ("tél 66 00 01 23", "fr", "TD", ["+23566000123"]),
    ("tél 6 77 00 01 23", "fr", "CM", ["+237677000123"]),
    ("mobile 0550 00 01 23", "fr", "DZ", ["+213550000123"]),
    (
        "Interrogé, il donne deux n°s : 90.00.02.16 et 96.00.03.12 ; ce dernier est éteint.",
        "fr",
        "NE",
        ["+22790000216", "+22796000312"],
    ),
    ("Le 14/09/2026 à 05 h 40, 77 000 01 23 a émis 12 appels.", "fr", "SN", ["+221770000123"]),
    ("Appelé au (00226) 70-00-01-47.", "fr", "BF", ["+22670000147"]),
    ("tél: 70000533/66000122", "fr", "ML", ["+22370000533", "+22366000122"]),
    ("Phone Nos: +233 (0)24 400 0365, 020-000-0123", "en", "GH", ["+233244000365", "+233200000123"]),
    ("Her Nigerian line 0803-0000-117 was off.", "en", "NG", ["+2348030000117"]),
    ("She gave 3000123 as her sister's mobile", "en", "GM", ["+2203000123"]),
    ("Tel: 95 500 02 74; 96 600 03 31", "pt", "GW", ["+245955000274", "+245966000331"]),
    ("tlm. 9910036", "pt", "CV", ["+2389910036"]),
    (
        "un número de Marruecos, +212-661-000123, y otro +221 77 000 01 23",
        "es",
        "",
        ["+212661000123", "+221770000123"],
    ),
    ("Le gendarme matricule 12345678 a saisi 90000216 francs.", "fr", "NE", []),
    ("25 22 48 00 01 domicile ; cel 05 05 00 01 23", "fr", "CI", ["+2252522480001", "+2250505000123"]),
    ("Numéro WhatsApp ghanéen 024 000 0365", "fr", "TG", ["+233240000365"]),
    ("entre 2024-2025, 1 200 000, 3 400 000 et 97 000 000 F", "fr", "NE", []),
    ("du 01 01 2026 au 31 12 2026", "fr", "NE", []),
    ("between 10 30 2025 and 11 30 2025", "en", "SL", []),
    ("N° IFU 3201900012345, RCCM RB/COT/19 B 24567", "fr", "BJ", []),
    ("BVN 22123456789, NIN 12345678901", "en", "NG", []),
    ("IP 192.168.10.25, coordonnées 13.5127 2.1126", "fr", "NE", []),
    ("mobile 90 00 02 1", "fr", "NE", ["9000021"]),
]


@pytest.mark.parametrize(("text", "language", "country", "expected"), SENTENCES)
def test_a_sentence_gives_its_phones_and_no_other(
    text: str, language: str, country: str, expected: list[str]
) -> None:
    assert sorted(item.value for item in things("phone", text, language, country)) == sorted(expected)


def test_a_number_read_in_part_keeps_question_marks_and_says_so() -> None:
    (item,) = things("phone", "son tél 90 00 ?? 16, effacé", "fr", "NE")
    assert (item.value, item.fields["partial"], item.fields["country"]) == ("9000??16", True, "NE")


def test_the_nationality_named_beside_a_number_gives_its_plan_and_some_doubt() -> None:
    (item,) = things("phone", "Chauffeur béninois, né en 1984, tél 97 00 01 88", "fr", "NE")
    (own,) = things("phone", "Chauffeur, né en 1984, tél 97 00 01 88", "fr", "NE")
    assert (item.value, item.fields["country"], own.value) == ("+2290197000188", "BJ", "+22797000188")
    assert item.score < own.score


def test_a_whole_number_gives_its_national_digits() -> None:
    (item,) = things("phone", "n° +234 803 000 0117", "fr", "NE")
    assert (item.fields["national"], item.fields["country"], item.fields["partial"]) == (
        "8030000117",
        "NG",
        False,
    )
