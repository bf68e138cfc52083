"""`palermo demo`: an installation with the invented cast and the demo data; on an empty home it is made first."""

import argparse
import sys
import time
from typing import Any

from palermo.faces.cli.output import add_json, say
from palermo.project.initialise import initialise
from palermo.project.instance import Instance, home_from_environment

DJANGO = False  # there may be no configuration yet from which Django could start


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `palermo demo`."""
    parser.add_argument("--cast-only", action="store_true", help="add the people and leave the data out")
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Bring the demo to its whole, keep what is there, and print how to sign in as each member of the cast."""
    started, home = time.monotonic(), home_from_environment()
    initialise(home, demo=True, tell=_tell)
    from django.conf import settings

    from palermo.project.demo import credentials, loading, sign_ins

    _tell("adding the cast")
    kept = credentials.provide()
    if not options.cast_only and not loading.is_loaded(home):
        loading.load(home, _tell)
    instance: Instance = settings.PALERMO
    lines = [
        *sign_ins.lines(instance),
        "",
        f"The demo is in {home}, after {time.monotonic() - started:.0f} s.",
    ]
    say(options, _result(instance, kept), lines)
    return 0


def _tell(line: str) -> None:
    print(f"{line} …", file=sys.stderr, flush=True)


def _result(instance: Instance, kept: dict[str, Any]) -> dict[str, Any]:
    from palermo.foundations.staff.entries import entry_of
    from palermo.project.demo.cast import CAST, OTHERS, Member

    def one(member: Member) -> dict[str, str]:
        return {
            "name": member.username, "username": member.username, "full_name": member.name, "role": member.role.value,
            "unit": member.unit, "entry": entry_of(member.role).value, "password": kept[member.username].password,
            "token": kept[member.username].token, "totp_secret": kept[member.username].totp_secret,
        }  # fmt: skip

    return {
        "home": str(instance.home),
        "entries": {place: instance.origin(place) for place in ("public", "unit", "hub")},
        "people": [one(member) for member in CAST if member.username in kept],
        "others": [one(member) for member in OTHERS if member.username in kept],
    }
