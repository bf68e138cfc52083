"""One file for each verb, or pair of opposite verbs: policy, state table, rows, audit, news, in that order."""

from palermo.domain.reports.operations.attach import attach, detach
from palermo.domain.reports.operations.classify import classify
from palermo.domain.reports.operations.close import close, feedback, reopen
from palermo.domain.reports.operations.decide import Decision, decide
from palermo.domain.reports.operations.deposit import deposit, take_in
from palermo.domain.reports.operations.follow_ups import follow_up, follow_up_sealed
from palermo.domain.reports.operations.hand_in import amend, hand_in, return_to_author
from palermo.domain.reports.operations.level import lower_level, propose_lower, raise_level
from palermo.domain.reports.operations.notices import see, tell_cited, tell_readers
from palermo.domain.reports.operations.questions import answer, ask
from palermo.domain.reports.operations.read_along import read_again, read_again_for, read_along
from palermo.domain.reports.operations.receive import Incoming, Outcome, receive
from palermo.domain.reports.operations.retention import keep, shred_overdue, tell_due
from palermo.domain.reports.operations.revision import correct, withdraw
from palermo.domain.reports.operations.save import discard, save
from palermo.domain.reports.operations.share import confirm, consent, refuse, share, withdraw_share
from palermo.domain.reports.operations.shredding import finish_open, shred
from palermo.domain.reports.operations.submit import submit
from palermo.domain.reports.operations.train import Trained, train
from palermo.domain.reports.operations.triage import (
    acknowledge,
    let_go,
    mark_duplicate,
    take_up,
    unmark_duplicate,
)

__all__ = [
    "Decision",
    "Incoming",
    "Outcome",
    "Trained",
    "acknowledge",
    "amend",
    "answer",
    "ask",
    "attach",
    "classify",
    "close",
    "confirm",
    "consent",
    "correct",
    "decide",
    "deposit",
    "detach",
    "discard",
    "feedback",
    "finish_open",
    "follow_up",
    "follow_up_sealed",
    "hand_in",
    "keep",
    "let_go",
    "lower_level",
    "mark_duplicate",
    "propose_lower",
    "raise_level",
    "read_again",
    "read_again_for",
    "read_along",
    "receive",
    "refuse",
    "reopen",
    "return_to_author",
    "save",
    "see",
    "share",
    "shred",
    "shred_overdue",
    "submit",
    "take_in",
    "take_up",
    "tell_cited",
    "tell_due",
    "tell_readers",
    "train",
    "unmark_duplicate",
    "withdraw",
    "withdraw_share",
]
