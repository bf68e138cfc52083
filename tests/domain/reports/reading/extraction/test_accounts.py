"""Accounts in sentences: IBAN of examples in public registers and invented wallets."""

import pytest

from tests.domain.reports.reading.extraction.reading import things

SENTENCES = [
    ("versé sur IBAN FR14 2004 1010 0505 0001 3M02 606 hier", "fr", "", ["FR1420041010050500013M02606"]),
    ("payé par Wave au 07 00 00 01 23", "fr", "CI", ["+2250700000123"]),
    ("envoi Orange Money au 76 00 01 22", "fr", "ML", ["+22376000122"]),
    ("sent by MoMo to 0244000365", "en", "GH", ["+233244000365"]),
    ("via Flooz 90 00 04 12, T-Money 90 00 04 13", "fr", "TG", ["+22890000412", "+22890000413"]),
    ("compte Moov Money 0197000188", "fr", "BJ", ["+2290197000188"]),
    ("IBAN PT50 0002 0123 1234 5678 9015 4", "pt", "", ["PT50000201231234567890154"]),
    ("IBAN: SN08SN0100152000048500003035", "fr", "", ["SN08SN0100152000048500003035"]),
]


@pytest.mark.parametrize(("text", "language", "country", "expected"), SENTENCES)
def test_a_sentence_gives_its_accounts_and_no_other(
    text: str, language: str, country: str, expected: list[str]
) -> None:
    assert sorted(item.value for item in things("account", text, language, country)) == sorted(expected)


def test_a_wallet_names_its_provider_and_an_iban_its_country() -> None:
    (wallet,) = things("account", "payé par Wave au 07 00 00 01 23", "fr", "CI")
    (iban,) = things("account", "FR14 2004 1010 0505 0001 3M02 606", "fr")
    assert (wallet.fields["scheme"], wallet.fields["provider"]) == ("mobile_money", "Wave")
    assert (iban.fields["scheme"], iban.fields["country"], iban.score) == ("iban", "FR", 0.99)


def test_a_wrong_check_digit_counts_only_after_the_word() -> None:
    assert things("account", "FR15 2004 1010 0505 0001 3M02 606", "fr") == []
    (doubtful,) = things("account", "IBAN FR15 2004 1010 0505 0001 3M02 606", "fr")
    assert doubtful.score < 0.7
