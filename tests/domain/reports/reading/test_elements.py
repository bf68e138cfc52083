"""Elements of trafficking and smuggling: what is needed, supported, missing and open, and signs of turning."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palermo.domain.reports.reading.elements import standing
from palermo.domain.reports.reading.suggestion import Reading, Span, Suggestion

ACT = Suggestion("acts", "recruitment", 0.8, (Span(0, 4),))
MEANS = Suggestion("means", "deception", 0.7, (Span(5, 9),))
PURPOSE = Suggestion("purposes", "forced_labour", 0.9, (Span(10, 14),))
SMUGGLING = Suggestion("classes", "08051", 0.9, (Span(0, 2),), kind="som")
DEBT = Suggestion("indicators", "g_debt", 0.8, (Span(3, 6),))


@pytest.mark.parametrize(
    ("child", "missing", "unanswered"),
    [(False, ("means",), ()), (True, (), ()), (None, (), ("means",))],
)
def test_means_are_needed_for_an_adult_and_not_for_a_child(child, missing, unanswered):
    stands = standing([ACT, PURPOSE], child=child).trafficking
    assert stands.missing == missing
    assert stands.open == unanswered


def test_means_of_a_child_are_recorded_all_the_same():
    means = standing([ACT, MEANS, PURPOSE], child=True).trafficking.elements[1]
    assert means.need == "not_needed"
    assert means.supports[0].code == "deception"
    assert means.spans == (Span(5, 9),)


def test_smuggling_without_a_benefit_misses_it():
    found = [
        SMUGGLING,
        Suggestion("elements", "procurement", 0.8, (Span(0, 3),)),
        Suggestion("elements", "illegal_entry", 0.8, (Span(4, 8),)),
    ]
    assert standing(found, child=None).smuggling.missing == ("benefit",)


def test_smuggling_turns_when_a_debt_is_to_be_worked_off():
    assert [each.code for each in standing([SMUGGLING, DEBT], child=None).turning] == ["g_debt"]
    assert standing([DEBT], child=None).turning == ()


def test_a_reading_and_its_suggestions_say_the_same():
    found = (ACT, PURPOSE, SMUGGLING, DEBT)
    assert standing(Reading("en", "1", found), child=False) == standing(found, child=False)


def test_nothing_suggested_is_nothing_spoken_of():
    empty = standing([], child=None)
    assert not empty.trafficking.spoken_of
    assert not empty.smuggling.spoken_of
    assert empty.trafficking.missing == ("act", "purpose")


@given(st.sets(st.sampled_from([ACT, MEANS, PURPOSE, SMUGGLING, DEBT])), st.sampled_from([True, False, None]))
def test_an_element_is_supported_missing_open_or_not_needed(found, child):
    for stands in (standing(found, child=child).trafficking, standing(found, child=child).smuggling):
        for element in stands.elements:
            told = (element.supported, element.name in stands.missing, element.name in stands.open)
            assert sum(told) <= 1
            assert sum(told) == 1 or element.need == "not_needed"
