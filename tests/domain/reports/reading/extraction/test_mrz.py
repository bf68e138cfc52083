"""Machine-readable zones: the specimens of ICAO Doc 9303, and one with its lines broken by a paste."""

import pytest

from palermo.domain.reports.reading.suggestion import Item
from tests.domain.reports.reading.extraction.reading import things

BOOK = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"
TWO = "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6"
THREE = "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<"
VISA = "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL8988901C4XXX4009078F96121096ZE184226B<<<<<<"
NIGERIAN = "P<NGAIGHARO<<BLESSING<<<<<<<<<<<<<<<<<<<<<<< B004177255NGA8909213F2803308<<<<<<<<<<<<<<<8"


@pytest.mark.parametrize(
    ("zone", "kind", "number", "born", "expires"),
    [
        (BOOK, "passport", "L898902C3", "1974-08-12", "2012-04-15"),
        (TWO, "national_id", "D23145890", "1974-08-12", "2012-04-15"),
        (THREE, "national_id", "D23145890", "1974-08-12", "2012-04-15"),
        (VISA, "visa", "L8988901C", "1940-09-07", "1996-12-10"),
    ],
)
def test_the_specimens_are_read_whole(zone: str, kind: str, number: str, born: str, expires: str) -> None:
    text = f"MRZ lue au poste :\n{zone}\nRien d'autre."
    (paper,) = things("paper", text, "fr")
    fields = paper.fields
    assert (fields["type"], fields["number"], fields["born"], fields["mrz"]) == (kind, number, born, True)
    assert (fields["name"], fields["sex"], paper.score) == ("ANNA MARIA ERIKSSON", "F", 0.99)
    assert fields["expires"][2:] == expires[2:]
    ((start, end),) = paper.spans
    assert text[start:end].startswith(zone[:5])


@pytest.mark.parametrize(
    "text",
    [
        f"MRZ from e-gate: {NIGERIAN}",
        NIGERIAN.replace("<<<<<<<<<", "<<<< <<<<<"),
        NIGERIAN.replace(" ", "\r\n"),
    ],
)
def test_blanks_inside_the_zone_are_forgiven(text: str) -> None:
    (paper,) = things("paper", text, "en")
    names = ("number", "country", "nationality", "name", "born", "expires", "sex")
    expected = ["B00417725", "NG", "NG", "BLESSING IGHARO", "1989-09-21", "2028-03-30", "F"]
    assert [paper.fields[name] for name in names] == expected


def test_the_zone_names_its_holder_and_nothing_inside_it_is_read_otherwise() -> None:
    (person,) = things("person", f"MRZ {NIGERIAN}", "en")
    assert (person.value, person.fields["nationality"]) == ("BLESSING IGHARO", "NG")
    assert things("phone", f"MRZ {NIGERIAN}", "en", "NG") == []


def test_a_second_line_alone_tells_o_from_zero_by_the_check_digit() -> None:
    zone = "0004815165GIN9402076F2905143<<<<<<<<<<<<<<<6"
    (paper,) = things("paper", f"Linha 2: {zone}", "pt")
    assert (paper.fields["number"], paper.fields["country"]) == ("O00481516", "GN")


def test_a_zone_with_wrong_check_digits_is_less_sure() -> None:
    def score(zone: str) -> float:
        found: list[Item] = things("paper", zone, "en")
        return found[0].score if found else 0.0

    one_wrong = NIGERIAN.replace("B00417725", "B00417726")
    assert score(NIGERIAN) > score(one_wrong) > score(one_wrong.replace("890921", "890922")) > 0


def test_a_first_line_alone_gives_the_name() -> None:
    (paper,) = things("paper", "P<NGAIGHARO<<BLESSING<<<<<<<<<<<<<<<<<<<<<<< illegible", "en")
    assert (paper.fields["name"], paper.fields["number"], paper.score) == ("BLESSING IGHARO", "", 0.8)
