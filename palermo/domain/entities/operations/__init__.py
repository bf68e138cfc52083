"""One file for each verb, or pair of opposite verbs: policy, rows, audit, news, in that order."""

from palermo.domain.entities.operations.decide import decide, reopen
from palermo.domain.entities.operations.gather import Gathered, forget, gather, mark_due
from palermo.domain.entities.operations.key_again import key_again
from palermo.domain.entities.operations.move import merge, split, undo
from palermo.domain.entities.operations.propose import propose
from palermo.domain.entities.operations.register import Held, hold_register

__all__ = [
    "Gathered", "Held", "decide", "forget", "gather", "hold_register", "key_again", "mark_due", "merge", "propose",
    "reopen", "split", "undo",
]  # fmt: skip
