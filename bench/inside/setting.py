"""Django, and the cast as actors, for a process that measures from inside."""

import json
import sys
from typing import Any

import django

from palermo.foundations.policy import Actor


def begin() -> dict[str, Actor]:
    """Set Django up and return the cast as the program itself knows them, by name."""
    django.setup()
    from palermo.foundations.staff import tokens

    return {name: tokens.resolve(one.token) for name, one in sign_ins().items() if one.token}


def sign_ins() -> dict[str, Any]:
    """Return what the cast sign in with, by name."""
    from palermo.project.demo import credentials

    return {
        name: one for name, one in credentials.provide().items() if name in ("boris", "salma", "ana", "rui")
    }


def end(answer: dict[str, Any]) -> None:
    """Print the answer as the last line."""
    json.dump(answer, sys.stdout)
    print()
