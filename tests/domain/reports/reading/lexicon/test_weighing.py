"""What the lexicon suggests for whole reports: reasons, negation, gates, parents; and that no text breaks it."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palermo.domain.reports.reading import lexicon
from palermo.domain.reports.reading.lexicon import weighing
from palermo.domain.reports.reading.lexicon.hearing import Heard
from palermo.domain.reports.reading.passage import Passage
from palermo.domain.reports.reading.suggestion import FACETS, Span
from palermo.foundations.vocabularies import vocabulary

TRAFFICKED = (
    "Two women were recruited in Lome and promised hotel jobs in Kuwait. On arrival their passports were kept, "
    "they cleaned a private house 18 hours a day without pay and were beaten. They were told to repay the ticket."
)
SMUGGLED = (
    "Nine migrants were hidden under a tarpaulin and taken by the bush path around the post. "
    "Each paid 300 dollars to the smuggler. No one was beaten, no minors, no drugs."
)


def listed(text, language="en"):
    return {(each.facet, each.code): each for each in lexicon.weigh(Passage(text, language))}


def test_a_report_of_servitude_brings_its_acts_means_and_purpose():
    found = listed(TRAFFICKED)
    assert {
        ("classes", "02042"),
        ("acts", "recruitment"),
        ("means", "deception"),
        ("means", "threat_force_coercion"),
        ("means", "documents_withheld"),
        ("purposes", "domestic_servitude"),
        ("sector", "domestic_servitude"),
        ("indicators", "g_no_papers_held"),
    } <= set(found)
    assert ("classes", "02041") not in found
    assert ("sector", "hotel_restaurant_bar") not in found


def test_smuggling_alone_gets_no_acts_no_means_and_nothing_it_denies():
    found = listed(SMUGGLED)
    assert {("classes", "08051"), ("elements", "benefit"), ("som_modes", "clandestine")} <= set(found)
    assert not {facet for facet, _ in found} & {"acts", "means", "purposes", "form", "sector"}
    assert ("classes", "060121") not in found
    assert ("urgency", "child") not in found
    assert ("aggravations", "inhuman_treatment") not in found


def test_smuggling_brings_its_circumstances_and_trafficking_alone_none():
    text = (
        "Nine migrants, two of them children, were abandoned in the desert by smugglers and three died. "
        "An officer took a bribe to let them pass, and others were held until the family paid a ransom."
    )
    found = {code for facet, code in listed(text) if facet == "circumstances"}
    assert found >= {"death", "children", "officials_involved", "ransom", "abandonment"}
    assert "organised_group" not in found
    assert not {facet for facet, _ in listed(TRAFFICKED)} & {"circumstances"}


def test_a_sale_of_a_person_is_a_transfer_and_a_receipt():
    found = listed("The girl was sold to a brothel for 40,000 rupees and forced into prostitution.")
    assert {("acts", "transfer"), ("acts", "receipt"), ("purposes", "sexual_exploitation")} <= set(found)


def test_spans_are_the_words_of_the_text():
    found = listed(SMUGGLED)
    words = [SMUGGLED[start:end] for start, end in found["som_modes", "clandestine"].spans]
    assert "bush path" in words


def test_what_is_denied_speaks_against():
    text = "Cocaine was found. No drugs in the second car."
    against = listed(text)["classes", "060121"].against
    assert [text[start:end] for start, end in against] == ["drugs"]


def test_a_subcode_brings_its_parent():
    found = listed(TRAFFICKED)
    for (facet, code), each in found.items():
        if facet not in ("classes", "urgency"):
            parent = vocabulary(*FACETS[facet])[code].data.get("parent")
            assert not parent or found[facet, str(parent)].score >= each.score


def test_a_hedge_weakens_and_does_not_silence():
    sure = lexicon.concepts(Passage("The driver carried drugs.", "en"))["drug_word"]
    hedged = lexicon.concepts(Passage("The driver denies the drugs.", "en"))["drug_word"]
    assert sure.strength == 1
    assert 0 < hedged.strength < 1
    assert not hedged.against


@pytest.mark.parametrize("label", weighing.labels(), ids=lambda label: label.name)
def test_more_of_what_speaks_for_a_label_never_lowers_it(label):
    said = Heard((Span(0, 1),), (), 1.0)
    heard = {}
    last = weighing.scores(heard).get(label.name, 0.0)
    for concept, weight in label.weights.items():
        if weight > 0 and not label.leans and not label.needs:
            heard[concept] = said
            score = weighing.scores(heard)[label.name]
            assert score >= last
            last = score


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400), st.sampled_from(("", "en", "fr", "pt", "es")))
def test_no_text_breaks_it_and_every_span_lies_inside(text, language):
    passage = Passage(text, language)
    for each in lexicon.weigh(passage):
        assert 0.5 <= each.score <= 1
        assert all(0 <= start < end <= len(passage.raw) for start, end in (*each.spans, *each.against))


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from([*TRAFFICKED.split(), *SMUGGLED.split(), "no", "\0", "\ud800", "‮", "🚤"]), max_size=80
    )
)
def test_words_of_the_trade_in_any_order_bring_suggestions_with_reasons(words):
    passage = Passage(" ".join(words), "en")
    for each in lexicon.weigh(passage):
        assert each.concepts
        assert each.spans


def test_a_text_made_to_be_slow_is_read_in_time():
    text = "forced the girl to work for money and promise not to leave the house " * 1500
    began = time.perf_counter()
    lexicon.weigh(Passage(text, "en"))
    assert time.perf_counter() - began < 5
