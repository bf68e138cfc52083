"""Charts: every value is drawn to scale from zero, intervals are drawn, and all of it is said in words too."""

import re
from xml.etree import ElementTree

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from palermo.faces.kit.drawings import scales
from palermo.faces.kit.drawings.charts import (
    Bar,
    Dot,
    Estimate,
    Pair,
    Panel,
    Series,
    bars,
    before_after,
    columns,
    line,
    multiples,
)

SVG = "{http://www.w3.org/2000/svg}"
EVIL = '<script>alert("1")</script>&'


def parsed(drawing: str) -> ElementTree.Element:
    """Return a drawing as XML, which it has to be to stand alone."""
    return ElementTree.fromstring(drawing)


def described(drawing: str) -> str:
    root = parsed(drawing)
    assert root.get("role") in ("img", "group")
    ids = (root.get("aria-labelledby") or "").split()
    assert ids == [root.find(f"{SVG}title").get("id"), root.find(f"{SVG}desc").get("id")]  # type: ignore[union-attr]
    return root.find(f"{SVG}desc").text or ""  # type: ignore[union-attr]


def widths(drawing: str) -> list[float]:
    """Return the lengths of the bars of a chart."""
    return [float(found) for found in re.findall(r'class="fi k1" d="M0 [\d.]+h([\d.]+)v', drawing)]


def test_bars_are_in_proportion_and_begin_at_zero() -> None:
    drawing = bars("b", [Bar("A", 100), Bar("B", 50), Bar("C", 25)], title="T")
    lengths = widths(drawing)
    assert lengths[0] / lengths[1] == pytest.approx(2, rel=0.01)
    assert lengths[0] / lengths[2] == pytest.approx(4, rel=0.01)


def test_an_interval_is_drawn_at_its_ends_and_said() -> None:
    drawing = bars("b", [Bar("A", 50, low=25, high=100)], title="T")
    (length,) = widths(drawing)
    low, high = re.findall(r'class="ax" stroke-width="1.5" d="M([\d.]+) [\d.]+H([\d.]+)M', drawing)[0]
    assert float(low) == pytest.approx(length / 2, abs=0.2)
    assert float(high) == pytest.approx(length * 2, abs=0.2)
    assert described(drawing) == "A: 50 (interval 25 to 100)."


def test_what_is_too_few_has_words_and_no_bar() -> None:
    drawing = bars("b", [Bar("A", 5), Bar("B", None, "n < 5")], title="T")
    assert len(widths(drawing)) == 1
    assert "B: n &lt; 5" in drawing and described(drawing).endswith("B: n < 5.")


def test_words_of_people_stay_words() -> None:
    drawings = [
        bars(
            "b",
            [Bar(EVIL, 1, href='/x?"><script>')],
            title=EVIL,
        ),
        line(
            "l",
            [Series(EVIL, [Dot(EVIL, 1), Dot("x", 2)]), Series("B", [Dot("a", 1), Dot("b", 1)])],
            title=EVIL,
        ),
        before_after("p", [Pair(EVIL, None, Estimate(1, 0, 2))], title=EVIL, names=(EVIL, "after")),
        columns([1, 2], named=EVIL),
    ]
    for drawing in drawings:
        assert "<script" not in drawing
        parsed(drawing.replace("<svg class", '<svg xmlns="http://www.w3.org/2000/svg" class'))


def test_a_line_breaks_where_nothing_is_known_and_dashes_what_is_unfinished() -> None:
    dots = [
        Dot("Jan", 1),
        Dot("Feb", 2),
        Dot("Mar", None),
        Dot("Apr", 3),
        Dot("May", 4),
        Dot("Jun", 1, unfinished=True),
    ]
    drawing = line("l", [Series("A", dots)], title="T")
    solid = re.findall(r'class="ln st" stroke-width="2.5" d="([^"]+)"', drawing)
    dashed = re.findall(r'class="ln st da" stroke-width="2" d="([^"]+)"', drawing)
    assert [d.count("L") for d in solid] == [1, 1] and [d.count("L") for d in dashed] == [1]
    words = described(drawing)
    assert (
        "highest 4 in May" in words
        and "lowest 1 in Jan" in words
        and words.endswith("The last month is unfinished.")
    )


def test_a_single_month_between_gaps_is_still_seen() -> None:
    drawing = line("l", [Series("A", [Dot("Jan", None), Dot("Feb", 2), Dot("Mar", None)])], title="T")
    assert "<circle" in drawing


def test_more_than_four_lines_are_refused() -> None:
    with pytest.raises(ValueError):
        line("l", [Series(str(n), [Dot("Jan", 1)]) for n in range(5)], title="T")


def test_nothing_is_said_to_be_nothing() -> None:
    for drawing in (bars("b", [], title="T"), line("l", [], title="T")):
        assert described(drawing) == "Nothing to show."
    assert "no figures" in described(line("l", [Series("A", [Dot("Jan", None)])], title="T"))


def test_before_and_after_share_one_scale() -> None:
    drawing = before_after(
        "p", [Pair("X", Estimate(2, 1, 3), Estimate(4, 3, 5)), Pair("Y", Estimate(1, 0, 2), None)], title="T"
    )
    before, after, other = (float(x) for x in re.findall(r'<circle class="fi k[14]" cx="([\d.]+)"', drawing))
    zero = float(re.findall(r'class="gr" stroke-width="1" d="M([\d.]+) 0', drawing)[0])
    assert (after - zero) / (before - zero) == pytest.approx(2, rel=0.01)
    assert (before - zero) / (other - zero) == pytest.approx(2, rel=0.01)
    assert described(drawing).endswith("Y: before 1 (0–2), after too few to say.")


def test_small_multiples_share_the_scale_of_the_largest() -> None:
    (_one, first), (_other, second) = multiples([Panel("A", [10, 10]), Panel("B", [5, 5])])
    tall = [
        float(re.findall(r'class="fi k1" d="M[\d.]+ [\d.]+h[\d.]+v([\d.]+)h', found)[0])
        for found in (first, second)
    ]
    assert tall[0] == pytest.approx(2 * tall[1])
    assert 'aria-label="A: 10, 10"' in first


def test_a_chart_speaks_the_readers_language() -> None:
    with translation.override("fr"):
        assert described(bars("b", [], title="T")) == "Rien à montrer."


@given(st.floats(min_value=0.001, max_value=1e7))
@settings(max_examples=60, deadline=None)
def test_ticks_are_round_and_reach_beyond_the_largest(largest: float) -> None:
    marks = scales.ticks(largest)
    apart = marks[1] - marks[0]
    assert marks[0] == 0 and marks[-1] >= largest and len(marks) <= 7
    assert f"{apart:e}"[0] in "125" or apart == 1.0


@given(st.integers(0, 200), st.integers(1, 20))
@settings(max_examples=60, deadline=None)
def test_thinned_words_are_few_and_keep_the_last(count: int, most: int) -> None:
    kept = scales.thinned(count, most)
    assert len(kept) <= max(most, 1) and (count == 0 or count - 1 in kept)
