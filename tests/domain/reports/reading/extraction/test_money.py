"""Amounts of money in four languages: how much, in which currency, and what for."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palermo.domain.reports.reading.extraction import fees, money
from palermo.domain.reports.reading.extraction.context import Context
from palermo.domain.reports.reading.passage import Passage
from palermo.domain.reports.reading.suggestion import Item
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
    return sorted(
        f"{each.fields['amount']}{'-' + each.fields['high'] if 'high' in each.fields else ''} {each.fields['currency']}"
        for each in found
    )


@pytest.mark.parametrize(
    ("language", "country", "text", "expected"),
    [
        ("fr", "BJ", "Chaque voyageur a remis 75 000 francs CFA au rabatteur à Cotonou.", ["75000 XOF"]),
        (
            "fr",
            "SN",
            "Le passeur réclamait entre 300 et 400 000 FCFA selon la destination.",
            ["300000-400000 XOF"],
        ),
        (
            "fr",
            "CI",
            "Montant total : 1.250.000 F CFA, dont 250.000 F d'avance.",
            ["1250000 XOF", "250000 XOF"],
        ),
        ("fr", "GN", "Le chauffeur exige 1 500 000 GNF par tête pour Nador.", ["1500000 GNF"]),
        (
            "fr",
            "GN",
            "Elle a versé deux millions cinq cent mille francs guinéens à l'agent.",
            ["2500000 GNF"],
        ),
        ("fr", "ML", "Somme de 3,5 millions FCFA découverte dans le coffre.", ["3500000 XOF"]),
        ("fr", "NE", "la famille a envoyé une rançon de 600.000 FCFA par transfert", ["600000 XOF"]),
        ("fr", "MA", "Il affirme avoir payé 3000 dirhams pour passer la clôture.", ["3000 MAD"]),
        ("fr", "DZ", "saisie de 450 000 DA et 2 500 euros", ["2500 EUR", "450000 DZD"]),
        ("fr", "NE", "le prix du trajet jusqu'à Sebha est de 1 200 dinars libyens", ["1200 LYD"]),
        ("fr", "TG", "Un policier aurait touché 10.000F par passage.", ["10000 XOF"]),
        ("fr", "MR", "Les candidats ont payé de 40 000 à 60 000 ouguiyas chacun.", ["40000-60000 MRU"]),
        (
            "fr",
            "BF",
            "Il gagne 15 000 F par mois et doit rembourser 800 000 francs.",
            ["15000 XOF", "800000 XOF"],
        ),
        ("fr", "SN", "Coût : 400 000 à 500 000 FCFA par personne", ["400000-500000 XOF"]),
        ("fr", "CM", "avance de 200 000 FCFA remise au convoyeur", ["200000 XAF"]),
        ("fr", "SN", "trois cent cinquante mille francs par passager", ["350000 XOF"]),
        ("fr", "SN", "2 F et 5 H à bord, aucun argent trouvé", []),
        ("fr", "NE", "Ils ont marché 40 km et attendu 3 jours, 200 litres d'eau", []),
        ("fr", "BJ", "tél 97 00 01 88, passeport 00481516, camion 1924", []),
        ("fr", "CI", "payé 500€ au marabout puis 1.000 euros à l'arrivée", ["1000 EUR", "500 EUR"]),
        ("fr", "TG", "Le suspect avait sur lui 5 000 dollars US et 12 000 cedis", ["12000 GHS", "5000 USD"]),
        ("fr", "SN", "pour 350 mille francs ou 400 mille francs", ["350000 XOF", "400000 XOF"]),
        ("en", "NG", "He paid ₦250,000 to the connection man in Benin City.", ["250000 NGN"]),
        ("en", "NG", "They were asked for 1.2 million naira each before departure.", ["1200000 NGN"]),
        ("en", "NG", "Suspect had N350k and some coins on him.", ["350000 NGN"]),
        (
            "en",
            "GH",
            "Travel agent collected GH₵7,500 from each girl and promised a job paying $400 per month.",
            ["400 USD", "7500 GHS"],
        ),
        ("en", "GH", "The officer demanded 200 cedis at the barrier.", ["200 GHS"]),
        (
            "en",
            "GM",
            "Each of the youths gave D35,000 to the agent, some gave 40,000 dalasi.",
            ["35000 GMD", "40000 GMD"],
        ),
        ("en", "SL", "She was charged Le 12,000 for the passport.", ["12000 SLE"]),
        ("en", "SL", "Old leones 5,000,000 was recovered", ["5000000 SLE"]),
        ("en", "LR", "The driver took LRD 15,000 and US$50 from the woman.", ["15000 LRD", "50 USD"]),
        ("en", "LR", "L$3,000 bribe was refused", ["3000 LRD"]),
        ("en", "GH", "The price ranges from $1,000 to $2,000 depending on the route.", ["1000-2000 USD"]),
        ("en", "NG", "owes the madam 35,000 euros", ["35000 EUR"]),
        ("en", "NG", "The family paid a ransom of five thousand dollars in Sabha.", ["5000 USD"]),
        ("en", "NG", "a hundred and twenty thousand naira was paid to the driver", ["120000 NGN"]),
        ("en", "GH", "He carried 20 kg of rice, 3 phones and walked 15 miles.", []),
        ("en", "GH", "between 500 and 700 dollars each", ["500-700 USD"]),
        ("en", "NG", "£2,300 and €1,150 were found under the seat", ["1150 EUR", "2300 GBP"]),
        ("en", "GM", "sum of 150,000 CFA sent by money transfer", ["150000 XOF"]),
        ("en", "NG", "arrested 12 Nigerians, 4 NGN women and 3 GHA men", []),
        ("en", "GH", "On 12/03/2026 at 14:30 a bus AS 1234-20 with 45 passengers", []),
        ("en", "KE", "smugglers asked for KES 80,000 or 600 dollars", ["600 USD", "80000 KES"]),
        (
            "en",
            "US",
            "She agreed to pay $8,500 upon arrival; the driver would get $600 per person.",
            ["600 USD", "8500 USD"],
        ),
        ("en", "US", "migrants said they would pay between $6,000 and $9,500", ["6000-9500 USD"]),
        ("en", "US", "paid 11k to a man in Tijuana", ["11000 "]),
        ("en", "NG", "received 10k naira as mobilisation", ["10000 NGN"]),
        ("pt", "GW", "Cada passageiro entregou 250.000 FCFA ao angariador.", ["250000 XOF"]),
        ("pt", "CV", "Foram apreendidos 85 contos e 1.200 euros.", ["1200 EUR", "85000 CVE"]),
        ("pt", "CV", "pagou 45.000$00 pelo bilhete", ["45000 CVE"]),
        ("pt", "CV", "pediu 30 mil escudos pela viagem", ["30000 CVE"]),
        ("pt", "GW", "recebia quinhentos mil francos CFA por cada viagem", ["500000 XOF"]),
        ("pt", "GW", "entre 300 mil e 400 mil CFA", ["300000-400000 XOF"]),
        ("pt", "GW", "um resgate de 2 milhões de francos", ["2000000 XOF"]),
        ("pt", "AO", "transportava US$ 4.500 escondidos na mala", ["4500 USD"]),
        ("pt", "GW", "navio com 25 tripulantes a 12 milhas da costa e 300 kg de peixe", []),
        ("pt", "BR", "cobrava R$ 12.000 por pessoa", ["12000 BRL"]),
        ("es", "CO", "Cada uno pagó 1.500 dólares por cruzar el Darién.", ["1500 USD"]),
        ("es", "CO", "cobraban 350.000 pesos colombianos por persona", ["350000 COP"]),
        ("es", "MX", "El pollero pidió 60 mil pesos a la familia.", ["60000 MXN"]),
        ("es", "ES", "los ocupantes de la patera pagaron entre 2.000 y 3.000 euros", ["2000-3000 EUR"]),
        ("es", "GT", "le exigieron Q5,000 y 8,000 quetzales", ["5000 GTQ", "8000 GTQ"]),
        ("es", "HN", "pagó doce mil dólares a una red", ["12000 USD"]),
        ("es", "PE", "un soborno de 500 soles al agente", ["500 PEN"]),
        ("es", "GQ", "entregó 400.000 francos CFA", ["400000 XAF"]),
        ("es", "ES", "intervenidos 15.300 € en efectivo y 3 teléfonos", ["15300 EUR"]),
        ("es", "ES", "27 varones y 3 mujeres, 2 días de viaje, 40 caballos", []),
        ("fr", "BJ", "Le convoyeur a perçu 25.000 F par enfant au départ de Natitingou.", ["25000 XOF"]),
        ("fr", "TG", "Il réclame un million cinq cent mille francs aux parents", ["1500000 XOF"]),
        ("fr", "SN", "Ils auraient cotisé 12 millions de FCFA pour l'achat de la pirogue", ["12000000 XOF"]),
        ("fr", "CI", "prix du billet : 85 000 frs", ["85000 XOF"]),
        (
            "fr",
            "NE",
            "chacun des 12 passagers a payé 5.000 FCFA à chaque barrière, soit 60.000 FCFA",
            ["5000 XOF", "60000 XOF"],
        ),
        ("fr", "ML", "salaire promis de 150 000 à 200 000 F CFA par mois", ["150000-200000 XOF"]),
        ("fr", "GN", "la somme de 10 millions GNF et 300 USD", ["10000000 GNF", "300 USD"]),
        ("fr", "SN", "Il a 45 ans, mesure 1,80 m et pèse 80 kg", []),
        ("fr", "BF", "véhicule immatriculé 11 HN 4521, 3 F, 12 H et 2 enfants de 5 et 7 ans", []),
        ("fr", "DZ", "contre 80.000 dinars algériens l'unité", ["80000 DZD"]),
        ("fr", "MA", "les passeurs demandaient 25 000 DH", ["25000 MAD"]),
        ("fr", "TN", "payé 3 000 dinars tunisiens au capitaine", ["3000 TND"]),
        (
            "fr",
            "SN",
            "saisi 1 450 € cousus dans une ceinture, 200 $ et 35 000 FCFA",
            ["1450 EUR", "200 USD", "35000 XOF"],
        ),
        ("fr", "MR", "350.000 MRO ou 35.000 MRU", ["35000 MRU", "350000 MRU"]),
        ("fr", "BJ", "dette de 30 000 à 40 000 euros envers la mama", ["30000-40000 EUR"]),
        ("en", "NG", "NGN 3.5 million was traced to the account", ["3500000 NGN"]),
        ("en", "NG", "She paid 700 thousand naira to a trolley man", ["700000 NGN"]),
        ("en", "GH", "for GHS5,000 and the balance of GHS2,500 on arrival", ["2500 GHS", "5000 GHS"]),
        ("en", "GH", "a fee of four thousand five hundred cedis", ["4500 GHS"]),
        ("en", "GM", "agents charge GMD 100,000 or 2,000 dollars", ["100000 GMD", "2000 USD"]),
        ("en", "SL", "NLe 800 was given to the officer", ["800 SLE"]),
        ("en", "NG", "USD 1,500 - 2,000 per head for the crossing", ["1500-2000 USD"]),
        ("en", "NG", "the sum of N1,250,000.00 only", ["1250000 NGN"]),
        ("en", "US", "a $20,000 debt and $5k bond", ["20000 USD", "5000 USD"]),
        ("en", "GH", "3 of the 12 buses with 50 seats; 400 km from Accra; flight ET 920", []),
        ("en", "NG", "house no. 45, Room 12, 18 years old, case 2026/114", []),
        ("en", "LY", "detained until the family paid 3,000 Libyan dinars", ["3000 LYD"]),
        ("en", "NG", "promised wages of 150 dollars a month but got 20 dollars", ["150 USD", "20 USD"]),
        (
            "en",
            "US",
            "one paid $7,000, another $9,500 and the third $12,000",
            ["12000 USD", "7000 USD", "9500 USD"],
        ),
        ("en", "GH", "twenty-five thousand US dollars in counterfeit notes", ["25000 USD"]),
        ("pt", "GW", "pagaram 150 mil francos cada um ao dono da piroga", ["150000 XOF"]),
        ("pt", "GW", "Cobrava 1.000.000 XOF por família", ["1000000 XOF"]),
        ("pt", "CV", "levava 3.500 euros e 120 mil escudos", ["120000 CVE", "3500 EUR"]),
        ("pt", "CV", "cinquenta contos de suborno", ["50000 CVE"]),
        ("pt", "GW", "o preço varia de 600 a 800 mil francos CFA", ["600000-800000 XOF"]),
        ("pt", "PT", "exigiram-lhe 12 mil euros de resgate", ["12000 EUR"]),
        ("pt", "GW", "tem 32 anos e 2 filhos menores, casa n.º 14, voo TP 1482", []),
        ("es", "CO", "cobran USD 350 por adulto y 150 por niño", ["350 USD"]),
        ("es", "MX", "traía 25,000 pesos y 1,200 dólares", ["1200 USD", "25000 MXN"]),
        ("es", "MX", "pagaron $12,500 pesos al guía", ["12500 MXN"]),
        ("es", "EC", "una deuda de quince mil dólares", ["15000 USD"]),
        ("es", "ES", "cada plaza costaba 4.500 €", ["4500 EUR"]),
        ("es", "VE", "entregó 2 millones de bolívares", ["2000000 VES"]),
        ("es", "ES", "patera con 54 personas, 8 metros de eslora y motor de 40 CV", []),
        ("fr", "CI", "Les recruteurs exigeaient 1,2 million FCFA par fille pour le Liban.", ["1200000 XOF"]),
        ("fr", "BJ", "500F, 1000F ou 2000F selon le poste", ["1000 XOF", "2000 XOF", "500 XOF"]),
        ("fr", "NE", "une amende de cent mille francs", ["100000 XOF"]),
        ("fr", "SN", "Le 12 mars 2026 à 14h30, 52 personnes dont 4 F interpellées à 300 m", []),
        (
            "en",
            "GH",
            "Suspect 2 admitted receiving an advance of GHC 3,000 and being promised GHC 10,000 more.",
            ["10000 GHS", "3000 GHS"],
        ),
        ("en", "NG", "naira 45,000 and 300,000 CFA francs", ["300000 XOF", "45000 NGN"]),
        ("en", "US", "was offered $1000 to $1,200 per person", ["1000-1200 USD"]),
        ("en", "GM", "the 23 passengers paid between 50,000 and 60,000 dalasis each", ["50000-60000 GMD"]),
        ("pt", "GW", "o transporte custou 75 mil francos por cabeça", ["75000 XOF"]),
        ("pt", "MZ", "entre 1.000 e 1.500 dólares", ["1000-1500 USD"]),
        ("es", "CO", "les quitaron 800 dólares y dos celulares", ["800 USD"]),
        ("es", "ES", "les exigían entre 300 y 500 euros diarios", ["300-500 EUR"]),
    ],
)
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
