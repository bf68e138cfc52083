"""The model as plain numbers."""

import math
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palermo.domain.reports.reading.linear.model import Label, Model, odds, probability
from palermo.domain.reports.reading.passage import Passage
from palermo.domain.reports.reading.stems import root

CANOE, BRIBE = (f"w:{root(word, 'en')}" for word in ("canoe", "bribe"))
MODEL = Model(
    idf={CANOE: 1.0, BRIBE: 2.0},
    labels=(Label("travel", "canoe", -1.0, 0.5, 30), Label("classes", "070312", -1.0, 0.3, 9)),
    learned={CANOE: ((0, 4.0), (1, -1.0)), BRIBE: ((1, 3.0),)},
    n=40,
    languages=("en",),
)


def test_it_weighs_by_hand() -> None:
    canoe, bribe = MODEL.weigh(Passage("A canoe at night", "en"))
    assert math.isclose(canoe.score, 1 / (1 + math.exp(-(-1.0 + 4.0))))
    assert math.isclose(bribe.score, 1 / (1 + math.exp(-(-1.0 - 1.0 - math.log(0.3 / 0.7)))))
    assert [(span.start, span.end) for span in canoe.spans] == [(2, 7)]
    assert bribe.spans == ()


def test_a_score_at_the_threshold_is_one_half() -> None:
    bias = odds(0.3)
    model = Model({}, (Label("classes", "x", bias, 0.3),), {}, 10, ("en",))
    assert math.isclose(model.weigh(Passage("nothing", "en"))[0].score, 0.5)


def test_bytes_bring_the_same_model_back() -> None:
    again = Model.from_bytes(MODEL.to_bytes())
    assert again == MODEL
    assert again.version == MODEL.version
    assert again.to_bytes() == MODEL.to_bytes()


def test_another_number_gives_another_version() -> None:
    other = Model(MODEL.idf, MODEL.labels, MODEL.learned, MODEL.n + 1, MODEL.languages)
    assert other.version != MODEL.version


@pytest.mark.parametrize(
    "plain",
    [
        b"",
        b"{}",
        b"[]",
        b'{"format":1}',
        b'{"format":9,"n":1,"languages":[],"labels":[],"features":[]}',
        b'{"format":1,"n":1,"languages":[],"labels":[],"features":[["w:a",1.0,[[0,1.0]]]]}',
        b'{"format":1,"n":1,"languages":[],"labels":[["x"]],"features":[]}',
    ],
)
def test_other_bytes_are_refused(plain: bytes) -> None:
    with pytest.raises(ValueError):
        Model.from_bytes(plain)


@given(st.floats(allow_nan=False))
def test_no_log_odds_overflow(value: float) -> None:
    assert 0.0 <= probability(value) <= 1.0


@given(st.floats(0.001, 0.999))
def test_odds_and_probability_are_inverse(score: float) -> None:
    assert math.isclose(probability(odds(score)), score, rel_tol=1e-9)


def test_applying_a_model_loads_no_training_library() -> None:
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from palermo.domain.reports.reading.linear import Model, combine;"
            "from palermo.domain.reports.reading.passage import Passage;"
            "Model({}, (), {}, 0, ()).weigh(Passage('a canoe', 'en'));"
            "print([name for name in ('sklearn', 'numpy', 'scipy', 'django') if name in sys.modules])",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == "[]"
