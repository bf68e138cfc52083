"""Rules on plain facts: priority, dates, what is missing, value."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palermo.domain.reports import rules
from palermo.domain.reports.content import Content, Counts, Person, Urgency, When, Where
from tests.domain.reports.contents import contents, full


def test_a_full_report_may_leave() -> None:
    assert rules.problems(full(), leaving=True) == []


@pytest.mark.parametrize(
    "content, codes",
    [
        (Content(), {"what_is_missing", "when_is_missing", "where_is_missing"}),
        (Content(narrative="x", when=When(words="hier"), where=Where(words="au pont")), set()),
        (Content(kind="nil_return", when=When(start="2026-03"), where=Where(country="NE")), set()),
        (full(when=When(start="2026-02-30")), {"bad_date"}),
        (full(when=When(start="2026-03", end="2026-02")), {"ends_before_start"}),
        (full(people=[Person(role="wizard")]), {"unknown_code"}),
    ],
)
def test_what_keeps_a_report_back(content: Content, codes: set[str]) -> None:
    assert {problem.code for problem in rules.problems(content, leaving=True)} == codes


@pytest.mark.parametrize(
    "partial, first, last",
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-03-08", date(2026, 3, 8), date(2026, 3, 8)),
    ],
)
def test_bounds_of_partial_dates(partial: str, first: date, last: date) -> None:
    assert rules.bounds(partial) == (first, last)


@given(st.from_regex(r"\d{4}(-\d{2}(-\d{2})?)?", fullmatch=True))
def test_bounds_never_raise(partial: str) -> None:
    found = rules.bounds(partial)
    assert found is None or found[0] <= found[1]


@pytest.mark.parametrize(
    "content, priority",
    [
        (full(people=[], kind="incident"), rules.ROUTINE),
        (full(people=[], kind="arrest"), rules.PRIORITY),
        (full(people=[], kind="incident", urgency=Urgency(child=True)), rules.PRIORITY),
        (full(people=[], kind="incident", urgency=Urgency(life=True)), rules.FLASH),
        (full(people=[], kind="incident", urgency=Urgency(moving=True)), rules.FLASH),
        (full(people=[Person(age="12-14")], kind="incident"), rules.PRIORITY),
        (full(people=[Person(role="complicit_official")], kind="incident"), rules.PRIORITY),
        (full(people=[], kind="incident", counts=Counts(people=21)), rules.PRIORITY),
        (full(people=[], kind="incident", counts=Counts(people=20)), rules.ROUTINE),
    ],
)
def test_priority(content: Content, priority: int) -> None:
    assert rules.priority_of(content) == priority


@given(contents)
def test_urgency_and_value_stay_in_their_bounds(content: Content) -> None:
    assert 0 <= rules.value_of(content) <= 100
    assert rules.urgency_codes(rules.urgency_bits(content.urgency)) == [
        name for name in ("life", "child", "moving") if getattr(content.urgency, name)
    ]
    if content.urgency.any:
        assert rules.priority_of(content) >= rules.PRIORITY
