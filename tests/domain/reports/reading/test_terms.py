"""Words: what is in a text is found by it, in any language and spelling."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palermo.domain.reports.reading.stems import memory
from palermo.domain.reports.reading.stopwords import ANY_STOP, guess_language
from palermo.domain.reports.reading.terms import identifiers, phrase_spans, plan, query_terms, snippet, terms
from palermo.kernel.text import fold, words

FR = "Ils déclarent avoir traversé en pirogue de nuit, et le chauffeur a pris 35 000 F par personne pour Agadez."
EN = (
    "They were climbing down behind the lorry park for a bush path round both posts, each of them paid 1,400."
)
PT = "42 pessoas prontas para embarcar, destino Canárias, cada um pagou 350.000 e as operações não foram vistas."
ES = "Las víctimas fueron llevadas a la ciudad por un hombre que les quitó los documentos y el dinero."


def found(text: str, query: str, language: str = "") -> bool:
    """Say whether a document holds one alternative of every word of a query."""
    held = terms(text, language)
    return all(held & alternatives for alternatives in query_terms(query))


@pytest.mark.parametrize(
    ("text", "query"),
    [
        (FR, "traversées"),
        (FR, "TRAVERSE"),
        (FR, "pirogues chauffeurs"),
        (FR, "personnes"),
        (FR, "la nuit"),
        (EN, "climb"),
        (EN, "lorry parks"),
        (EN, "posts and paths"),
        (PT, "operação"),
        (PT, "operacoes"),
        (PT, "canarias"),
        (PT, "embarcaram pessoa"),
        (ES, "victima documento"),
        ("migrants drowned", "migrant"),
        ("Contrôle d'un car à Gaya avec dix personnes et le chauffeur", "car"),
    ],
)
def test_a_word_is_found_in_its_other_forms(text: str, query: str) -> None:
    assert found(text, query)


@pytest.mark.parametrize("query", ["camion", "train", "agadir", "mer"])
def test_other_words_are_not_found(query: str) -> None:
    assert not found(FR, query)


def test_stop_words_are_no_terms_and_are_not_asked_for_unless_nothing_is_left() -> None:
    assert not terms(FR) & {"en", "de", "et", "le", "par", "pour"}
    assert len(query_terms("de la pirogue")) == 1
    assert len(query_terms("de la")) == 2
    assert query_terms("  ,;  ") == []


@pytest.mark.parametrize(
    ("text", "language"), [(FR, "fr"), (EN, "en"), (PT, "pt"), (ES, "es"), ("Kano Zinder", ""), ("", "")]
)
def test_the_language_is_guessed_from_its_small_words(text: str, language: str) -> None:
    assert guess_language({word.lower() for word in words(text)}) == language


@given(st.text(max_size=200), st.sampled_from(["", "en", "fr", "pt", "es", "ha", "xx"]))
@settings(settings.get_profile("parsers"), max_examples=1_000)
def test_every_word_of_a_text_finds_it_whatever_the_language(text: str, language: str) -> None:
    held = terms(text, language)
    for word in words(text):
        if fold(word) not in ANY_STOP and memory("")[word.lower()]:
            assert all(held & alternatives for alternatives in query_terms(word)), word


@given(st.text(max_size=200), st.text(max_size=60))
@settings(settings.get_profile("parsers"), max_examples=1_000)
def test_any_text_and_query_give_spans_in_order_and_a_snippet(text: str, query: str) -> None:
    spans = phrase_spans(text, query)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(before[1] < after[0] for before, after in pairwise(spans))
    assert all(piece for piece, _ in snippet(text, query, width=40))
    assert len(plan(query)) <= 40


@pytest.mark.parametrize("unit", ["a", "1", "1 ", "a1", "ab ", "é1 ", "AB 7342 RB ", "+1", "1 a ", "\u0301"])
def test_long_text_takes_time_in_proportion(unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        began = time.process_time()
        terms(text)
        identifiers(text)
        snippet(text, "AB 7342 RB")
        return time.process_time() - began

    seconds(10_000)
    short, long = seconds(12_500), seconds(100_000)
    assert long < max(short, 0.05) * 8 * 4  # eight times the text; the rest is for a busy machine
