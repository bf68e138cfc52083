"""The life of a request: states, and the verbs that move it from one to the next.

`docs/generated/request-states.svg` is drawn from `TRANSITIONS`, so that picture and program agree.
"""

from enum import StrEnum

from palermo.kernel.transitions import Transition, follow


class RequestState(StrEnum):
    """Where a request stands; late is a matter of the clock and no state."""

    OPEN = "open"
    MORE_TIME = "more_time"
    ANSWERED = "answered"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"
    DESTROYED = "destroyed"


class Course(StrEnum):
    """Where an undertaking stands."""

    PLANNED = "planned"
    RUNNING = "running"
    OVER = "over"
    CANCELLED = "cancelled"
    DESTROYED = "destroyed"


S, C = RequestState, Course
WAITING = frozenset({S.OPEN, S.MORE_TIME})
ENDED = frozenset({S.ANSWERED, S.REFUSED})
TRANSITIONS: dict[str, Transition[RequestState]] = {
    step.verb: step
    for step in (
        Transition("ask_for_time", frozenset({S.OPEN}), S.MORE_TIME),
        Transition("grant_time", frozenset({S.MORE_TIME}), S.OPEN),
        Transition("deny_time", frozenset({S.MORE_TIME}), S.OPEN),
        Transition("answer", WAITING, S.ANSWERED),
        Transition("refuse", WAITING, S.REFUSED),
        Transition("withdraw", WAITING, S.WITHDRAWN),
        Transition("ask_back", ENDED, S.OPEN),
        Transition("close", ENDED, S.CLOSED),
        Transition("add_note", frozenset(S) - {S.DESTROYED}, None),
        Transition("destroy", frozenset({S.ANSWERED, S.REFUSED, S.WITHDRAWN, S.CLOSED}), S.DESTROYED),
    )
}
COURSES: dict[str, Transition[Course]] = {
    step.verb: step
    for step in (
        Transition("change", frozenset({C.PLANNED, C.RUNNING, C.OVER}), None),
        Transition("begin", frozenset({C.PLANNED}), C.RUNNING),
        Transition("end", frozenset({C.PLANNED, C.RUNNING}), C.OVER),
        Transition("cancel", frozenset({C.PLANNED, C.RUNNING}), C.CANCELLED),
        Transition("destroy", frozenset({C.OVER, C.CANCELLED}), C.DESTROYED),
    )
}


def after(verb: str, state: RequestState) -> RequestState:
    """Return the state that a verb leads to; raises Refused("wrong_state") where the table has no such step."""
    return follow(TRANSITIONS, verb, state)


def course_after(verb: str, state: Course) -> Course:
    """Return where an undertaking stands after a verb; raises Refused("wrong_state") where the table has no such step."""
    return follow(COURSES, verb, state)
