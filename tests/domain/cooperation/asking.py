"""Requests as tests put them, and moments to hold the clock at."""

from datetime import UTC, datetime
from typing import Any

from palermo.domain.cooperation import operations
from palermo.domain.cooperation.models import Request
from palermo.domain.cooperation.words import Asked
from palermo.foundations.policy import Actor
from tests.factories import cast

MONDAY = datetime(2026, 11, 2, 9, tzinfo=UTC)


def request(actor: Actor = cast.salma, text: str = "Qui est ce transporteur ?", **changes: Any) -> Request:
    """Return a request of a unit to the hub, or of the hub to Niger, changed as asked."""
    values: dict[str, Any] = {
        "asked": "NER" if actor.at_hub else "ECOBCCU", "kind": "information", "use": "information",
        "purpose": "investigation", "basis": "regional_agreement",
        "words": Asked(title="Transporteur", text=text, reason="Nommé deux fois"),
    }  # fmt: skip
    return operations.ask(actor, **(values | changes))
