"""What the invented people sign in with: kept sealed in the hub's secrets, so that every start can show it again."""

import secrets
from dataclasses import asdict
from typing import TYPE_CHECKING

import orjson

from palermo.project.demo.cast import CAST, OTHERS, add, add_houses, app_secret, members
from palermo.project.demo.sign_ins import FILE, SignIn, parsed
from palermo.project.instance import ConfigurationError

if TYPE_CHECKING:
    from palermo.foundations.staff.models import Person

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def provide() -> dict[str, SignIn]:
    """Add whoever of the cast is missing and return everybody's credentials by username; safe to repeat.

    A token that no longer works is issued anew. Raises ConfigurationError away from a demo.
    """
    from django.conf import settings

    if not settings.PALERMO.demo:
        raise ConfigurationError(f"{settings.PALERMO.home} is no demo; invented people have no place in it")
    add_houses()
    kept = _read()
    there = {member.username for member, _ in members()}
    missing = [member for member in (*CAST, *OTHERS) if member.username not in there]
    # Written before the people exist: a crash between the two must not leave an account that nobody can open.
    kept |= {member.username: SignIn(_password(), "", "") for member in missing}
    _write(kept)
    for member in missing:
        add(member, kept[member.username].password)
    for member, person in members():
        mine = kept.get(member.username)
        if mine is not None:
            token = mine.token if _works(mine.token) else _issue(person)
            kept[member.username] = SignIn(mine.password, token, app_secret(person))
    _write(kept)
    return kept


def _password() -> str:
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))


def _works(token: str) -> bool:
    from palermo.foundations.staff import tokens
    from palermo.kernel.errors import Forbidden

    try:
        return bool(token and tokens.resolve(token))
    except Forbidden:
        return False


def _issue(person: "Person") -> str:
    from palermo.foundations.policy import Role
    from palermo.foundations.staff import tokens

    return tokens.issue(None, person, name="demo", scopes=tokens.possible_scopes(Role(person.role)))


def _read() -> dict[str, SignIn]:
    from palermo.foundations.compartments import keyring

    try:
        return parsed(keyring().read_secret(FILE))
    except FileNotFoundError:
        return {}


def _write(kept: dict[str, SignIn]) -> None:
    from palermo.foundations.compartments import keyring

    keyring().write_secret(FILE, orjson.dumps({name: asdict(one) for name, one in kept.items()}))
