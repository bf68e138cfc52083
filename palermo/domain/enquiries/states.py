"""The life of a question and of the call it makes on an owner: states, and the verbs that move them.

`docs/generated/call-states.svg` is drawn from `TRANSITIONS`, so that picture and program agree.
"""

from enum import StrEnum

from palermo.kernel.transitions import Transition, follow


class Standing(StrEnum):
    """Where a question stands for whoever asked: it never depends on whether anybody knows something."""

    OPEN = "open"
    CLOSED = "closed"


class CallState(StrEnum):
    """Where a call on the owner of a record stands."""

    WAITING = "waiting"
    RELEASED = "released"
    PARTLY = "partly"
    ANSWERED = "answered"
    DECLINED = "declined"
    NOT_SAME = "not_same"
    LAPSED = "lapsed"


class Route(StrEnum):
    """Who decides about a call: the owner of the record, or the hub alone."""

    OWNER = "owner"
    HUB = "hub"


S = CallState


_WAITING = frozenset({S.WAITING})
TRANSITIONS: dict[str, Transition[CallState]] = {
    step.verb: step
    for step in (
        Transition("release", _WAITING, S.RELEASED),
        Transition("release_part", _WAITING, S.PARTLY),
        Transition("message", _WAITING, S.ANSWERED),
        Transition("decline", _WAITING, S.DECLINED),
        Transition("not_same", _WAITING, S.NOT_SAME),
        Transition("pass_on", _WAITING, None),
        Transition("lapse", _WAITING, S.LAPSED),
        Transition("reconsider", frozenset({S.DECLINED, S.NOT_SAME}), S.WAITING),
    )
}


def after(verb: str, state: CallState) -> CallState:
    """Return the state that a verb leads to; raises Refused("wrong_state") where the table has no such step."""
    return follow(TRANSITIONS, verb, state)
