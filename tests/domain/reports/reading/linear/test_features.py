"""What the model may see: no digits, no stop words, pairs within a sentence, concepts of the lexicon."""

import math

from palermo.domain.reports.reading.linear.features import occurrences, small, weights
from palermo.domain.reports.reading.passage import Passage


def test_words_and_pairs_carry_their_places() -> None:
    passage = Passage("They were forced into prostitution. Boats left.", "en")
    places = occurrences(passage)
    pair = next(name for name in places if name.startswith("b:forc"))
    assert [passage.raw[span.start : span.end] for span in places[pair]] == ["forced into prostitution"]
    assert not any("boat" in name and "prostitu" in name for name in places)


def test_no_digit_and_no_stop_word_is_a_feature() -> None:
    places = occurrences(Passage("The plate AB7342RB of 14 men, +227 90 00 02 16", "en"))
    assert "w:men" in places or "w:man" in places
    assert not any(char.isdigit() for name in places for char in name)
    assert "w:the" not in places


def test_roots_written_only_with_a_capital_are_not_small() -> None:
    roots = small(Passage("The driver Wedrago saw Wedrago.", "en"))
    assert "driver" in roots
    assert not any(root.startswith("wedrag") for root in roots)


def test_both_blocks_have_length_one_and_unknown_features_have_none() -> None:
    places = {"w:a": [(0, 1)] * 3, "w:b": [(2, 3)], "c:x": [(0, 3)], "w:unknown": [(5, 6)]}
    values = weights(places, {"w:a": 1.0, "w:b": 2.0, "c:x": 5.0})  # type: ignore[arg-type]
    assert math.isclose(math.hypot(values["w:a"], values["w:b"]), 1.0)
    assert math.isclose(values["c:x"], 1.0)
    assert math.isclose(values["w:b"] / values["w:a"], 2 / (1 + math.log(3)))
    assert "w:unknown" not in values


def test_a_text_without_words_weighs_nothing() -> None:
    assert weights(occurrences(Passage("", "fr")), {"w:a": 1.0}) == {}
