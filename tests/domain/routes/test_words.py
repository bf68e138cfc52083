"""What a report says of its way comes back from its bytes as it was, and counts are not guessed."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palermo.domain.reports.content import Content, Counts, Paper, Person, Toll, Where
from palermo.domain.routes.words import Said, Stretch, as_bytes, from_bytes, said
from tests.domain.routes.worlds import way

COUNT = st.one_of(st.none(), st.integers(0, 10**6))
STRETCHES = st.builds(
    Stretch, st.text(max_size=20), st.text(max_size=20), st.sampled_from(["bus", "unknown"]), st.booleans(), st.booleans(),
    st.one_of(st.none(), st.decimals(0, 10**9, places=4)), st.sampled_from(["", "XOF"]), st.one_of(st.none(), st.floats(0.1, 90)),
)  # fmt: skip


@given(
    st.lists(STRETCHES, max_size=4),
    COUNT,
    COUNT,
    st.dictionaries(st.text(max_size=8), st.integers(0, 99), max_size=3),
)
@settings(max_examples=60)
def test_a_way_comes_back_as_it_was(
    legs: list[Stretch], people: int | None, dead: int | None, roles: dict[str, int]
) -> None:
    one = Said(
        legs=tuple(legs), people=people, low=people or 0, dead=dead, roles=roles, lat=1.5, country="NE"
    )
    assert from_bytes(as_bytes(one)) == one


def test_what_has_no_way_says_so() -> None:
    assert said(Content(narrative="Rien.")) is None
    assert said(way("Agadez", "Dirkou")) is not None
    assert said(Content(narrative="x", where=Where(crossing="gaya_malanville"))) is not None
    assert said(Content(narrative="x", toll=Toll(dead=1))) is not None


@pytest.mark.parametrize(
    ("content", "people", "low"),
    [
        (way("A", "B", people=14), 14, 14),
        (way("A", "B", people=0), 0, 0),
        (way("A", "B", people=None), None, 0),
        (way("A", "B").model_copy(update={"counts": Counts(women=2, children=5)}), None, 7),
        (way("A", "B", people=None, toll=Toll(dead=3, missing=4)), None, 7),
    ],
)
def test_an_unknown_number_is_at_least_what_was_counted(
    content: Content, people: int | None, low: int
) -> None:
    found = said(content)
    assert found and (found.people, found.low) == (people, low)


def test_facilitators_and_papers_are_counts_and_no_name_comes_along() -> None:
    people = [
        Person(role="driver", name="Souley ALIDOU"),
        Person(role="guide"),
        Person(role="presumed_victim", ref="V1"),
    ]
    papers = [Paper(type="passport", fraud="genuine", number="B00417725"), Paper(type="passport", count=3)]
    content = way("Agadez", "Dirkou", people=None).model_copy(update={"people": people, "papers": papers})
    found = said(content)
    assert found
    assert (found.roles, found.low) == ({"driver": 1, "guide": 1}, 1)
    assert (found.papers, found.frauds) == ({"passport": 4}, {"genuine": 1})
    plain = as_bytes(found)
    assert b"ALIDOU" not in plain and b"B00417725" not in plain


def test_a_fee_without_an_amount_or_a_currency_is_none() -> None:
    priced = said(way("Agadez", "Dirkou", fee=150_000, note="3 jours"))
    assert priced and (priced.legs[0].fee, priced.legs[0].currency, priced.legs[0].days) == (
        Decimal(150_000),
        "XOF",
        3.0,
    )
    unpriced = said(way("Agadez", "Dirkou"))
    assert unpriced and (unpriced.legs[0].fee, unpriced.legs[0].currency) == (None, "")
