"""The cast as Actors, for tests that need no sign-in; rows of people are made by `people.py`."""

from dataclasses import replace

from palermo.foundations.policy import Actor, Entry, Purpose, Role
from palermo.kernel.levels import Level

_LAW = frozenset({Purpose.LAW_ENFORCEMENT})


def _unit(person: int, name: str, role: Role, unit: str, language: str = "fr") -> Actor:
    return Actor(
        person=person, uid=f"uid-{name}", name=name.title(), role=role, unit=unit, entry=Entry.UNIT,
        clearance=Level.SENSITIVE, purposes=_LAW, language=language,
    )  # fmt: skip


def _hub(person: int, name: str, role: Role, clearance: Level, language: str = "en") -> Actor:
    return Actor(
        person=person, uid=f"uid-{name}", name=name.title(), role=role, unit="ECOBCCU", entry=Entry.HUB,
        clearance=clearance, purposes=_LAW, language=language,
    )  # fmt: skip


boris = _unit(1, "boris", Role.OFFICER, "NER")
salma = _unit(2, "salma", Role.HEAD, "NER")
halima = _unit(3, "halima", Role.OFFICER, "NER")
koffi = _unit(4, "koffi", Role.HEAD, "BEN")
amina = _unit(5, "amina", Role.HEAD, "NGA", "en")
maria = replace(_unit(6, "maria", Role.OFFICER, "CPV", "pt"), alone=True)
efua = _unit(7, "efua", Role.ECOWAS, "ECOWAS", "en")
ana = _hub(11, "ana", Role.ANALYST, Level.HIGHLY_SENSITIVE)
rui = _hub(12, "rui", Role.REVIEWER, Level.HIGHLY_SENSITIVE, "pt")
omar = _hub(13, "omar", Role.AUDITOR, Level.PUBLIC)
ines = _hub(14, "ines", Role.ADMINISTRATOR, Level.PUBLIC)
ungranted = replace(ana, person=15, uid="uid-ungranted", clearance=Level.PUBLIC)

EVERYBODY = (boris, salma, halima, koffi, amina, maria, efua, ana, rui, omar, ines, ungranted)
