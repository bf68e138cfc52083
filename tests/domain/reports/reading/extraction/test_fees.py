"""What travellers paid for a leg: where from, where to, each or together."""

import pytest

from palermo.domain.reports.reading.extraction import fees, money
from tests.domain.reports.reading.extraction.reading_aids import ODD, field, read, values


def test_two_legs_have_their_own_fees() -> None:
    text = (
        "Ils déclarent avoir traversé en pirogue de nuit, 2 000 F chacun, et que le chauffeur a pris 35 000 F par "
        "personne pour les amener à Agadez. 490 000 F trouvés dans la boîte à gants."
    )
    found = read(fees.find, text, country="NE", language="fr")
    assert values(found) == ["2000 XOF", "35000 XOF"]
    assert [each.fields["destination"] for each in found] == ["", "Agadez"]
    assert all(each.fields["per_person"] for each in found)
    assert values(read(money.find, text, country="NE", language="fr")) == ["490000 XOF"]


@pytest.mark.parametrize(
    ("language", "text", "value", "origin", "destination", "each"),
    [
        ("en", "Passengers paid N60,000 each for Agadez.", "60000 NGN", "", "Agadez", True),
        ("en", "they paid GHS 900 from Accra to Tema by boat", "900 GHS", "Accra", "Tema", False),
        ("pt", "Cada um pagou 350.000 xof pela viagem para Espanha", "350000 XOF", "", "Espanha", True),
        (
            "es",
            "pagaron 4.000 dólares por persona para cruzar hasta Tapachula",
            "4000 USD",
            "",
            "Tapachula",
            True,
        ),
        ("fr", "passage 400 000 F en tout pour toute la famille", "400000 XOF", "", "", False),
    ],
)
def test_fees(language: str, text: str, value: str, origin: str, destination: str, each: bool) -> None:
    found = read(fees.find, text, language=language)
    assert values(found) == [value]
    assert field(found, value, "origin") == origin
    assert field(found, value, "destination") == destination
    assert field(found, value, "per_person") is each


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "salaire promis de 150 000 F par mois"),
        ("en", "the driver was to be paid $300 for the smuggling trip"),
        ("en", "D612,000 found in cash in the boat"),
        ("pt", "um resgate de 2 milhões de francos"),
    ],
)
def test_wages_rewards_ransoms_and_seized_money_are_no_fees(language: str, text: str) -> None:
    assert read(fees.find, text, language=language) == []
    assert len(read(money.find, text, language=language)) == 1


@pytest.mark.parametrize("odd", ODD)
def test_odd_texts(odd: str) -> None:
    read(fees.find, odd)
