"""`palermo staff add|grant|appoint`: the first people of an installation, by the machine's operator.

Everybody else is added in the browser. The operator grants only while two people could not do it between them.
"""

import argparse
from datetime import date

from palermo.faces.cli.failures import Failure
from palermo.faces.cli.output import add_json, say

_ROLES = ("officer", "head", "analyst", "reviewer", "ecowas", "auditor", "administrator")
_LEVELS = ("sensitive", "highly_sensitive")
_STATES = ("appointed", "suspended", "withdrawn")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `palermo staff`."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    add = verbs.add_parser("add", help="add a person and print the first password")
    add.add_argument("username")
    add.add_argument("--name", required=True, help="as colleagues know the person")
    add.add_argument("--role", required=True, choices=_ROLES)
    add.add_argument("--unit", default="", help="code of the unit; the hub's people are given theirs")
    add.add_argument("--language", default="", help="en, fr or pt")
    add.add_argument("--email", default="", help="for alerts, which carry no content")
    add_json(add)
    grant = verbs.add_parser("grant", help="grant one of the hub's first people a clearance")
    grant.add_argument("username")
    grant.add_argument("level", choices=_LEVELS)
    add_json(grant)
    appoint = verbs.add_parser("appoint", help="appoint, suspend or withdraw a unit")
    appoint.add_argument("unit", help="code of the unit, as in config.toml")
    appoint.add_argument("--state", choices=_STATES, default="appointed")
    appoint.add_argument("--since", type=date.fromisoformat, help="day, such as 2026-03-08; without it today")
    add_json(appoint)


def run(options: argparse.Namespace) -> int:
    """Do what the verb says, as the machine's operator."""
    {"add": _add, "grant": _grant, "appoint": _appoint}[options.verb](options)
    return 0


def house(code: str, role: str, since: date | None = None) -> str:
    """Return the code of the house of a role, appointed since a day if it is new; raises Failure for no such unit."""
    from django.conf import settings

    from palermo.foundations.staff import operations, operator

    instance = settings.PALERMO
    if role in ("auditor", "administrator"):
        return ""
    if role in ("analyst", "reviewer"):
        kind, code = "hub", instance.hub
    elif role == "ecowas":
        kind, code = "ecowas", "ECOWAS"
    else:
        kind = "unit"
        if code not in instance.units:
            raise Failure("bad_unit", f"there is no unit {code or '(none given)'}; config.toml names them")
    operations.add_unit(operator(), code=code, kind=kind, since=since)
    return code


def _add(options: argparse.Namespace) -> None:
    from django.conf import settings

    from palermo.foundations.policy import Role
    from palermo.foundations.staff import operations, operator

    person, password = operations.add_person(
        operator(), username=options.username, name=options.name, role=Role(options.role),
        unit=house(options.unit, options.role), email=options.email,
        language=options.language or settings.PALERMO.languages[0],
    )  # fmt: skip
    result = {
        "username": person.username, "role": person.role, "unit": person.unit_code, "entry": person.entry.value,
        "password": password,
    }  # fmt: skip
    say(options, result, [
        f"{person.username} signs in at {settings.PALERMO.origin(person.entry.value)}/ with the first password",
        f"  {password}",
        "It is shown now and never again; she chooses her own, and a second proof, at her first sign-in.",
    ])  # fmt: skip


def _grant(options: argparse.Namespace) -> None:
    from palermo.foundations.staff import grants, operator, queries
    from palermo.kernel.levels import Level

    actor = operator()
    person = queries.people(actor).filter(username=options.username.lower()).first()
    if person is None:
        raise Failure("no_person", f"nobody is called {options.username}")
    grants.bootstrap(actor, person, Level.of(options.level))
    result = {"username": person.username, "level": options.level}
    say(options, result, [f"{person.username} may read up to {options.level.replace('_', ' ')}."])


def _appoint(options: argparse.Namespace) -> None:
    from palermo.foundations.staff import operations, operator, queries

    actor = operator()
    known = queries.units(actor).filter(code=options.unit).first()
    if known is None:
        house(options.unit, "officer", options.since)
        known = queries.unit(actor, options.unit)
    if known.state != options.state or options.since not in (None, known.since):
        known = operations.set_unit_state(actor, known, state=options.state, since=options.since)
    result = {"unit": known.code, "state": str(known.state), "since": known.since.isoformat()}
    say(options, result, [f"{known.code} is {known.state} since {known.since}."])
