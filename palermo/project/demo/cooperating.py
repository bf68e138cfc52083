"""Requests, undertakings and practices of the demonstration: at the units, at the hub, and back at the units."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from palermo.domain.cooperation import operations
from palermo.domain.cooperation.models import Request, Undertaking
from palermo.domain.cooperation.words import Agreed, Asked, Reached
from palermo.domain.practices import operations as practising
from palermo.domain.practices import rules as practice_rules
from palermo.domain.practices.models import Practice
from palermo.domain.practices.words import FIELDS, PracticeWords
from palermo.foundations.policy import Actor, Entry
from palermo.foundations.staff import actor_for
from palermo.foundations.staff.models import Person
from palermo.kernel.clock import now, today
from palermo.kernel.yaml_files import read_yaml
from palermo.project.demo.unit_work import acting

_ASKED = ("title", "text", "reason", "tried", "case")


@cache
def told() -> Mapping[str, Any]:
    """Return what the file tells."""
    found: dict[str, Any] = read_yaml(Path(__file__).with_name("cooperation.yaml"))
    return found


def at_units() -> None:
    """Name contacts, ask, keep a liaison log, say that there was nothing, propose practices; once."""
    if Request.objects.exists():
        return
    for row in told()["contacts"]:
        words = Reached(**{name: row[name] for name in ("name", "office", "phone", "email", "hours")})
        contact = operations.add_contact(
            acting(row["by"]), unit=row["unit"], place=row["place"], languages=row["languages"], words=words
        )
        if row.get("tested"):
            operations.note_test(acting(row["by"]), uid=contact.uid)
    for row in told()["unit_requests"]:
        _ask(acting(row["by"]), row)
    _undertake(acting, at_hub=False)
    for row in told()["nil_returns"]:
        month = today().year * 12 + today().month - 1 - row["months_back"]
        if acting(row["by"]).role == "head":
            operations.say_nothing_to_report(acting(row["by"]), month=f"{month // 12}-{month % 12 + 1:02}")
    _propose(acting, at_hub=False)


def at_hub() -> None:
    """Ask, answer, call meetings, propose and judge; once."""
    if Undertaking.objects.filter(kind="meeting").exists():
        return
    for row in told()["unit_requests"]:
        if "answer" in row:
            operations.answer(_hub(row["answer"]["by"]), reference=_found(row), text=row["answer"]["text"])
    for row in told()["hub_requests"]:
        _ask(_hub("ana"), row)
    _undertake(_hub, at_hub=True)
    _propose(_hub, at_hub=True)
    for row in told()["practices"]:
        _judge(_hub(row["first"]["by"]), row, row["first"])


def back_at_units() -> None:
    """Answer the hub, judge what others propose, and adopt it; what is done already stays."""
    for row in told()["hub_requests"]:
        state = Request.objects.get(reference=_found(row)).state
        if state == "open" and "answer" in row:
            operations.answer(acting(row["answer"]["by"]), reference=_found(row), text=row["answer"]["text"])
        if state == "open" and "refuse" in row:
            operations.refuse(acting(row["refuse"]["by"]), reference=_found(row), text=row["refuse"]["text"])
        if state == "open" and "more_time" in row:
            more = row["more_time"]
            until = now() + timedelta(days=more["days"])
            operations.ask_for_time(acting(more["by"]), reference=_found(row), until=until, text=more["text"])
    for row in told()["practices"]:
        practice = _practice(row)
        if practice.state == "proposed":
            _judge(acting(row["second"]["by"]), row, row["second"])
        if "adopt" in row and not practice.adoptions.exists():
            adopt = row["adopt"]
            practising.adopt(
                acting(adopt["by"]), reference=practice.reference, since=today() - timedelta(days=90),
                state=adopt["state"], result=adopt["result"], text=adopt["text"],
            )  # fmt: skip


@cache
def _hub(username: str) -> Actor:
    return actor_for(Person.objects.select_related("unit").get(username=username), Entry.HUB)


def _ask(actor: Actor, row: Mapping[str, Any]) -> None:
    asked = operations.ask(
        actor, asked=row["asked"], kind=row["kind"], use=row["use"], purpose=row["purpose"], basis=row["basis"],
        words=Asked(**{name: row[name] for name in _ASKED}), anyway=True,
    )  # fmt: skip
    # What was asked days ago is dated so, that some of it is late; nothing sealed depends on the day.
    back = timedelta(days=row["back"])
    Request.objects.filter(pk=asked.pk).update(
        at=asked.at - back, due_at=asked.due_at - back, first_due_at=asked.due_at - back
    )
    _known()[row["title"]] = asked.reference


@cache
def _known() -> dict[str, str]:
    """Return the references of requests by title, in one process; other processes look them up."""
    return {}


def _found(row: Mapping[str, Any]) -> str:
    """Return the reference of a request of the file: the one of its kind between its parties."""
    asker = acting(row["by"]).unit if "by" in row else settings.PALERMO.hub
    rows = Request.objects.filter(asker=asker, asked=row["asked"], kind=row["kind"])
    return _known().get(row["title"]) or rows.values_list("reference", flat=True)[0]


def _undertake(actor: Callable[[str], Actor], *, at_hub: bool) -> None:
    for row in told()["undertakings"]:
        if (row["by"] == "ana") is at_hub:
            _one(actor(row["by"]), row)


def _one(actor: Actor, row: Mapping[str, Any]) -> None:
    day = today()
    days = {name: day + timedelta(days=row[name]) for name in ("starts", "ends", "next") if name in row}
    words = Agreed(
        **{name: row[name] for name in ("title", "place", "plan", "clause", "posts") if name in row}
    )
    plan = operations.Plan(
        words, row["parties"], days.get("starts"), days.get("ends"), days.get("next"), row.get("form", "")
    )
    made = operations.undertake(actor, kind=row["kind"], plan=plan)
    if row.get("begun"):
        operations.begin(actor, reference=made.reference)
    for one in row.get("decisions", ()):
        due = day + timedelta(days=one["due"])
        operations.add_decision(
            actor, reference=made.reference, text=one["text"], owner=one["owner"], due_on=due
        )
    for one in row.get("calls", ()):
        at = datetime.combine(day - timedelta(days=one["back"]), time(22, 40), UTC)
        operations.add_call(
            actor, reference=made.reference, caller=one["caller"], at=at, about=one["text"], answer=one["answer"]
        )  # fmt: skip


def _propose(actor: Callable[[str], Actor], *, at_hub: bool) -> None:
    for row in told()["practices"]:
        if (row["by"] == "ana") is at_hub:
            words = PracticeWords(**{name: row.get(name, "") for name in FIELDS})
            made = practising.save(actor(row["by"]), words=words, area=row["area"], language=row["language"])
            practising.propose(actor(row["by"]), reference=made.reference)


def _practice(row: Mapping[str, Any]) -> Practice:
    """Return the practice of the file: each has its own area and language."""
    return Practice.objects.filter(area=row["area"], language=row["language"]).order_by("id")[0]


def _judge(actor: Actor, row: Mapping[str, Any], judging: Mapping[str, Any]) -> None:
    practice = _practice(row)
    scores = dict(zip(practice_rules.criteria(), judging["scores"], strict=True))
    practising.judge(
        actor, reference=practice.reference, scores=scores, recommends=True, why=judging["why"], round=practice.round
    )  # fmt: skip
