"""One file for each verb, or pair of opposite verbs: policy, state table, rows, audit, news, in that order."""

from palermo.domain.practices.operations.adopt import adopt, name_best
from palermo.domain.practices.operations.judge import judge
from palermo.domain.practices.operations.propose import key_again, propose, save, withdraw

__all__ = ["adopt", "judge", "key_again", "name_best", "propose", "save", "withdraw"]
