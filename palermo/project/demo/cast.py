"""The cast: invented people of every role, added once by the machine's operator, each with a second factor."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from palermo.foundations.policy import Role
from palermo.kernel.levels import Level

if TYPE_CHECKING:
    from palermo.foundations.staff.models import Person


@dataclass(frozen=True, slots=True)
class Member:
    """One invented person; `username` is also the name by which programs know the first seven."""

    username: str
    name: str
    role: Role
    unit: str
    language: str


def _head(username: str, name: str, unit: str, language: str) -> Member:
    return Member(username, name, Role.HEAD, unit, language)


CAST = (
    Member("boris", "Boris", Role.OFFICER, "NER", "fr"),
    _head("salma", "Salma", "NER", "fr"),
    Member("ana", "Ana", Role.ANALYST, "ECOBCCU", "en"),
    Member("rui", "Rui", Role.REVIEWER, "ECOBCCU", "pt"),
    Member("efua", "Efua", Role.ECOWAS, "ECOWAS", "en"),
    Member("omar", "Omar", Role.AUDITOR, "", "en"),
    Member("ines", "Ines", Role.ADMINISTRATOR, "", "pt"),
)
# A head and an officer of each other unit.
_PAIRS = (
    ("BEN", "fr", "Koffi", "Sena"), ("BFA", "fr", "Awa", "Issa"), ("CIV", "fr", "Yao", "Mariam"),
    ("GMB", "en", "Lamin", "Isatou"), ("GHA", "en", "Esi", "Kojo"), ("GIN", "fr", "Fanta", "Sory"),
    ("GNB", "pt", "Braima", "Cadija"), ("LBR", "en", "Hawa", "Emmanuel"), ("MLI", "fr", "Oumar", "Kadia"),
    ("MRT", "fr", "Mariem", "Sidi"), ("NGA", "en", "Amina", "Tunde"), ("SEN", "fr", "Ndeye", "Cheikh"),
    ("SLE", "en", "Alusine", "Jeneba"), ("TGO", "fr", "Essi", "Kodjo"),
)  # fmt: skip
OTHERS = (
    # The whole unit of Cabo Verde: what she submits is marked as unchecked by the unit.
    Member("maria", "Maria", Role.OFFICER, "CPV", "pt"),
    *(_head(head.lower(), head, unit, language) for unit, language, head, _ in _PAIRS),
    *(
        Member(officer.lower(), officer, Role.OFFICER, unit, language)
        for unit, language, _, officer in _PAIRS
    ),
)
_GRANTED = (Role.ANALYST, Role.REVIEWER, Role.AUDITOR)


def add_houses() -> None:
    """Appoint every unit of the configuration, the hub and ECOWAS; those that are there stay as they are."""
    from django.conf import settings

    from palermo.foundations.staff import operations, operator

    instance, actor = settings.PALERMO, operator()
    for code in instance.units:
        operations.add_unit(actor, code=code)
    operations.add_unit(actor, code=instance.hub, kind="hub")
    operations.add_unit(actor, code="ECOWAS", kind="ecowas")


def members() -> list[tuple[Member, "Person"]]:
    """Return those of the cast and the others who are there, with their rows, in the order of the tables above."""
    from palermo.foundations.staff import operator, queries

    rows = {row.username: row for row in queries.people(operator())}
    return [(member, rows[member.username]) for member in (*CAST, *OTHERS) if member.username in rows]


def add(member: Member, password: str) -> None:
    """Add one person who is not there yet, with second factor and grant, all or nothing."""
    from django.db import transaction

    from palermo.foundations.staff import grants, operations, operator, second_factor

    actor = operator()
    with transaction.atomic():
        person, _ = operations.add_person(
            actor, username=member.username, name=member.name, role=member.role, unit=member.unit,
            language=member.language, password=password,
        )  # fmt: skip
        second_factor.enrol(person)
        if member.role in _GRANTED:
            grants.bootstrap(actor, person, Level.HIGHLY_SENSITIVE)


def app_secret(person: "Person") -> str:
    """Return the secret of the app that makes a person's one-time codes, "" without one."""
    from allauth.mfa.models import Authenticator

    from palermo.foundations.staff import credentials, second_factor

    rows = (row for row in credentials.authenticators(person) if row.type == Authenticator.Type.TOTP)
    row = next(rows, None)
    return second_factor.open_secret(person.entry, row.data["secret"]) if row else ""
