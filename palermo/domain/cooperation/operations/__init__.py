"""One file for each verb, or pair of opposite verbs: policy, state table, rows, audit, news, in that order."""

from palermo.domain.cooperation.operations.agree import Plan, begin, cancel, change, end, undertake
from palermo.domain.cooperation.operations.answer import add_note, answer, ask_back, close, refuse
from palermo.domain.cooperation.operations.ask import ask, key_again, withdraw
from palermo.domain.cooperation.operations.contacts import add_contact, change_contact, end_contact, note_test
from palermo.domain.cooperation.operations.extend import ask_for_time, deny_time, grant_time
from palermo.domain.cooperation.operations.quiet import say_nothing_to_report
from palermo.domain.cooperation.operations.remind import remind, see_letters
from palermo.domain.cooperation.operations.retention import (
    destroy_request,
    destroy_undertaking,
    keep_request,
    keep_undertaking,
    tell_requests_due,
    tell_undertakings_due,
)
from palermo.domain.cooperation.operations.steps import add_call, add_decision, answer_call, mark_done

__all__ = [
    "Plan", "add_call", "add_contact", "add_decision", "add_note", "answer", "answer_call", "ask", "ask_back",
    "ask_for_time", "begin", "cancel", "change", "change_contact", "close", "deny_time", "destroy_request",
    "destroy_undertaking", "end", "end_contact", "grant_time", "keep_request", "keep_undertaking", "key_again", "mark_done",
    "note_test", "refuse", "remind", "say_nothing_to_report", "see_letters", "tell_requests_due", "tell_undertakings_due",
    "undertake", "withdraw",
]  # fmt: skip
