"""Reads what flows are narrowed by from a query string; codes only, since the query stands in the audit."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from palermo.domain.routes.nodes.crossings import crossings
from palermo.foundations.vocabularies import vocabulary
from palermo.kernel.errors import Invalid

_CODE = re.compile(r"[A-Za-z0-9_.:-]{0,60}", re.ASCII)
_ONE_OF = {
    "medium": frozenset(("land", "water", "air")),
    "plan": frozenset(("made", "planned")),
    "origins": frozenset(("real", "invented")),
}


def read(values: Mapping[str, str]) -> dict[str, Any]:
    """Return the fields of a FlowQuery; raises Invalid naming the field for a day or code that cannot be."""
    found: dict[str, Any] = {}
    for name in ("since", "until"):
        text = str(values.get(name, "") or "").strip()
        found[name] = _day(name, text)
    if found["since"] and found["until"] and found["since"] > found["until"]:
        raise Invalid("bad_date", field="until")
    for name in ("medium", "mode", "route", "crossing", "through", "unit", "plan", "origins"):
        text = str(values.get(name, "") or "").strip()
        if not _CODE.fullmatch(text) or (text and not _known(name, text)):
            raise Invalid("unknown_code", field=name)
        found[name] = text
    return found


def _day(name: str, text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Invalid("bad_date", field=name) from None


def _known(name: str, code: str) -> bool:
    if name in _ONE_OF:
        return code in _ONE_OF[name]
    if name == "mode":
        return code in vocabulary("transport_modes")
    if name == "route":
        return code in vocabulary("migration_routes")
    return code in crossings() if name == "crossing" else True
