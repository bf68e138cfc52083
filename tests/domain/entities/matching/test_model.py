"""The joined judgement: symmetric, bounded, never raising, the same with and without reasons."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from palermo.domain.entities.matching.candidates import Candidates
from palermo.domain.entities.matching.estimation import estimate
from palermo.domain.entities.matching.evidence import NOT, VERDICTS
from palermo.domain.entities.matching.model import decide, explain
from palermo.domain.entities.matching.profile import Profile, prepare
from palermo.domain.entities.matching.weights import Weights, stock
from palermo.faces.kit.sentences_matching import REASONS
from tests.domain.entities.matching.profiles import NAMES, profiles

MANY = settings(max_examples=600, deadline=None, database=None)


def judged(one: Profile, other: Profile) -> str:
    return decide(prepare(one), prepare(other)).verdict


@MANY
@given(profiles(), profiles())
def test_judgement_is_symmetric_bounded_and_the_same_when_explained(one: Profile, other: Profile) -> None:
    a, b = prepare(one), prepare(other)
    there, back = decide(a, b), decide(b, a)
    assert there == back
    assert 0.0 <= there.probability <= 1.0 and there.verdict in VERDICTS
    whole = explain(a, b)
    assert whole.decision == there
    for evidence in whole.evidence:
        assert abs(evidence.weight) <= stock().most_bits
        assert evidence.reason in REASONS
        assert evidence.against == (evidence.weight < 0)
    mirrored = {(e.comparator, e.level, e.weight) for e in explain(b, a).evidence}
    assert mirrored == {(e.comparator, e.level, e.weight) for e in whole.evidence}


@settings(max_examples=150, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
@given(profiles(), st.lists(profiles(), max_size=30), st.sampled_from([-10.0, -5.0, -1.0, 3.0]))
def test_the_filter_decides_as_the_full_comparison_does(
    query: Profile, others: list[Profile], prior: float
) -> None:
    weights = replace(stock(), prior_bits=prior)
    asked, prepared = prepare(query), [prepare(other) for other in others]
    full = {
        number: decision
        for number, other in enumerate(prepared)
        if (decision := decide(asked, other, weights)).verdict != NOT
    }
    found = {match.number: match.decision for match in Candidates(prepared, weights).matches(asked)}
    assert found == full


@settings(max_examples=400, deadline=None, database=None)
@given(st.data())
def test_the_filter_keeps_names_with_slips(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(NAMES))
    cut = data.draw(st.integers(0, len(name) - 1))
    slip = data.draw(
        st.sampled_from([name[:cut] + name[cut + 1 :], name[:cut] + "a" + name[cut:], name.upper()])
    )
    weights = replace(stock(), prior_bits=-3.0)
    asked, other = prepare(Profile((slip,))), prepare(Profile((name,)))
    decision = decide(asked, other, weights)
    found = Candidates([other], weights).matches(asked)
    assert [match.decision for match in found] == ([decision] if decision.verdict != NOT else [])


def test_a_common_name_weighs_less_than_a_rare_one() -> None:
    rare, common = Profile(("Quintino Zabrane",)), Profile(("Mamadou Diallo",))
    assert decide(prepare(rare), prepare(rare)).bits > decide(prepare(common), prepare(common)).bits + 4


def test_one_phone_and_two_spellings_are_one_person() -> None:
    one = Profile(("Moussa WEDRAOGO",), nationalities=("BFA",), phones=("+226 70 00 01 47",))
    other = Profile(("Musa Ouédraogo",), nationalities=("BF",), phones=("0022670000147",))
    assert judged(one, other) == "same"


def test_one_name_with_other_birth_and_nation_is_not_one_person() -> None:
    one = Profile(("Sékou Traoré",), born="1981", nationalities=("GIN",))
    other = Profile(("Sekou TRAORE",), born="1995-12-02", nationalities=("CIV",))
    assert judged(one, other) == NOT


def test_a_plate_read_in_part_proposes_the_car() -> None:
    whole, part, other = (
        Profile(plates=("AB 7342 RB",)),
        Profile(plates=("AB7342",)),
        Profile(plates=("AB 7343 RB",)),
    )
    assert judged(whole, whole) == "same"
    assert judged(whole, part) == "likely"
    assert judged(whole, other) == NOT


def test_a_nickname_in_common_proposes_and_does_not_prove() -> None:
    one, other = Profile(("Mamadou Barry dit Petitou",)), Profile(("Seydou Traore alias Petitou",))
    assert 0 < decide(prepare(one), prepare(other)).bits - stock().prior_bits < 8


def test_nothing_to_compare_leaves_the_prior() -> None:
    decision = decide(prepare(Profile()), prepare(Profile(("Awa Sow",))))
    assert decision.bits == stock().prior_bits


def test_all_levels_have_a_sentence_and_sound_can_be_switched_off() -> None:
    for comparator, level, m, u, _ in stock().rows():
        assert f"{comparator.removesuffix('_alone')}_{level}" in REASONS
        assert 0 < m < 1 and 0 < u < 1
    one, other = prepare(Profile(("Adetola Makanjuola",))), prepare(Profile(("Adetulo Makanjula",)))
    assert decide(one, other).bits > decide(one, other, replace(stock(), sound=False)).bits


def _word(number: int) -> str:
    """Return an invented word, quite another for each number."""
    return "".join(
        ("bra", "zek", "lum", "dof", "git", "pyr", "vos", "nha", "xaw", "quem", "tsu")[number * f % 11]
        for f in (1, 3, 5)
    )


@pytest.mark.parametrize("labelled", [True, False])
def test_weights_are_estimated_from_pairs(labelled: bool) -> None:
    one = [(f"{_word(i)} {_word(i * 7 + 3)}", f"19{50 + i % 40}-03-1{i % 9}") for i in range(120)]
    same = [
        (Profile((n,), born=b, sex="M"), Profile((n,), born=b, sex="M" if i % 2 else "F"))
        for i, (n, b) in enumerate(one)
    ]
    apart = [
        (
            Profile((n,), born=b, sex="M"),
            Profile((one[(i + 7) % 120][0],), born=one[(i + 7) % 120][1], sex="M"),
        )
        for i, (n, b) in enumerate(one)
    ]
    pairs = [(prepare(a), prepare(b)) for a, b in same + apart]
    weights = estimate(pairs, [True] * 120 + [False] * 120 if labelled else None)
    assert weights.prior_bits == pytest.approx(0, abs=0.3)
    assert (
        weights.bits["sex"]["different"] > 0 > weights.bits["sex"]["same"]
    )  # as in these pairs, and nowhere else
    assert decide(*pairs[0], weights).probability > 0.9 > 0.1 > decide(*pairs[-1], weights).probability
    assert isinstance(weights, Weights) and "sex" in weights.table()


def test_estimating_needs_pairs_and_as_many_labels() -> None:
    with pytest.raises(ValueError):
        estimate([])
    with pytest.raises(ValueError):
        estimate([(prepare(Profile()), prepare(Profile()))], [])
