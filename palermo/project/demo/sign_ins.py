"""How to sign in as each of the cast, read from the sealed file without setting Django up: for the first lines of `serve`."""

from dataclasses import dataclass

import orjson

from palermo.foundations.compartments import unlocking
from palermo.foundations.compartments.store import SecretStore
from palermo.foundations.staff.entries import entry_of
from palermo.project.demo.cast import CAST, Member
from palermo.project.instance import Instance

FILE = "demo.sealed"


@dataclass(frozen=True, slots=True)
class SignIn:
    """One person's password, bearer token and the secret of the app that makes one-time codes."""

    password: str
    token: str
    totp_secret: str


def people(instance: Instance) -> list[tuple[Member, SignIn]]:
    """Return the cast with their credentials; empty before the demo was loaded."""
    words = unlocking.passphrase(instance.home, "hub", demo=True)
    store = SecretStore.unlock(instance.home / "hub" / "secrets", words)
    try:
        kept = parsed(store.read(FILE))
    except FileNotFoundError:
        return []
    return [(member, kept[member.username]) for member in CAST if member.username in kept]


def parsed(plain: bytes) -> dict[str, SignIn]:
    """Return the credentials by username from the opened file."""
    return {name: SignIn(**one) for name, one in orjson.loads(plain).items()}


def address(instance: Instance, member: Member) -> str:
    """Return the address at which a member of the cast signs in."""
    return f"{instance.origin(entry_of(member.role).value)}/"


def lines(instance: Instance) -> list[str]:
    """Return the lines that tell a newcomer how to sign in as each of the cast; none before the demo was loaded."""
    rows = people(instance)
    if not rows:
        return []
    found = [
        "Everybody here is invented. The page after the password shows the one-time code by itself.",
        "",
        f"  {'':<6} {'':<20} {'address':<29} {'user name':<10} password",
    ]
    for member, kept in rows:
        what = f"{member.role.value}{', ' + member.unit if member.unit else ''}"
        found.append(
            f"  {member.name:<6} {what:<20} {address(instance, member):<29} {member.username:<10} {kept.password}"
        )
    return found
