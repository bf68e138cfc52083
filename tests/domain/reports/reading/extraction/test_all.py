"""The whole extraction: nothing raises, spans are places of the text, one stretch is one thing, the package is light."""

import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palermo.domain.reports.reading.extraction import Context, extract, finders
from palermo.domain.reports.reading.extraction.context import flat, level
from palermo.domain.reports.reading.passage import Passage
from palermo.domain.reports.reading.phones import parse
from palermo.domain.reports.reading.plates import normalise
from tests.domain.reports.reading.extraction.reading import things
from tests.domain.reports.reading.scraps import scraps

OWN = ("mrz", "accounts", "phones", "plates", "papers", "vessels", "vehicles")
PARSERS = settings(settings.get_profile("parsers"), max_examples=800)
SCRAPS = scraps(
    "tél n° +229 97 00 01 88 00229 immat. plaque AB 7342 RB 1B 4471 Hilux blc Toyota white "
    "passeport faux B00417725 IMO 9074729 MV "
    "P<NGAIGHARO<<BLESSING<<< B004177255NGA8909213F2803308<<<8 FR14 2004 1010 0505 0001 3M02 606 "
    "Wave « » ? x \x00 \ud800 \u202e é "
    "490 000 F 08/03/26 14 pax \n < ( ) / - . , ;"
)
LANGUAGES = st.sampled_from(["", "en", "fr", "pt", "es"])
COUNTRIES = st.sampled_from(["", "NE", "BEN", "GH", "US", "XX"])


@PARSERS
@given(text=SCRAPS, language=LANGUAGES, country=COUNTRIES)
def test_no_text_raises_and_every_span_is_a_place_in_it(text: str, language: str, country: str) -> None:
    for item in extract(Passage(text, language), country=country):
        assert item.kind and item.value and item.spans
        assert 0.5 <= item.score <= 1.0
        for start, end in item.spans:
            assert 0 <= start < end <= len(text)


@PARSERS
@given(text=SCRAPS, country=COUNTRIES)
def test_values_are_in_their_normal_form(text: str, country: str) -> None:
    for item in extract(Passage(text, "fr"), country=country):
        if item.kind == "phone" and item.value.startswith("+"):
            assert parse(item.value).e164 == item.value
        if item.kind == "plate":
            assert normalise(item.value) == item.value
        if item.kind == "paper" and item.fields["number"]:
            assert item.value == item.fields["number"] and " " not in item.value


@PARSERS
@given(text=st.text(max_size=80))
def test_a_level_text_keeps_every_place(text: str) -> None:
    assert len(flat(text)) == len(text)


def test_a_level_text_has_no_accents_no_capitals_and_no_wrapped_lines() -> None:
    assert level(Passage("Tél. n°\u00a0٩٧\nÉté « Œil »\n\nFin")) == 'tel. n° 97 ete " oil "\n\nfin'


@pytest.mark.parametrize(
    ("text", "country", "kinds"),
    [
        ("IBAN FR14 2004 1010 0505 0001 3M02 606", "NE", {"account"}),
        ("le 20/01/1999", "NE", {"date"}),
        ("490 000 F", "NE", {"money"}),
        ("tél 97 00 01 88", "BJ", {"phone"}),
        ("minibus immat. AB7342RB", "BJ", {"plate"}),
    ],
)
def test_one_stretch_of_figures_is_one_thing(text: str, country: str, kinds: set[str]) -> None:
    found = {item.kind for item in extract(Passage(text, "fr"), country=country)}
    assert found & {"account", "date", "money", "phone", "plate", "drug", "age"} == kinds


def test_a_plate_may_stand_in_its_vehicle_and_is_named_there() -> None:
    (vehicle,) = things("vehicle", "pick-up Hilux blc 1 B 4471, puis un camion rouge", "fr", "NE")[:1]
    (plate,) = things("plate", "pick-up Hilux blc 1 B 4471, puis un camion rouge", "fr", "NE")
    assert vehicle.fields["plate"] == plate.fields["plate"] == "1 B 4471"
    assert (
        things("vehicle", "un Hilux. 1 B 4471 est la plaque d'un camion rouge", "fr", "NE")[0].fields["plate"]
        == ""
    )


@pytest.mark.parametrize(
    "piece",
    ["1 ", "+1", "97 00 01 88 ", "AB 1234 RB ", "plaque AB 1234 ", "passeport n° ", "faux passeport ", "<", "tel ", "\n",
     "P<NGAA<<B<", "FR14 2004 ", "MV A ", 'pirogue "', "IMO 9074729 ", "Toyota ", "blanc ", "de ", "((", "?", "A1", "1A ",
     "Wave 97000188 "],
)  # fmt: skip
def test_time_grows_with_the_text_and_not_faster(piece: str) -> None:
    own = [find for find in finders() if find.__module__.rsplit(".", 1)[-1] in OWN]

    def spent(size: int) -> float:
        passage = Passage((piece * size)[: size * 2], "fr")
        level(passage)
        best = 9.0
        for _ in range(2):
            started = time.perf_counter()
            for find in own:
                find(passage, Context("NE"))
            best = min(best, time.perf_counter() - started)
        return best

    spent(500)
    short, long = spent(4_000), spent(32_000)
    assert long < max(20 * short, 0.25), (piece, short, long)


def test_importing_the_package_loads_no_heavy_library() -> None:
    heavy = "('phonenumbers', 'stdnum', 'mrz', 'numpy', 'django')"
    code = f"import sys, palermo.domain.reports.reading.extraction; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
