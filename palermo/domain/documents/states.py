"""The life of a document: states, and the verbs that move it from one to the next.

`docs/generated/document-states.svg` is drawn from `TRANSITIONS`, so that picture and program agree.
"""

from enum import StrEnum

from palermo.kernel.transitions import Transition, follow


class State(StrEnum):
    """Where a document stands; what readers have is an issue, which knows the last five only."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    SENT_BACK = "sent_back"
    APPROVED = "approved"
    ISSUED = "issued"
    SUPERSEDED = "superseded"
    RECALLED = "recalled"
    EXPIRED = "expired"
    DESTROYED = "destroyed"


S = State
IN_WORK = frozenset({S.DRAFT, S.IN_REVIEW, S.SENT_BACK, S.APPROVED})
WRITABLE = frozenset({S.DRAFT, S.SENT_BACK})
READABLE = frozenset({S.ISSUED, S.SUPERSEDED, S.EXPIRED})
SENT = READABLE | {S.RECALLED}


_ALL = (
    Transition("save", WRITABLE, None),
    Transition("cite", WRITABLE, None),
    Transition("comment", IN_WORK, None),
    Transition("sanitise", IN_WORK | READABLE, None),
    Transition("confirm_source", WRITABLE | {S.IN_REVIEW, S.ISSUED}, None),
    Transition("send_to_review", WRITABLE, S.IN_REVIEW),
    Transition("take_back", frozenset({S.IN_REVIEW, S.APPROVED}), S.DRAFT),
    Transition("send_back", frozenset({S.IN_REVIEW}), S.SENT_BACK),
    Transition("approve", frozenset({S.IN_REVIEW}), S.APPROVED),
    Transition("issue", frozenset({S.APPROVED}), S.ISSUED),
    # A translation may follow the issue: written, approved and sent after it, in a language that it lacks or has behind.
    Transition("translate", WRITABLE | {S.ISSUED}, None),
    Transition("approve_translation", frozenset({S.ISSUED}), None),
    Transition("issue_translation", frozenset({S.ISSUED}), None),
    Transition("supersede", frozenset({S.ISSUED, S.EXPIRED}), S.SUPERSEDED),
    Transition("recall", READABLE, S.RECALLED),
    Transition("expire", frozenset({S.ISSUED}), S.EXPIRED),
    Transition("destroy", WRITABLE | SENT, S.DESTROYED),
    Transition("respond", READABLE, None),
    Transition("acknowledge_recall", frozenset({S.RECALLED}), None),
)
TRANSITIONS: dict[str, Transition[State]] = {step.verb: step for step in _ALL}


def after(verb: str, state: State) -> State:
    """Return the state that a verb leads to; raises Refused("wrong_state") where the table has no such step."""
    return follow(TRANSITIONS, verb, state)
