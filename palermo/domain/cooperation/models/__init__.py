"""Rows of this room: codes, days, states and parties in the clear; whatever somebody wrote is sealed."""

from palermo.domain.cooperation.models.contact import Contact, NilReturn
from palermo.domain.cooperation.models.request import Letter, Request, RequestKey
from palermo.domain.cooperation.models.undertaking import Party, Step, Undertaking

__all__ = ["Contact", "Letter", "NilReturn", "Party", "Request", "RequestKey", "Step", "Undertaking"]
