"""One file for each verb, or pair of opposite verbs: policy, rows, audit, news, in that order."""

from palermo.domain.networks.operations.anchors import forget, note_moved
from palermo.domain.networks.operations.derive import derive, mark_due
from palermo.domain.networks.operations.link import link
from palermo.domain.networks.operations.money import record_event, record_holding, record_payment
from palermo.domain.networks.operations.withdraw import (
    restore_event,
    restore_link,
    restore_payment,
    withdraw_event,
    withdraw_link,
    withdraw_payment,
)

__all__ = [
    "derive", "forget", "link", "mark_due", "note_moved", "record_event", "record_holding", "record_payment",
    "restore_event", "restore_link", "restore_payment", "withdraw_event", "withdraw_link", "withdraw_payment",
]  # fmt: skip
