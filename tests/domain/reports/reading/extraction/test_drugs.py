"""Drugs with their amounts, in four languages and slang; what is no drug stays out."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palermo.domain.reports.reading.extraction.context import data
from palermo.domain.reports.reading.extraction.drugs import find
from palermo.foundations.vocabularies import vocabulary
from tests.domain.reports.reading.extraction.invented import invented_reports, sentences
from tests.domain.reports.reading.extraction.reading_aids import LANGUAGES, ODD, field, read, values, written
from tests.domain.reports.reading.scraps import scraps

PARSERS = settings(settings.get_profile("parsers"), max_examples=400)
SCRAPS = scraps(
    "3 2,5 1.250 kg g 350g lbs oz tonnes comprimés tablets pills packages bricks cocaïne cocaine tramadol ice royal kush "
    "de of and et weighing each : ( ) , . rice riz no pas half a kilo 225 mg fentanyl et demi white powder \x00 \ud800"
)


def quantities(language: str, country: str, text: str) -> list[str]:
    found = [
        each.fields for each in read(find, text, country=country, language=language) if each.fields["amount"]
    ]
    return sorted(
        f"{each['name']} {each['amount']} {each['unit']}" + (f" = {each['kg']} kg" if each["kg"] else "")
        for each in found
    )


@pytest.mark.parametrize(("language", "country", "text", "expected"), sentences("drug_sentences.txt"))
def test_each_drug_has_its_own_amount(language: str, country: str, text: str, expected: list[str]) -> None:
    assert quantities(language, country, text) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "No drugs, no weapon. Ice and fish in the hold, 20 kg."),
        ("fr", "Hôtel Royal, 12 chambres. Pas de stupéfiant."),
        ("pt", "Não é tráfico de droga, cães sem reação. Uma pedra no caminho."),
        ("es", "no se halló cocaína"),
    ],
)
def test_slang_without_drugs_and_negated_drugs_are_none(language: str, text: str) -> None:
    assert read(find, text, language=language) == []


def test_several_drugs_that_share_a_weight_have_none_of_it() -> None:
    found = read(
        find, "96 packages with meth, heroin and fentanyl weighing more than 120 pounds", language="en"
    )
    assert [each.fields["kg"] for each in found] == ["", "", ""]


def test_a_drug_without_an_amount_is_named() -> None:
    found = read(find, "charged with importing ecstasy", language="en")
    assert values(found) == ["ecstasy"]
    assert field(found, "ecstasy", "amount") == ""


def test_doses_counted_and_weighed_keep_both() -> None:
    text = "expeliu 68 cápsulas, teste rápido positivo p/ cocaína, aprox. 0,8 kg"
    (found,) = read(find, text, language="pt")
    assert (found.value, found.fields["kg"]) == ("cocaine_salt 68 capsule", "0.8")
    assert written(text, found) == ["68 cápsulas", "cocaína", "0,8 kg"]


def test_codes_are_of_the_vocabulary() -> None:
    known = vocabulary("drugs").by_code
    texts = (
        "2 kg de cocaïne",
        "3 kg weed",
        "5 tablets tramadol",
        "1 kg ketamine",
        "2 kg ephedrine",
        "4 g crack",
    )
    found = [each for text in texts for each in read(find, text, language="en")]
    assert len(found) == len(texts)
    assert all(each.fields["drug"] in known for each in found)


@pytest.mark.parametrize(
    ("text", "language", "code"),
    [
        ("1.1 kg of fentanyl", "en", "fentanyl"),
        ("40 tablets of oxycodone", "en", "oxycodone"),
        ("2 kg de morphine", "fr", "morphine"),
        ("3 kg de opio", "es", "opium"),
        ("600 comprimés de prégabaline", "fr", "pregabalin"),
        ("2 litros de metadona", "pt", "methadone"),
        ("20 tablets of LSD", "en", "lsd"),
    ],
)
def test_medicines_and_others_have_a_code_of_the_vocabulary(text: str, language: str, code: str) -> None:
    (found,) = read(find, text, language=language)
    assert (found.fields["drug"], found.fields["name"]) == (code, code)
    assert code in vocabulary("drugs")


def test_every_word_for_a_drug_has_a_code_of_the_vocabulary() -> None:
    assert set(data("drugs_words")) <= set(vocabulary("drugs").by_code)


@given(SCRAPS, st.sampled_from(LANGUAGES))
@PARSERS
def test_nothing_raises_and_kilograms_are_positive(text: str, language: str) -> None:
    for each in read(find, text, language=language):
        assert not each.fields["kg"] or Decimal(each.fields["kg"]) >= 0


@pytest.mark.parametrize("odd", ODD)
def test_odd_texts(odd: str) -> None:
    read(find, odd)


def test_every_drug_seized_in_the_invented_reports_is_found_with_its_amount() -> None:
    compared = 0
    for report in invented_reports():
        truth = {
            (each["drug"], Decimal(str(each["amount"])), each["unit"])
            for each in report.get("seizures", ())
            if each["kind"] == "drugs"
        }
        found = read(find, report["narrative"], language=report["language"])
        assert {
            (each.fields["drug"], Decimal(each.fields["amount"]), each.fields["unit"])
            for each in found
            if each.fields["amount"]
        } == truth, report["id"]
        compared += len(truth)
    assert compared >= 8
