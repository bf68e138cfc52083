"""The world of the authorisation matrix: every address of an entry, the cast signed in, reports of every kind.

What is expected is written here a second time, from the permission table and the rules of visibility in the design,
and not taken from the views or queries that are under test.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from django.db import connections
from django.urls import URLPattern, URLResolver
from ninja.operation import PathView

from palermo.domain.reports import operations
from palermo.domain.reports.models import Receipt, Report
from palermo.foundations.policy import Actor, Permission, Role, allowed
from palermo.foundations.staff import actors, register, second_factor, tokens
from palermo.foundations.staff import operations as staff
from palermo.foundations.staff.models import Person
from palermo.kernel.levels import Level
from tests.domain.reports.contents import full
from tests.factories import people
from tests.factories.people import PASSWORD
from tests.support import held
from tests.support.clients import EntryClient
from tests.support.entries import as_entry
from tests.support.signing_in import sign_in

_NAMED = re.compile(r"\(\?P<(\w+)>((?:[^()]|\([^()]*\))*)\)")
_CONVERTED = re.compile(r"<(?:\w+:)?(\w+)>")


@dataclass(frozen=True)
class Route:
    """One address of one entry: its shape with {names}, and what the views behind it are for, by method."""

    shape: str
    names: tuple[str, ...]
    permissions: dict[str, str]

    def at(self, **values: str) -> str:
        """Return the address with its parameters filled in."""
        return "/" + self.shape.format(**values)


def routes(entry: str) -> list[Route]:
    """Return every address of an entry; raises AssertionError for one that says nobody's permission."""
    found = []
    for shape, view in _walk(import_module(f"palermo.project.urls_{entry}").urlpatterns):
        plain = (
            _CONVERTED.sub(r"{\1}", _NAMED.sub(r"{\1}", shape))
            .replace("^", "")
            .replace("$", "")
            .replace("\\", "")
        )
        permissions = _permissions(view)
        if permissions is not None:
            found.append(Route(plain, tuple(re.findall(r"\{(\w+)\}", plain)), permissions))
    return found


def _walk(patterns: list[Any], prefix: str = "") -> Iterator[tuple[str, Callable[..., Any]]]:
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            yield route, pattern.callback


def _permissions(view: Callable[..., Any]) -> dict[str, str] | None:
    cells = [cell.cell_contents for cell in getattr(view, "__closure__", None) or ()]
    paths = [cell for cell in cells if isinstance(cell, PathView)]
    if paths:
        return {
            method: str(operation.view_func.permission)
            for path in paths for operation in path.operations for method in operation.methods
        }  # fmt: skip
    permission = getattr(view, "permission", None)
    return None if permission is None else dict.fromkeys(("GET", "POST"), str(permission))


@dataclass
class Member:
    """One of the cast, signed in at her entry, with a token where her role can have one."""

    actor: Actor
    client: EntryClient
    token: str = ""

    def ask(self, method: str, path: str) -> Any:
        """Send one request, with the token where it is the API's."""
        headers = {"Authorization": f"Bearer {self.token}"} if path.startswith("/api/") else {}
        if method == "GET":
            return self.client.get(path, headers=headers)
        body = "{}" if path.startswith("/api/") else ""
        kind = "application/json" if path.startswith("/api/") else "application/x-www-form-urlencoded"
        return self.client.generic(method, path, body, content_type=kind, headers=headers)


@dataclass
class World:
    """Everybody and every kind of report."""

    members: dict[str, Member]
    reports: dict[str, Report] = field(default_factory=dict)
    shared: set[str] = field(default_factory=set)
    uids: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    others: list[held.Held] = field(default_factory=list)

    def at(self, entry: str) -> dict[str, Member]:
        """Return those who work at an entry."""
        return {name: one for name, one in self.members.items() if one.actor.entry == entry}


def make() -> World:
    """Return the cast, signed in, and reports of every kind that their work has brought about."""
    rows = {name: made.person for name, made in people.make().items()}
    with as_entry("tool"):
        # An analyst whom nobody granted anything, and a second officer of the same unit.
        for name, role, unit in (("nora", Role.ANALYST, "ECOBCCU"), ("issa", Role.OFFICER, "NER")):
            person, _ = staff.add_person(
                actors.operator(), username=name, name=name.title(), role=role, unit=unit, password=PASSWORD
            )
            second_factor.enrol(person)
            rows[name] = Person.objects.select_related("unit").get(pk=person.pk)
    world = World({name: _member(person, name) for name, person in rows.items()})
    _work(world)
    return world


def _member(person: Person, name: str) -> Member:
    entry = str(person.entry)
    person = Person.objects.select_related("unit").get(pk=person.pk)
    with as_entry(entry):
        actor = actors.actor_for(person, person.entry)
    client = EntryClient(entry)
    sign_in(client, name)
    scopes = tokens.possible_scopes(Role(person.role))
    if not scopes:
        return Member(actor, client)
    with as_entry("tool"):
        member = Member(actor, client, tokens.issue(None, person, name="matrix", scopes=scopes))
    member.ask("GET", "/api/v1/reports")  # the first use of a day is noted, once
    return member


def _work(world: World) -> None:
    boris, salma, ben = (world.members[name].actor for name in ("boris", "salma", "ben"))
    ana = world.members["ana"].actor
    kept = world.reports

    def submitted(by: Actor, head: Actor) -> Report:
        report = operations.save(by, content=full())
        if by is not head:
            operations.hand_in(by, references=[report.reference])
        operations.submit(head, references=[report.reference])
        return Report.objects.get(pk=report.pk)

    with as_entry("unit"):
        kept["draft"] = operations.save(boris, content=full())
        kept["handed in"] = operations.hand_in(
            boris, references=[operations.save(boris, content=full()).reference]
        )[0]
        kept["submitted"] = submitted(boris, salma)
        kept["lent"] = submitted(boris, salma)
        share = operations.share(salma, reference=kept["lent"].reference, units=["CPV"])
        kept["withdrawn"] = submitted(boris, salma)
        operations.withdraw(salma, reference=kept["withdrawn"].reference, why="mistaken")
        kept["another unit's"] = submitted(ben, ben)
        kept["raised"] = submitted(boris, salma)
        sealed = operations.deposit(boris, content=full())
    with as_entry("hub"):
        operations.take_in()
        operations.raise_level(ana, reference=kept["raised"].reference)
        kept["deposited"] = Report.objects.get(reference=sealed.reference)
        operations.receive(ana, [operations.Incoming(full(), "ECOBCCU", Level.SENSITIVE)])
        kept["the hub's own"] = Report.objects.get(unit="ECOBCCU")
        question = operations.ask(ana, reference=kept["submitted"].reference, question="Combien ?")
    world.others = held.everything({name: one.actor for name, one in world.members.items()})
    world.shared.add("lent")
    world.uids = {"questions": [("submitted", question.uid)], "shares": [("lent", share.uid)]}
    for report in kept.values():
        report.refresh_from_db()


def sees(actor: Actor, report: Report) -> bool:
    """Say, from the design and not from the code, whether somebody may open a report whole."""
    if not allowed(actor, Permission.REPORT_READ) or report.level > actor.clearance:
        return False
    if actor.role in (Role.OFFICER, Role.HEAD):
        mine = report.unit == actor.unit and report.level == Level.SENSITIVE
        return mine and (report.state not in ("draft", "shredded") or report.author == actor.uid)
    at_hub = actor.role in (Role.ANALYST, Role.REVIEWER)
    return at_hub and report.state not in ("draft", "handed_in", "returned", "shredded")


def keeps_receipt(actor: Actor, report: Report) -> bool:
    """Say whether somebody may keep a receipt: her unit's, the hub what it sees, of a deposit the author alone.

    A unit keeps the receipt of what was sensitive when it was sent, even if the hub holds it to be more now.
    """
    levels = set(Receipt.objects.filter(reference=report.reference).values_list("level", flat=True))
    if not levels or not allowed(actor, Permission.REPORT_READ):
        return False
    if actor.role in (Role.OFFICER, Role.HEAD):
        return report.unit == actor.unit and (report.author == actor.uid or levels == {Level.SENSITIVE})
    return sees(actor, report)


class Counted:
    """Counts the queries of a block over all databases."""

    def __enter__(self) -> "Counted":
        for alias in connections:
            connections[alias].force_debug_cursor = True
            connections[alias].queries_log.clear()
        return self

    def __exit__(self, *_: object) -> None:
        self.found = {alias: len(connections[alias].queries_log) for alias in connections}
        for alias in connections:
            connections[alias].force_debug_cursor = False


def forget() -> None:
    """Forget the register of grants that the cast was given."""
    with as_entry("tool"):
        register.forget()
