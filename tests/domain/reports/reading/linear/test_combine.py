"""How two scores become one."""

from hypothesis import given
from hypothesis import strategies as st

from palermo.domain.reports.reading.linear import Label, Model, combine
from palermo.domain.reports.reading.linear.combine import EVEN, trust
from palermo.domain.reports.reading.suggestion import Span, Suggestion

SCORES = st.floats(0.01, 0.99)


def _model(positives: int) -> Model:
    return Model({}, (Label("means", "fraud", 0.0, 0.5, positives),), {}, 100, ("en",))


def _fraud(score: float, *spans: tuple[int, int], kind: str = "") -> Suggestion:
    return Suggestion("means", "fraud", score, tuple(Span(*each) for each in spans), kind=kind)


def test_a_code_never_learned_keeps_the_lexicons_score() -> None:
    said = [Suggestion("acts", "receipt", 0.7)]
    assert combine(said, [], _model(0)) == said


@given(SCORES, SCORES)
def test_at_the_even_point_two_agreeing_and_two_opposite_scores(one: float, other: float) -> None:
    (joined,) = combine([_fraud(one)], [_fraud(other)], _model(EVEN), least=0.0)
    assert min(one, other) - 1e-9 <= joined.score <= max(one, other) + 1e-9
    (mirrored,) = combine([_fraud(other)], [_fraud(one)], _model(EVEN), least=0.0)
    assert abs(joined.score - mirrored.score) < 1e-9


@given(SCORES, SCORES, st.integers(0, 500), st.integers(0, 500))
def test_more_examples_move_the_score_towards_the_model(
    one: float, other: float, few: int, more: int
) -> None:
    few, more = sorted((few, more))
    nearer = combine([_fraud(one)], [_fraud(other)], _model(more), least=0.0)[0].score
    farther = combine([_fraud(one)], [_fraud(other)], _model(few), least=0.0)[0].score
    assert abs(nearer - other) <= abs(farther - other) + 1e-9


@given(SCORES, SCORES, SCORES)
def test_a_higher_score_of_the_lexicon_never_lowers_the_joined_one(
    low: float, high: float, model: float
) -> None:
    low, high = sorted((low, high))
    lower = combine([_fraud(low)], [_fraud(model)], _model(30), least=0.0)[0].score
    assert lower <= combine([_fraud(high)], [_fraud(model)], _model(30), least=0.0)[0].score + 1e-12


def test_silence_of_the_lexicon_holds_a_young_model_back_and_not_an_old_one() -> None:
    assert combine([], [_fraud(0.8)], _model(8)) == []
    assert [each.code for each in combine([], [_fraud(0.8)], _model(200))] == ["fraud"]


def test_the_words_of_both_stand_behind_the_joined_one() -> None:
    (joined,) = combine([_fraud(0.9, (8, 9), kind="tip")], [_fraud(0.9, (1, 2), (8, 9))], _model(20))
    assert joined.spans == (Span(1, 2), Span(8, 9))
    assert joined.kind == "tip"


def test_trust_grows_from_nothing_to_one() -> None:
    assert trust(0) == 0
    assert trust(EVEN) == 0.5
    assert trust(10_000) > 0.99


def test_a_crime_class_that_only_the_model_names_has_its_plain_kind() -> None:
    model = Model({}, (Label("classes", "08051", 0.0, 0.5, 500),), {}, 1000, ("en",))
    (joined,) = combine([], [Suggestion("classes", "08051", 0.95)], model)
    assert joined.kind == "som"
