"""The rows of every room that somebody of the hub may see: what has come to its review day is counted and listed of them."""

from typing import Any

from django.db.models import QuerySet

from palermo.domain.cooperation.queries import requests_visible_to, undertakings_visible_to
from palermo.domain.documents.queries import documents_visible_to
from palermo.domain.practices.queries import practices_visible_to
from palermo.domain.reports.queries import reports_visible_to
from palermo.domain.reports.states import State
from palermo.foundations.policy import Actor


def rooms(actor: Actor) -> tuple[QuerySet[Any], ...]:
    """Return what the actor may see of each room that keeps review days."""
    return (
        reports_visible_to(actor).exclude(state=State.SHREDDED), documents_visible_to(actor), requests_visible_to(actor),
        undertakings_visible_to(actor), practices_visible_to(actor),
    )  # fmt: skip
