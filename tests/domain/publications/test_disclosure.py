"""The figures of publications pass disclosure control: a table as a whole, a series over time by what it is a series of."""

from palermo.domain.observatory.disclosure import FEW
from palermo.domain.publications.rules import protected
from tests.domain.publications.drafts import figure


def test_a_series_over_time_is_closed_within_itself() -> None:
    rows = [[2021, "a", 3], [2022, "a", 90], [2023, "a", 50], [2021, "b", 6], [2022, "b", 7]]
    found = protected(figure(rows=rows, words={}))
    assert [row[2] for row in found.rows] == [FEW, 90, FEW, 6, 7]
