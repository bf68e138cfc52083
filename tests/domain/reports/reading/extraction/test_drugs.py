"""Drugs with their amounts, in four languages and slang; what is no drug stays out."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palermo.domain.reports.reading.extraction.drugs import find
from palermo.foundations.vocabularies import vocabulary
from tests.domain.reports.reading.extraction.reading_aids import LANGUAGES, ODD, field, read, values, written
from tests.domain.reports.reading.scraps import scraps

PARSERS = settings(settings.get_profile("parsers"), max_examples=400)
SCRAPS = scraps(
    "3 2,5 1.250 kg g 350g lbs oz tonnes comprimés tablets pills packages bricks cocaïne cocaine tramadol ice royal kush "
    "de of and et weighing each : ( ) , . rice riz no pas half a kilo 225 mg fentanyl et demi white powder \x00 \ud800"
)


def quantities(language: str, country: str, text: str) -> list[tuple[str, str, str]]:
    found = read(find, text, country=country, language=language)
    return sorted(
        (each.fields["name"], f"{each.fields['amount']} {each.fields['unit']}", each.fields["kg"])
        for each in found
        if each.fields["amount"]
    )


@pytest.mark.parametrize(
    ("language", "country", "text", "expected"),
    [
        (
            "fr",
            "SN",
            "Saisie de 120 kg de chanvre indien et 3 kg de cocaïne.",
            [("cannabis_herb", "120 kg", "120"), ("cocaine_salt", "3 kg", "3")],
        ),
        (
            "fr",
            "ML",
            "2 500 comprimés de tramadol 225 mg cachés dans un sac de riz de 50 kg",
            [("tramadol", "2500 tablet", "")],
        ),
        ("fr", "CI", "30 boulettes d'héroïne pesant 312 g", [("heroin", "30 capsule", "0.312")]),
        (
            "fr",
            "BJ",
            "15 paquets de yamba d'un poids total de 14,5 kg",
            [("cannabis_herb", "14.5 kg", "14.5")],
        ),
        (
            "fr",
            "NE",
            "résine de cannabis : 2,3 tonnes ; tramadol : 45 cartons",
            [("cannabis_resin", "2.3 t", "2300"), ("tramadol", "45 box", "")],
        ),
        ("fr", "SN", "1,250 kg de cocaïne", [("cocaine_salt", "1.25 kg", "1.25")]),
        ("fr", "BF", "50 kg de riz et deux bidons d'huile, pas de drogue", []),
        ("fr", "GN", "trois kilos et demi de cannabis", [("cannabis_herb", "3.5 kg", "3.5")]),
        (
            "fr",
            "TG",
            "10 plaquettes de diazépam et 200 g de kush",
            [("benzodiazepine", "10 blister", ""), ("kush", "200 g", "0.2")],
        ),
        ("fr", "SN", "aucune trace de cocaïne, 40 kg d'or saisis", []),
        ("fr", "MR", "cinq sacs de 20 kg de chanvre indien", [("cannabis_herb", "100 kg", "100")]),
        ("fr", "BJ", "la cocaïne saisie (12 kg) était destinée au Bénin", [("cocaine_salt", "12 kg", "12")]),
        ("fr", "ML", "comprimés de Captagon : 4 000", [("amphetamine_captagon", "4000 tablet", "")]),
        (
            "fr",
            "CI",
            "Deux mille cinq cents comprimés de Rivotril et 1 kg d'herbe",
            [("benzodiazepine", "2500 tablet", ""), ("cannabis_herb", "1 kg", "1")],
        ),
        (
            "en",
            "GH",
            "32 packages weighing 3.24 kg of cocaine were recovered",
            [("cocaine_salt", "3.24 kg", "3.24")],
        ),
        (
            "en",
            "NG",
            "NDLEA seized 1,200 kg of cannabis sativa, 500g of methamphetamine and 3 bottles of codeine.",
            [
                ("cannabis_herb", "1200 kg", "1200"),
                ("codeine_syrup", "3 bottle", ""),
                ("methamphetamine", "500 g", "0.5"),
            ],
        ),
        (
            "en",
            "SL",
            "four wraps of kush and 25 tablets of tramadol",
            [("kush", "4 sachet", ""), ("tramadol", "25 tablet", "")],
        ),
        (
            "en",
            "NG",
            "Found on him were 86 pellets of heroin weighing 1.4kg.",
            [("heroin", "86 capsule", "1.4")],
        ),
        ("en", "LR", "two kilograms of marijuana valued at L$60,000", [("cannabis_herb", "2 kg", "2")]),
        (
            "en",
            "GH",
            "10 lbs of weed and 4 oz of cocaine",
            [("cannabis_herb", "10 lb", "4.535924"), ("cocaine_salt", "4 oz", "0.113398")],
        ),
        (
            "en",
            "US",
            "officers discovered 45 packages concealed in the doors containing 52.3 pounds of methamphetamine",
            [("methamphetamine", "52.3 lb", "23.722881")],
        ),
        (
            "en",
            "US",
            "found approximately 5,000 blue fentanyl pills and 1.1 kilograms of heroin",
            [("fentanyl", "5000 tablet", ""), ("heroin", "1.1 kg", "1.1")],
        ),
        ("en", "NG", "40 kg of gold dust was declared; no drugs were found", []),
        (
            "en",
            "GH",
            "The truck carried 20 tons of rice. Under it were 15 slabs of Indian hemp.",
            [("cannabis_herb", "15 brick", "")],
        ),
        (
            "en",
            "NG",
            "methamphetamine (2.35kg), cocaine (750g) and khat (12 bundles)",
            [
                ("cocaine_salt", "750 g", "0.75"),
                ("khat", "12 package", ""),
                ("methamphetamine", "2.35 kg", "2.35"),
            ],
        ),
        (
            "en",
            "NG",
            "Cough syrup with codeine, 120 bottles, and 3,000 capsules of tramadol",
            [("codeine_syrup", "120 bottle", ""), ("tramadol", "3000 capsule", "")],
        ),
        ("en", "GM", "half a kilo of hashish", [("cannabis_resin", "0.5 kg", "0.5")]),
        (
            "en",
            "GH",
            "parcel suspected to be cocaine, net weight 6.8 kg",
            [("cocaine_salt", "6.8 kg", "6.8")],
        ),
        ("pt", "GW", "apreendidos 789 kg de cocaína e 200 mil euros", [("cocaine_salt", "789 kg", "789")]),
        (
            "pt",
            "CV",
            "11,5 quilos de liamba e 34 pedras de crack",
            [("cannabis_herb", "11.5 kg", "11.5"), ("crack", "34 rock", "")],
        ),
        ("pt", "CV", "2.256 kg de cocaína a bordo do navio", [("cocaine_salt", "2256 kg", "2256")]),
        (
            "pt",
            "GW",
            "55 fardos de cocaína, com o peso total de 1,8 toneladas",
            [("cocaine_salt", "1.8 t", "1800")],
        ),
        ("pt", "GW", "5 kg de castanha de caju e 3 telemóveis", []),
        ("pt", "CV", "engoliu 92 cápsulas de heroína", [("heroin", "92 capsule", "")]),
        ("pt", "GW", "haxixe, 46 placas, 4,6 kg", [("cannabis_resin", "4.6 kg", "4.6")]),
        (
            "es",
            "ES",
            "incautados 1.300 kilos de hachís en 43 fardos",
            [("cannabis_resin", "1300 kg", "1300")],
        ),
        (
            "es",
            "CO",
            "seis paquetes con 6 kg de clorhidrato de cocaína y 12 gramos de bazuco",
            [("cocaine_salt", "6 kg", "6"), ("crack", "12 g", "0.012")],
        ),
        (
            "es",
            "MX",
            "50 kilogramos de marihuana, 3 kilos de metanfetamina y 200 pastillas de éxtasis",
            [
                ("cannabis_herb", "50 kg", "50"),
                ("ecstasy", "200 tablet", ""),
                ("methamphetamine", "3 kg", "3"),
            ],
        ),
        ("es", "MX", "media tonelada de cocaína", [("cocaine_salt", "0.5 t", "500")]),
        ("es", "PE", "20 kg de arroz y aceite, sin droga", []),
        (
            "fr",
            "BF",
            "3.500 plaquettes de tramadol et 12 cartons de Valium",
            [("benzodiazepine", "12 box", ""), ("tramadol", "3500 blister", "")],
        ),
        (
            "fr",
            "SN",
            "2 tonnes de haschich et 600 kg de cocaïne à bord du voilier",
            [("cannabis_resin", "2 t", "2000"), ("cocaine_salt", "600 kg", "600")],
        ),
        (
            "fr",
            "CI",
            "il transportait 98 ovules de cocaïne d'un poids de 1,2 kg",
            [("cocaine_salt", "98 capsule", "1.2")],
        ),
        (
            "fr",
            "NE",
            "découverte de 214 briques de résine de cannabis (poids : 107 kg)",
            [("cannabis_resin", "107 kg", "107")],
        ),
        ("fr", "BJ", "1 kg 500 de yamba", [("cannabis_herb", "1.5 kg", "1.5")]),
        ("fr", "ML", "Quatorze mille comprimés de tramol", [("tramadol", "14000 tablet", "")]),
        (
            "fr",
            "TG",
            "chanvre indien 25 kg, kush 300 g, tramadol 1200 comprimés",
            [("cannabis_herb", "25 kg", "25"), ("kush", "300 g", "0.3"), ("tramadol", "1200 tablet", "")],
        ),
        ("fr", "GN", "20 sacs de charbon et 3 colis de 1 kg de cocaïne", [("cocaine_salt", "3 kg", "3")]),
        (
            "fr",
            "SN",
            "4 cornets de chanvre et 10 g de crack",
            [("cannabis_herb", "4 sachet", ""), ("crack", "10 g", "0.01")],
        ),
        ("fr", "NE", "pas de cocaïne ni de cannabis à bord, 12 tonnes de ciment", []),
        (
            "en",
            "NG",
            "loud weighing 18.2kg and 450 grammes of ice",
            [("cannabis_herb", "18.2 kg", "18.2"), ("methamphetamine", "450 g", "0.45")],
        ),
        (
            "en",
            "NG",
            "1.5 million tablets of tramadol in a 40ft container",
            [("tramadol", "1500000 tablet", "")],
        ),
        (
            "en",
            "GH",
            "73 parcels of Indian hemp with a total weight of 146 kg",
            [("cannabis_herb", "146 kg", "146")],
        ),
        (
            "en",
            "SL",
            "kush: 5 kg; marijuana: 12 kg",
            [("cannabis_herb", "12 kg", "12"), ("kush", "5 kg", "5")],
        ),
        (
            "en",
            "LR",
            "a quantity of heroin, 12.6 grams, and 24 rocks of crack cocaine",
            [("crack", "24 rock", ""), ("heroin", "12.6 g", "0.0126")],
        ),
        (
            "en",
            "US",
            "16 bundles of heroin weighing 41.5 pounds and 3 bundles of cocaine weighing 7.2 pounds",
            [("cocaine_salt", "7.2 lb", "3.265865"), ("heroin", "41.5 lb", "18.824083")],
        ),
        ("en", "US", "6.4 ounces of meth in a sock", [("methamphetamine", "6.4 oz", "0.181437")]),
        (
            "en",
            "GH",
            "Three boxes contained 900 bottles of codeine cough syrup",
            [("codeine_syrup", "900 bottle", "")],
        ),
        (
            "en",
            "NG",
            "5.2kg of methamphetamine concealed in 80 kg of garri",
            [("methamphetamine", "5.2 kg", "5.2")],
        ),
        ("en", "GM", "Ten bundles of cannabis, each weighing 2 kg", [("cannabis_herb", "20 kg", "20")]),
        ("pt", "CV", "1,2 toneladas de cocaína e 30 litros de gasolina", [("cocaine_salt", "1.2 t", "1200")]),
        ("pt", "GW", "carregava 4 quilos e 300 gramas de cocaína", [("cocaine_salt", "4.3 kg", "4.3")]),
        (
            "pt",
            "CV",
            "apreenderam 150 doses de haxixe e 20 g de cocaína",
            [("cannabis_resin", "150 dose", ""), ("cocaine_salt", "20 g", "0.02")],
        ),
        ("pt", "GW", "vinte e três quilos de canábis", [("cannabis_herb", "23 kg", "23")]),
        ("pt", "CV", "dois pacotes de cocaína, cada um com 1 kg", [("cocaine_salt", "2 kg", "2")]),
        (
            "es",
            "ES",
            "2.150 kilos de hachís y 8,5 kilos de cocaína",
            [("cannabis_resin", "2150 kg", "2150"), ("cocaine_salt", "8.5 kg", "8.5")],
        ),
        (
            "es",
            "MX",
            "aseguraron 3 mil pastillas de fentanilo y 900 gramos de cristal",
            [("fentanyl", "3000 tablet", ""), ("methamphetamine", "900 g", "0.9")],
        ),
        ("es", "CO", "300 ladrillos de cocaína con peso de 321 kg", [("cocaine_salt", "321 kg", "321")]),
        ("fr", "SN", "14 paquets de haschich de 500 g chacun", [("cannabis_resin", "7000 g", "7")]),
        (
            "fr",
            "BJ",
            "saisie record : 3,2 tonnes de tramadol et 15 kg d'héroïne",
            [("heroin", "15 kg", "15"), ("tramadol", "3.2 t", "3200")],
        ),
        (
            "fr",
            "ML",
            "un sac contenant 45 boules de cannabis et 2 flacons de sirop codéiné",
            [("cannabis_herb", "45 sachet", ""), ("codeine_syrup", "2 bottle", "")],
        ),
        (
            "fr",
            "NE",
            "7 kg de cannabis, 3 kg de riz et 2 kg de résine de cannabis",
            [("cannabis_herb", "7 kg", "7"), ("cannabis_resin", "2 kg", "2")],
        ),
        ("fr", "TG", "la marchandise, 38 kg de khat, venait de Lomé", [("khat", "38 kg", "38")]),
        ("fr", "CI", "3000 comprimés d'ecstasy", [("ecstasy", "3000 tablet", "")]),
        (
            "en",
            "GH",
            "a suitcase with 4.5kg cocaine, 2 phones and $3,000",
            [("cocaine_salt", "4.5 kg", "4.5")],
        ),
        (
            "en",
            "NG",
            "tramadol 225mg (30,000 pills), rohypnol (1,200 tablets) and weed (2kg)",
            [
                ("benzodiazepine", "1200 tablet", ""),
                ("cannabis_herb", "2 kg", "2"),
                ("tramadol", "30000 tablet", ""),
            ],
        ),
        (
            "en",
            "NG",
            "twelve blocks of compressed cannabis weighing 10.5 kilograms",
            [("cannabis_herb", "10.5 kg", "10.5")],
        ),
        ("en", "LR", "about three pounds of marijuana leaves", [("cannabis_herb", "3 lb", "1.360777")]),
        (
            "en",
            "US",
            "tested positive for cocaine with a weight of 22.8 kilograms",
            [("cocaine_salt", "22.8 kg", "22.8")],
        ),
        ("en", "US", "a 3-kilo package of heroin", [("heroin", "3 kg", "3")]),
        (
            "en",
            "US",
            "20.5 kilos of meth, 1.5 kilos of fentanyl powder, and 3,000 blue M30 fentanyl pills",
            [
                ("fentanyl", "1.5 kg", "1.5"),
                ("fentanyl", "3000 tablet", ""),
                ("methamphetamine", "20.5 kg", "20.5"),
            ],
        ),
        (
            "en",
            "GH",
            "the vessel carried 400 bales of cocaine estimated at 10 tons",
            [("cocaine_salt", "10 t", "10000")],
        ),
        ("en", "KE", "200 kg of gold and no cocaine", []),
        ("pt", "CV", "9,5 toneladas de cocaína em 260 fardos", [("cocaine_salt", "9.5 t", "9500")]),
        (
            "pt",
            "GW",
            "na mochila havia 3 kg de liamba, 12 pedras de crack e 40 comprimidos de diazepam",
            [("benzodiazepine", "40 tablet", ""), ("cannabis_herb", "3 kg", "3"), ("crack", "12 rock", "")],
        ),
        (
            "pt",
            "CV",
            "cocaína dissimulada em 6 latas, com peso bruto de 2,4 kg",
            [("cocaine_salt", "2.4 kg", "2.4")],
        ),
        ("pt", "AO", "cem gramas de heroína", [("heroin", "100 g", "0.1")]),
        ("es", "CO", "una tonelada de marihuana y media de cocaína", [("cannabis_herb", "1 t", "1000")]),
        ("es", "MX", "12 kilos 400 gramos de heroína", [("heroin", "12.4 kg", "12.4")]),
        (
            "es",
            "ES",
            "38 fardos con 1.140 kg de hachís, 40 litros de combustible",
            [("cannabis_resin", "1140 kg", "1140")],
        ),
        (
            "es",
            "PE",
            "ingirió 85 cápsulas de cocaína, 1,02 kg en total",
            [("cocaine_salt", "85 capsule", "1.02")],
        ),
    ],
)
def test_each_drug_has_its_own_amount(
    language: str, country: str, text: str, expected: list[tuple[str, str, str]]
) -> None:
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


def test_a_drug_that_the_vocabulary_lacks_has_a_name_and_no_code() -> None:
    (found,) = read(find, "1.1 kg of fentanyl", language="en")
    assert (found.fields["drug"], found.fields["name"]) == ("", "fentanyl")


@given(SCRAPS, st.sampled_from(LANGUAGES))
@PARSERS
def test_nothing_raises_and_kilograms_are_positive(text: str, language: str) -> None:
    for each in read(find, text, language=language):
        assert not each.fields["kg"] or Decimal(each.fields["kg"]) >= 0


@pytest.mark.parametrize("odd", ODD)
def test_odd_texts(odd: str) -> None:
    read(find, odd)
