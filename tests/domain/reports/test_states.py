"""The table of transitions: only its steps exist, and every state can be reached."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palermo.domain.reports.states import AT_UNIT, SEEN_BY_HUB, TRANSITIONS, State, after
from palermo.kernel.errors import Refused


@given(st.sampled_from(sorted(TRANSITIONS)), st.sampled_from(list(State)))
def test_only_the_steps_of_the_table_exist(verb: str, state: State) -> None:
    step = TRANSITIONS[verb]
    if state in step.sources:
        assert after(verb, state) is (step.target or state)
    else:
        with pytest.raises(Refused):
            after(verb, state)


def test_every_state_can_be_reached_from_a_draft() -> None:
    reached = {State.DRAFT}
    while True:
        further = {t.target for t in TRANSITIONS.values() if t.target and t.sources & reached}
        if further <= reached:
            break
        reached |= further
    assert reached == set(State)


def test_nothing_leads_out_of_shredded_and_nothing_back_to_the_unit() -> None:
    assert not [t for t in TRANSITIONS.values() if State.SHREDDED in t.sources]
    assert not [t for t in TRANSITIONS.values() if t.target in AT_UNIT and t.sources & SEEN_BY_HUB]
