"""One file for each verb, or pair of opposite verbs: policy, state table, rows, audit, news, in that order."""

from palermo.domain.enquiries.operations.answer import pass_on, reconsider, respond
from palermo.domain.enquiries.operations.ask import (
    Asked,
    ask,
    ask_again,
    asked_today,
    close_enquiry,
    forget_keys,
    own_records,
    renew,
)
from palermo.domain.enquiries.operations.call import mark_watched, put_questions, remind, watch
from palermo.domain.enquiries.operations.see import see_replies

__all__ = [
    "Asked", "ask", "ask_again", "asked_today", "close_enquiry", "forget_keys", "mark_watched", "own_records", "pass_on",
    "put_questions", "reconsider", "remind", "renew", "respond", "see_replies", "watch",
]  # fmt: skip
