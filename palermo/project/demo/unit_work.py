"""What the invented officers and heads do: each through the operations behind the pages and the API."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from palermo.domain.reports import operations
from palermo.domain.reports.content import Content
from palermo.domain.reports.demo_data import banner, invented
from palermo.domain.reports.models import Receipt
from palermo.domain.reports.operations import Incoming
from palermo.domain.reports.states import State
from palermo.foundations.policy import Actor, Entry
from palermo.foundations.staff import actor_for
from palermo.foundations.staff.models import Person
from palermo.kernel.levels import Level
from palermo.project.demo.cast import CAST, OTHERS
from palermo.project.demo.story import found_again, incoming, mark_invented, story

_BY_HAND = "NER"


def enter_all() -> None:
    """Enter everything that is not there yet."""
    for one in invented():
        item = incoming(one)
        if one.level is Level.HIGHLY_SENSITIVE:
            _deposit(item)
        elif found_again(item) is None:
            if item.unit == _BY_HAND:
                _write(item, ends="submitted")
            else:
                operations.receive(sender(item.unit), [item])
    for row in story()["at_unit"]:
        content = Content.model_validate({**row["content"], "notes": {"invented": banner("fr")}})
        item = Incoming(content=content, unit=_BY_HAND, source_ref=row["source"])
        if found_again(item) is None:
            _write(item, ends=row["ends"], question=row.get("question", ""))


def _write(item: Incoming, *, ends: str, question: str = "") -> None:
    boris, salma = acting("boris"), acting("salma")
    report = operations.save(boris, content=item.content)
    mark_invented(report, item)
    if ends == State.DRAFT:
        return
    operations.hand_in(boris, references=[report.reference])
    if ends == State.RETURNED:
        operations.return_to_author(salma, reference=report.reference, question=question)
    elif ends == State.SUBMITTED:
        operations.submit(salma, references=[report.reference])


def _deposit(item: Incoming) -> None:
    # The unit keeps nothing but a receipt of it, so that is how it is known again.
    actor = sender(item.unit)
    if not Receipt.objects.filter(author=actor.uid, level=Level.HIGHLY_SENSITIVE).exists():
        operations.deposit(actor, content=item.content)


def sender(unit: str) -> Actor:
    """Return the actor who sends for a unit: its head, or the one person it has."""
    return acting(_senders()[unit])


@cache
def acting(username: str) -> Actor:
    """Return one of the cast as an Actor at the unit entry."""
    person = Person.objects.select_related("unit").get(username=username)
    return actor_for(person, Entry.UNIT)


@cache
def _senders() -> Mapping[str, Any]:
    found: dict[str, str] = {}
    for member in (*CAST, *OTHERS):
        if member.role == "head" or member.unit == "CPV":
            found[member.unit] = member.username
    return found
