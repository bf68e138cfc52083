"""Whatever a text holds, reading it ends, in time, and with suggestions that lie within the text."""

import os
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palermo.domain.reports.reading.kept import from_bytes, to_bytes
from palermo.domain.reports.reading.passage import READ
from palermo.domain.reports.reading.suggesting import suggest
from palermo.domain.reports.reading.suggestion import FACETS, KINDS, Reading

LANGUAGES = ("en", "fr", "pt", "es")
# Ten thousand is what the promise says; a run of the whole suite tries fewer, and `PALERMO_CASES` sets the number.
CASES = int(os.environ.get("PALERMO_CASES", "400"))
ALL = 10_000
MEGABYTE = 1_000_000
PATIENCE = 10.0  # seconds of processor time for a text of a megabyte

PIECES = (
    "Driver ALIDOU Souley, +227 96 00 01 42, paid GHS 1,400 each at Gaya for 14 pax on 8/3/26",
    "chauffeur Mahamadou né en 1984 tél 97 00 01 88, 490 000 F CFA, immat. AB 7342 RB, pas de mineur",
    "o condutor cobrou 60.000 FCFA, matr. 22-14-BS, 12 crianças, passaporte CA0077412, 430 quilos de cocaína",
    "el conductor cobró 150 dólares, placa 2217-KLT, no se halló droga, DNI retenido, mina informal",
    "P<GNBMANE<<QUINTA<<<<<<<<<<<<<<<<<<<<<<<<<<<", "IBAN DE89 3704 0044 0532 0130 00",
    "vessel STAR OF KETA, IMO 9998808", "IMO 9074729",
    "N20.6 E12.7", "99999999999999999999999999", "1.1.1.1.1.1", "3,5,7,9 kg", "½ kg", "١٢٣ كغ", "（１２）",
    "$", "€", "F", "n°", "né le", "de", "à", "dit", "alias", "aged", "of", "years", "32/13/2026", "29.02.2025", "24:61",
    "\x00", "\u202e", "\u2066", "\u200b", "\ud800", "\udfff", "😀", "👨‍👩‍👧", "é", "e\u0301", "ß", "İ", "ǅ", "𝟗𝟗",
    "\n\n", "\t", " ", ".",
    "(", "[", "«", "<<<", "((((((", "----", "++++", "\\", "%s", "{}", "{% x %}", "../..", "'\"", "\r\n", "\u2028",
)  # fmt: skip
TEXTS = st.one_of(
    st.text(st.characters(), max_size=200),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(st.characters(), max_size=8)), max_size=14).map(
        " ".join
    ),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(st.characters(), max_size=3)), max_size=14).map(
        "".join
    ),
    st.tuples(st.sampled_from(PIECES), st.integers(1, 60)).map(lambda given: given[0] * given[1]),
)


def _check(reading: Reading, text: str) -> None:
    assert reading.language in LANGUAGES
    for each in reading.suggestions:
        assert each.facet in FACETS
        assert 0.5 <= each.score <= 1.0
        assert not each.kind or each.kind in KINDS
    for item in reading.items:
        assert item.kind and 0.5 <= item.score <= 1.0
    spans = [each.spans for each in reading.suggestions] + [item.spans for item in reading.items]
    assert all(0 <= span.start < span.end <= len(text) for several in spans for span in several)
    if text.isprintable():  # a lone surrogate has no bytes; such a text never gets past `clean`
        kept = from_bytes(to_bytes(reading))
        assert [(each.kind, each.value, each.spans) for each in kept.items] == [
            (each.kind, each.value, each.spans) for each in reading.items
        ]


@settings(max_examples=CASES, deadline=None)
@given(
    TEXTS,
    st.sampled_from((*LANGUAGES, "", "ar", "xx")),
    st.sampled_from(("", "NE", "BJ", "GW", "CV", "ZZ", "x")),
)
def test_any_text_is_read(text: str, language: str, country: str) -> None:
    _check(suggest(text, language=language, country=country), text)


@pytest.mark.slow
@pytest.mark.skipif(CASES >= ALL, reason="the test above tries as many already")
@settings(max_examples=ALL, deadline=None, database=None)
@given(TEXTS, st.sampled_from(LANGUAGES))
def test_many_texts_are_read(text: str, language: str) -> None:
    _check(suggest(text, language=language, country="NE"), text)


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        *PIECES[:4],
        "1",
        "1 ",
        "a",
        "A",
        "A1 ",
        "\u202e",
        "\ud800",
        "<",
        "+",
        "Ouédraogo Salif, ",
        ". ",
        "\n",
        "0 000 ",
        "😀",
    ],
)
def test_a_megabyte_is_read_in_time(piece: str) -> None:
    text = piece * (MEGABYTE // len(piece))
    began = time.thread_time()
    reading = suggest(text, language="fr", country="NE")
    assert time.thread_time() - began < PATIENCE
    _check(reading, text)
    assert all(span.end <= READ for each in reading.items for span in each.spans)
