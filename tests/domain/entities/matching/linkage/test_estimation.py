"""Candidates stay few, weights are found without truth, and one false bridge joins no two persons."""

import numpy as np

from bench.match.persons import COLUMNS, persons
from palermo.domain.entities.matching.linkage import blocking, weights
from palermo.domain.entities.matching.linkage.clustering import connected, gather
from palermo.domain.entities.matching.linkage.fields import Field, category
from palermo.domain.entities.matching.linkage.likeness import Codes, Numbers
from palermo.domain.entities.matching.linkage.linking import score
from palermo.domain.entities.matching.linkage.records import guess, prepare

_COUNT = 3000


def _prepared() -> tuple[list[Field], list[str]]:
    rows = persons(_COUNT, doubled=0.3, seed=11)
    columns = {name: [row[name] for row in rows] for name in COLUMNS if name not in ("id", "person")}
    return prepare(columns, guess(columns), _COUNT), [row["person"] for row in rows]


def test_candidates_hold_nearly_all_true_pairs_and_few_others() -> None:
    fields, truth = _prepared()
    found = blocking.candidates(fields, _COUNT)
    one, other = found // _COUNT, found % _COUNT
    assert (one < other).all()
    assert (np.diff(found) > 0).all()
    person = np.unique(truth, return_inverse=True)[1]
    assert (person[one] == person[other]).sum() > 0.95 * 0.3 * _COUNT
    assert len(found) < 100 * _COUNT


def test_m_found_without_truth_is_near_m_counted_with_truth() -> None:
    fields, truth = _prepared()
    found = weights.estimate(fields, _COUNT)
    pairs = blocking.pairs_of(np.unique(truth, return_inverse=True)[1], _COUNT, 10)
    one, other = (pairs // _COUNT).astype(np.int32), (pairs % _COUNT).astype(np.int32)
    for number, field in enumerate(fields):
        counted = weights.frequencies(field.compare(one, other), len(field.levels))
        assert abs(counted[-1] / counted.sum() - found.m[number][-1]) < 0.12, field.name
        assert abs(found.m[number].sum() - 1) < 0.01


def test_the_share_of_doubled_records_is_found() -> None:
    fields, _ = _prepared()
    found = weights.estimate(fields, _COUNT)
    pairs = blocking.candidates(fields, _COUNT)
    one, other = (pairs // _COUNT).astype(np.int32), (pairs % _COUNT).astype(np.int32)
    weights.settle(found, *score(fields, found, one, other), _COUNT)
    true = 0.3 * _COUNT / (_COUNT * (_COUNT - 1) / 2)
    assert 0.7 < found.prior / true < 1.4


def test_agreement_on_a_rare_value_weighs_more() -> None:
    sex = category("state", ["common"] * 98 + ["rare"] * 2)
    found = weights.Weights([np.array([0, 0.1, 0.9])], [np.array([0, 0.1, 0.9])], 0.01)
    rows = np.array([0, 98], np.int32), np.array([1, 99], np.int32)
    common, rare = found.of(0, sex, sex.compare(*rows), *rows)
    assert rare - common > 4


def test_shared_fields_alone_never_outweigh_kin() -> None:
    found = weights.Weights([], [], prior=2.0**-17, kin=2.0**-19)
    bits = found.posterior(np.zeros(3), np.array([10.0, 40.0, 400.0]))
    assert bits[0] < bits[1] <= bits[2] + 1e-6
    assert bits[2] < 3


def _bridge(one: Codes, other: Codes) -> Numbers:
    """Weigh two persons of four records each, alike within, with a single false link between them."""
    same = (one < 4) == (other < 4)
    link = (np.minimum(one, other) == 3) & (np.maximum(one, other) == 4)
    return np.where(same, 8.0, np.where(link, 6.0, -10.0))


def test_one_false_bridge_joins_no_two_persons() -> None:
    low, high = (side.astype(np.int32) for side in np.triu_indices(8, 1))
    bits = _bridge(low, high)
    kept = bits > 0
    labels = gather(low[kept], high[kept], bits[kept], 8, _bridge)
    assert labels.tolist() == [0, 0, 0, 0, 4, 4, 4, 4]
    assert connected(low[kept], high[kept], 8).tolist() == [0] * 8


def test_what_connects_too_many_is_cut_at_stricter_weights() -> None:
    size = 1500
    one = np.arange(size - 1, dtype=np.int32)
    bits = np.where(one % 3 == 2, 1.0, 9.0)

    def weigh(left: Codes, right: Codes) -> Numbers:
        return np.where(left // 3 == right // 3, 9.0, -9.0)

    labels = gather(one, one + 1, bits, size, weigh)
    assert (labels == np.arange(size) // 3 * 3).all()
