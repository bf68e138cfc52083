"""Amounts of money in four languages: how much, in which currency, and what for."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palermo.domain.reports.reading.extraction import fees, money
from palermo.domain.reports.reading.extraction.context import Context
from palermo.domain.reports.reading.passage import Passage
from palermo.domain.reports.reading.suggestion import Item
from palermo.foundations.vocabularies import countries
from tests.domain.reports.reading.extraction.invented import invented_reports, sentences
from tests.domain.reports.reading.extraction.reading_aids import LANGUAGES, ODD, read, values, written
from tests.domain.reports.reading.scraps import scraps

PARSERS = settings(settings.get_profile("parsers"), max_examples=400)
SCRAPS = scraps(
    "300 400 000 1.000 2,500 N60,000 D45,000 $ € ₦ F CFA FCFA xof GHS cedis naira pesos dinars libyens contos m k entre "
    "between et and to à - paid payé each chacun pour Agadez from million de new leones $00 US$ U.S. \x00 \ud800"
)


def amounts(language: str, country: str, text: str) -> list[str]:
    found: list[Item] = [
        *read(money.find, text, country=country, language=language),
        *read(fees.find, text, country=country, language=language),
    ]
    return sorted(values(found))


@pytest.mark.parametrize(("language", "country", "text", "expected"), sentences("money_sentences.txt"))
def test_amounts(language: str, country: str, text: str, expected: list[str]) -> None:
    assert amounts(language, country, text) == expected


@pytest.mark.parametrize(
    ("language", "text", "what"),
    [
        ("fr", "490 000 F trouvés dans la boîte à gants", "found"),
        ("fr", "l'agent a accepté un pot-de-vin de 20 000 FCFA", "bribe"),
        ("fr", "une rançon de 600 000 FCFA exigée", "ransom"),
        ("fr", "promesse de 200 000 F/mois", "wage"),
        ("fr", "elle doit rembourser 3 000 000 de nairas", "debt"),
        ("en", "he was to be paid $300 by the owner", "reward"),
        ("en", "a salary of 150 dollars", "wage"),
        ("en", "the sum was sent: 150,000 CFA by transfer", "transfer"),
        ("pt", "exigiram-lhe 12 mil euros de resgate", "ransom"),
        ("es", "un soborno de 500 soles", "bribe"),
    ],
)
def test_what_the_money_was_for(language: str, text: str, what: str) -> None:
    (found,) = read(money.find, text, language=language)
    assert found.fields["what"] == what


def test_the_span_is_the_amount_with_its_currency() -> None:
    text = "arrested with GHS 15,400 on him"
    (found,) = read(money.find, text, country="GH", language="en")
    assert values([found]) == ["15400 GHS"]
    assert written(text, found) == ["GHS 15,400"]


@given(SCRAPS, st.sampled_from(LANGUAGES), st.sampled_from(("", "GN", "SL", "CV", "MX", "DZ")))
@PARSERS
def test_nothing_raises(text: str, language: str, country: str) -> None:
    read(money.find, text, country=country, language=language)
    read(fees.find, text, country=country, language=language)


@given(SCRAPS, st.sampled_from(LANGUAGES))
@PARSERS
def test_no_amount_is_both_money_and_fee(text: str, language: str) -> None:
    passage, context = Passage(text, language), Context()
    both = [each.spans for each in (*money.find(passage, context), *fees.find(passage, context))]
    assert len(both) == len(set(both)) == len(money.read(passage, context))


@pytest.mark.parametrize("odd", ODD)
def test_odd_texts(odd: str) -> None:
    read(money.find, odd)


def test_the_money_and_the_fees_of_the_invented_reports_are_found() -> None:
    missed = []
    for report in invented_reports():
        cash = [each for each in report.get("seizures", ()) if each["kind"] == "cash"]
        told = [(each["amount"], each["currency"]) for each in report.get("money", ())]
        told += [(each["amount"], each["unit"]) for each in cash]
        told += [
            (each["fee"]["amount"], each["fee"]["currency"])
            for each in report.get("legs", ())
            if "fee" in each
        ]
        found = amounts(report["language"], countries.alpha2(report["unit"]), report["narrative"])
        missed += [(report["id"], each) for each in told if f"{each[0]} {each[1]}" not in found]
    assert missed == []
