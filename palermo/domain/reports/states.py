"""The life of a report: states, and the verbs that move it from one to the next.

`docs/generated/report-states.svg` is drawn from `TRANSITIONS`, so that picture and program agree.
"""

from enum import StrEnum

from palermo.kernel.transitions import Transition, follow


class State(StrEnum):
    """Where a report stands; shared and corrected are marks beside the state, not states."""

    DRAFT = "draft"
    HANDED_IN = "handed_in"
    RETURNED = "returned"
    SUBMITTED = "submitted"
    IN_TRIAGE = "in_triage"
    QUESTION_OPEN = "question_open"
    CLASSIFIED = "classified"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    SHREDDED = "shredded"


S = State
AT_UNIT = frozenset({S.DRAFT, S.HANDED_IN, S.RETURNED})
OPEN_AT_HUB = frozenset({S.SUBMITTED, S.IN_TRIAGE, S.QUESTION_OPEN, S.CLASSIFIED})
SEEN_BY_HUB = OPEN_AT_HUB | {S.CLOSED, S.WITHDRAWN}
SEEN_BY_UNIT = SEEN_BY_HUB | {S.HANDED_IN, S.RETURNED}


_ALL = (
    Transition("save", frozenset({S.DRAFT, S.RETURNED}), None),
    Transition("discard", frozenset({S.DRAFT, S.RETURNED}), S.SHREDDED),
    Transition("hand_in", frozenset({S.DRAFT, S.RETURNED}), S.HANDED_IN),
    Transition("amend", frozenset({S.HANDED_IN}), None),
    Transition("return", frozenset({S.HANDED_IN}), S.RETURNED),
    Transition("submit", frozenset({S.DRAFT, S.HANDED_IN, S.RETURNED}), S.SUBMITTED),
    Transition("take_up", frozenset({S.SUBMITTED}), S.IN_TRIAGE),
    Transition("ask", OPEN_AT_HUB, S.QUESTION_OPEN),
    Transition("answer", frozenset({S.QUESTION_OPEN}), S.IN_TRIAGE),
    Transition("classify", OPEN_AT_HUB | {S.CLOSED}, S.CLASSIFIED),
    Transition("close", OPEN_AT_HUB, S.CLOSED),
    Transition("reopen", frozenset({S.CLOSED}), S.IN_TRIAGE),
    Transition("follow_up", OPEN_AT_HUB | {S.CLOSED}, None),
    Transition("correct", OPEN_AT_HUB | {S.CLOSED}, None),
    Transition("withdraw", OPEN_AT_HUB | {S.CLOSED}, S.WITHDRAWN),
    Transition("share", frozenset({S.SUBMITTED, S.IN_TRIAGE, S.QUESTION_OPEN, S.CLASSIFIED, S.CLOSED}), None),
    Transition("change_level", SEEN_BY_HUB, None),
    Transition("shred", SEEN_BY_HUB | AT_UNIT, S.SHREDDED),
)
TRANSITIONS: dict[str, Transition[State]] = {step.verb: step for step in _ALL}


def after(verb: str, state: State) -> State:
    """Return the state that a verb leads to; raises Refused("wrong_state") where the table has no such step."""
    return follow(TRANSITIONS, verb, state)
