"""One file for each verb, or pair of opposite verbs: policy, state table, rows, audit, news, in that order."""

from palermo.domain.practices.operations.adopt import adopt, name_best
from palermo.domain.practices.operations.judge import judge
from palermo.domain.practices.operations.propose import key_again, propose, save, withdraw
from palermo.domain.practices.operations.retention import destroy, keep, may_keep, tell_practices_due

__all__ = [
    "adopt", "destroy", "judge", "keep", "key_again", "may_keep", "name_best", "propose", "save", "tell_practices_due",
    "withdraw",
]  # fmt: skip
