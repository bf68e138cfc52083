"""The life of a publication: states, and the verbs that move them.

`docs/generated/publication-states.svg` is drawn from `TRANSITIONS`, so that picture and program agree.
"""

from enum import StrEnum

from palermo.kernel.transitions import Transition, follow


class State(StrEnum):
    """Where a publication stands; a newer version of a published one may wait beside it."""

    PROPOSED = "proposed"
    RETURNED = "returned"
    PUBLISHED = "published"
    UNPUBLISHED = "unpublished"


S = State
_ANY = frozenset(S)
TRANSITIONS: dict[str, Transition[State]] = {
    step.verb: step
    for step in (
        Transition("revise", _ANY, None),
        Transition("propose_again", frozenset({S.RETURNED}), S.PROPOSED),
        Transition("send_back", frozenset({S.PROPOSED}), S.RETURNED),
        Transition("drop_revision", frozenset({S.PUBLISHED, S.UNPUBLISHED}), None),
        Transition("publish", frozenset({S.PROPOSED, S.PUBLISHED, S.UNPUBLISHED}), S.PUBLISHED),
        Transition("revert", frozenset({S.PUBLISHED}), None),
        Transition("unpublish", frozenset({S.PUBLISHED}), S.UNPUBLISHED),
    )
}


def after(verb: str, state: State) -> State:
    """Return the state that a verb leads to; raises Refused("wrong_state") where the table has no such step."""
    return follow(TRANSITIONS, verb, state)
