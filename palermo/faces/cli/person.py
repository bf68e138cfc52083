"""Whose word a content command is: the person of the token in PALERMO_TOKEN, at that person's own entry.

The token's prefix names the entry before Django is set up, so a unit's token never runs beside the hub's keys.
"""

import os
import re

from palermo.faces.cli.failures import Failure
from palermo.foundations.policy import Actor

_ENTRY = re.compile(r"plm_(unit|hub)_")


def acting() -> Actor:
    """Set Django up at the token's entry and return its Actor; raises Failure without a usable token."""
    text = os.environ.get("PALERMO_TOKEN", "").strip()
    entry = _ENTRY.match(text)
    if entry is None:
        raise Failure("no_token", "put the token of the person for whom you act into PALERMO_TOKEN")
    os.environ["PALERMO_ENTRY"] = entry[1]
    import django

    django.setup()
    from django.utils import translation

    from palermo.foundations.staff import tokens
    from palermo.kernel.errors import Forbidden

    try:
        actor = tokens.resolve(text)
    except Forbidden:
        raise Failure("no_token", "the token in PALERMO_TOKEN is unknown here, revoked or over") from None
    translation.activate(actor.language)
    return actor
