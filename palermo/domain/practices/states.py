"""The life of a practice: states, and the verbs that move it from one to the next.

`docs/generated/practice-states.svg` is drawn from `TRANSITIONS`, so that picture and program agree.
"""

from enum import StrEnum

from palermo.kernel.transitions import Transition, follow


class PracticeState(StrEnum):
    """Where a practice stands; promising, good and best are its standing once it is approved."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    SENT_BACK = "sent_back"
    APPROVED = "approved"
    STOPPED = "stopped"
    WITHDRAWN = "withdrawn"
    DESTROYED = "destroyed"


S = PracticeState
WRITABLE = frozenset({S.DRAFT, S.SENT_BACK})
TRANSITIONS: dict[str, Transition[PracticeState]] = {
    step.verb: step
    for step in (
        Transition("save", WRITABLE, None),
        Transition("propose", WRITABLE, S.PROPOSED),
        Transition("judge", frozenset({S.PROPOSED}), None),
        Transition("approve", frozenset({S.PROPOSED}), S.APPROVED),
        Transition("stop", frozenset({S.PROPOSED}), S.STOPPED),
        Transition("send_back", frozenset({S.PROPOSED}), S.SENT_BACK),
        Transition("withdraw", frozenset({S.DRAFT, S.PROPOSED, S.SENT_BACK, S.APPROVED}), S.WITHDRAWN),
        # What still stands is withdrawn first, so that whoever published it hears of it.
        Transition("destroy", frozenset({S.STOPPED, S.WITHDRAWN}), S.DESTROYED),
        Transition("adopt", frozenset({S.APPROVED}), None),
        Transition("name_best", frozenset({S.APPROVED}), None),
    )
}


def after(verb: str, state: PracticeState) -> PracticeState:
    """Return the state that a verb leads to; raises Refused("wrong_state") where the table has no such step."""
    return follow(TRANSITIONS, verb, state)
