"""From an item to a part of the report, and whether the report has it in another spelling."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palermo.domain.reports import content as c
from palermo.domain.reports.reading.extraction import extract
from palermo.domain.reports.reading.passage import Passage
from palermo.domain.reports.reading.structured import already_in, part_of
from palermo.domain.reports.reading.suggestion import Item
from tests.domain.reports.reading.scraps import scraps

PARSERS = settings(settings.get_profile("parsers"), max_examples=500)
SINGLE = ("counts", "toll", "when", "where")
SCRAPS = scraps(
    "tél +229 97 00 01 88 immat. AB 7342 RB Hilux blc passeport B00417725 faux 14 pax 3 morts 490 "
    "000 F 3,2 kg cocaïne Gaya Niamey "
    "le 8/3/26 Chauffeur ALIDOU Souley béninois 17 ans 2 F 6 guin. 35 000 F par personne pirogue « Yaye »"
)


def content_with(section: str, part: c.Part) -> c.Content:
    return c.Content.model_validate({section: part if section in SINGLE else [part]})


def item(called: str, value: str, **fields: Any) -> Item:
    return Item(called, value, fields)


@pytest.mark.parametrize(
    ("seen", "section", "part"),
    [
        (item("phone", "+2290197000188", number="97 00 01 88"), "phones", c.Phone(number="+2290197000188")),
        (item("phone", "9000??16", number="90 00 ?? 16", partial=True), "phones", c.Phone(number="90 00 ?? 16", partial=True)),
        (item("account", "+22376000122", scheme="mobile_money", provider="Wave"), "phones",
         c.Phone(number="+22376000122", note="Wave")),
        (item("plate", "AB7342RB", plate="AB 7342 RB"), "vehicles", c.Vehicle(plate="AB 7342 RB")),
        (item("vehicle", "blanc Toyota HiAce", kind="minibus", make="Toyota", model="HiAce", colour="blanc", year="2004"),
         "vehicles", c.Vehicle(kind="minibus", make="Toyota HiAce", colour="blanc", note="2004")),
        (item("vessel", "9074729", imo="9074729", name="OCEAN STAR"), "vehicles",
         c.Vehicle(kind="ship", name="OCEAN STAR", note="IMO 9074729")),
        (item("paper", "B00417725", type="passport", number="B00417725", country="NG", fraud="impostor"), "papers",
         c.Paper(type="passport", number="B00417725", country="NG", fraud="impostor")),
        (item("money", "490000 XOF", amount="490000", currency="XOF", what="found"), "money",
         c.Money(amount="490000", currency="XOF", what="found")),
        (item("fee", "35000 XOF", amount="35000", currency="XOF", destination="Agadez"), "legs",
         c.Leg(destination="Agadez", fee=c.Money(amount="35000", currency="XOF"))),
        (item("drug", "cocaine_salt 3.24 kg", drug="cocaine_salt", amount="3.24", unit="kg"), "seizures",
         c.Seizure(kind="drugs", drug="cocaine_salt", amount="3.24", unit="kg")),
        (item("count", "14 people", who="people", n=14), "counts", c.Counts(people=14)),
        (item("count", "6 GN people", who="people", n=6, nationality="GN"), "counts", c.Counts(nationalities={"GN": 6})),
        (item("count", "0 injured", who="injured", n=0), "toll", c.Toll(injured=0)),
        (item("date", "2026-03-08", start="2026-03-08", end="2026-03-08", time="05:40"), "when",
         c.When(start="2026-03-08", time="05:40")),
        (item("place", "Gaya", place="Gaya", country="NE", lat=11.88, lon=3.45), "where",
         c.Where(place="Gaya", country="NE", lat=11.88, lon=3.45)),
        (item("crossing", "gaya_malanville", country="NE"), "where", c.Where(country="NE", crossing="gaya_malanville")),
        (item("person", "ALIDOU Souley", name="ALIDOU Souley", role="driver", nationality="BJ", born="1984", sex="M"),
         "people", c.Person(name="ALIDOU Souley", role="driver", nationality="BJ", born="1984", sex="M")),
    ],
)  # fmt: skip
def test_an_item_makes_its_part_and_is_then_known(seen: Item, section: str, part: c.Part) -> None:
    assert part_of(seen) == (section, part)
    assert not already_in(seen, c.Content())
    assert already_in(seen, content_with(section, part))


@pytest.mark.parametrize(
    "seen",
    [
        item("account", "FR1420041010050500013M02606", scheme="iban"),
        item("age", "17", low=17, high=17),
        item("country", "LY", country="LY"),
        item("count", "4 suspects", who="suspects", n=4),
        item("date", "1979-11-03", start="1979-11-03", of="birth"),
        item("money", "much", amount="-5", currency="XOF"),
        item("unheard", "of"),
    ],
)
def test_what_no_section_holds_makes_no_part(seen: Item) -> None:
    assert part_of(seen) is None


@pytest.mark.parametrize(
    ("seen", "content", "known"),
    [
        (item("phone", "+2290197000188"), c.Content(where=c.Where(country="BJ"), phones=[c.Phone(number="97 00 01 88")]), True),
        (item("phone", "+2290197000188"), c.Content(phones=[c.Phone(number="0022997000188")]), True),
        (item("phone", "+2290197000188"), c.Content(phones=[c.Phone(number="97 00 01 89")]), False),
        (item("plate", "AB7342RB"), c.Content(vehicles=[c.Vehicle(plate="ab-7342-rb")]), True),
        (item("plate", "AB7342"), c.Content(vehicles=[c.Vehicle(plate="AB 7342 RB")]), True),
        (item("plate", "AB7?42RB"), c.Content(vehicles=[c.Vehicle(plate="AB 7342 RB")]), True),
        (item("plate", "AB7342RB"), c.Content(vehicles=[c.Vehicle(plate="AB 7343 RB")]), False),
        (item("vehicle", "HiAce", make="Toyota", model="HiAce"), c.Content(vehicles=[c.Vehicle(make="toyota hiace 2004")]), True),
        (item("vehicle", "HiAce", make="Toyota", model="HiAce", colour="rouge"),
         c.Content(vehicles=[c.Vehicle(make="Toyota HiAce", colour="blanc")]), False),
        (item("paper", "O00481516", type="passport", number="O00481516"),
         c.Content(papers=[c.Paper(number="000 481 516")]), True),
        (item("paper", "visa", type="visa", fraud="counterfeit", count=6),
         c.Content(papers=[c.Paper(type="visa", fraud="counterfeit", count=2)]), False),
        (item("money", "490000 XOF", amount="490000.00", currency="XOF"), c.Content(money=[c.Money(amount="490000")]), True),
        (item("money", "490000 XOF", amount="490000", currency="XOF"),
         c.Content(money=[c.Money(amount="490000", currency="GNF")]), False),
        (item("person", "Souley Alidou"), c.Content(people=[c.Person(name="ALIDOU Souley")]), True),
        (item("place", "Kpémé"), c.Content(legs=[c.Leg(origin="kpeme")]), True),
        (item("date", "2026-03", start="2026-03"), c.Content(when=c.When(start="2026-03-08")), True),
        (item("nationality", "GN"), c.Content(people=[c.Person(nationality="GN")]), True),
        (item("age", "17"), c.Content(people=[c.Person(age="17")]), True),
    ],
)  # fmt: skip
def test_other_spellings_of_the_same_are_known(seen: Item, content: c.Content, known: bool) -> None:
    assert already_in(seen, content) is known


@pytest.mark.parametrize(
    ("role", "name"),
    [("driver", "SOW Ibrahima"), ("unknown", "SOW Ibrahima"), ("presumed_victim", ""), ("child", "")],
)
def test_a_protected_person_comes_without_a_name(role: str, name: str) -> None:
    made = part_of(item("person", "SOW Ibrahima", name="SOW Ibrahima", alias="Ibou", role=role))
    assert made is not None and isinstance(made[1], c.Person)
    assert (made[1].name, made[1].alias) == (name, "Ibou" if name else "")


def test_a_code_of_a_protected_person_is_kept() -> None:
    made = part_of(item("person", "V1", name="V1", role="presumed_victim"))
    assert made is not None and isinstance(made[1], c.Person) and made[1].name == "V1"


@PARSERS
@given(text=SCRAPS, country=st.sampled_from(["", "NE", "BJ", "GH"]))
def test_whatever_is_extracted_makes_a_part_that_a_report_holds_and_knows(text: str, country: str) -> None:
    for each in extract(Passage(text, "fr"), country=country):
        made = part_of(each)
        if made:
            section, part = made
            held = content_with(section, part)
            if not isinstance(part, c.Person) or part.name:
                assert already_in(each, held), (each, part)
