"""One file for each verb, or pair of opposite verbs: policy, state table, rows, audit, news, in that order."""

from palermo.domain.publications.operations.decide import publish, revert, send_back, unpublish
from palermo.domain.publications.operations.propose import propose, propose_again, revise

__all__ = ["propose", "propose_again", "publish", "revert", "revise", "send_back", "unpublish"]
