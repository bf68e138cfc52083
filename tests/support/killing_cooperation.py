"""The points of requests, undertakings and practices at which the work is killed, and what must agree afterwards."""

from collections.abc import Callable
from datetime import timedelta

from palermo.domain.cooperation import operations as cooperation
from palermo.domain.cooperation.models import Letter, Request, RequestKey, Step, Undertaking
from palermo.domain.cooperation.sealed import open_letter, open_request, open_step, open_undertaking
from palermo.domain.cooperation.words import Agreed, Asked
from palermo.domain.practices import operations as practices
from palermo.domain.practices import rules as practice_rules
from palermo.domain.practices.models import Judging, Practice, WordKey
from palermo.domain.practices.sealed import open_judging, open_practice
from palermo.domain.practices.words import PracticeWords
from palermo.foundations.audit.models import Change
from palermo.kernel.clock import now
from tests.factories import cast

Acknowledge = Callable[[str], None]


def _request(word: str, ack: Acknowledge) -> None:
    asked = cooperation.ask(
        cast.salma, asked="ECOBCCU", kind="information", use="information", purpose="investigation",
        basis="regional_agreement", words=Asked(title=word, text="97 00 01 88"), anyway=True,
        due_at=now() + timedelta(seconds=1),
    )  # fmt: skip
    cooperation.ask_for_time(cast.ana, reference=asked.reference, until=now() + timedelta(days=2), text=word)
    cooperation.grant_time(cast.salma, reference=asked.reference)
    Request.objects.filter(pk=asked.pk).update(due_at=now())
    cooperation.remind()
    cooperation.answer(cast.ana, reference=asked.reference, text=word)


def _destroy_request(word: str, ack: Acknowledge) -> None:
    _request(word, ack)
    cooperation.destroy_request(cast.rui, reference=Request.objects.latest("id").reference, sure=True)


def _undertake(word: str, ack: Acknowledge) -> None:
    plan = cooperation.Plan(Agreed(title=word), ["NER", "BEN"])
    row = cooperation.undertake(cast.ana, kind="meeting", plan=plan)
    cooperation.add_decision(cast.ana, reference=row.reference, text=word, owner="NER")
    cooperation.end(cast.ana, reference=row.reference, results=word)
    cooperation.destroy_undertaking(cast.rui, reference=row.reference, sure=True)


def _destroy_practice(word: str, ack: Acknowledge) -> None:
    _practice(word, ack)
    reference = Practice.objects.latest("id").reference
    practices.withdraw(cast.salma, reference=reference)
    practices.destroy(cast.rui, reference=reference, sure=True)


def _practice(word: str, ack: Acknowledge) -> None:
    row = practices.save(
        cast.salma, area="patrolling", language="fr",
        words=PracticeWords(title=word, context="a", done="b", before="c", after="d", safeguards="e"),
    )  # fmt: skip
    practices.propose(cast.salma, reference=row.reference)
    scores = dict.fromkeys(practice_rules.criteria(), 2)
    for judge in (cast.ana, cast.koffi):
        practices.judge(judge, reference=row.reference, scores=scores, recommends=True, why=word, round=1)


COOPERATING: dict[str, Callable[[str, Acknowledge], None]] = {
    "request.key_made": _request, "request.ask.before_commit": _request, "request.answer.before_commit": _request,
    "request.grant_time.before_commit": _request, "request.remind.before_commit": _request,
    "practice.save.before_commit": _practice, "practice.propose.before_commit": _practice,
    "practice.judge.before_commit": _practice, "practice.destroy.before_commit": _destroy_practice,
    "request.destroy.before_commit": _destroy_request, "undertake.before_commit": _undertake,
    "undertaking.destroy.before_commit": _undertake,
}  # fmt: skip


def check_cooperation() -> list[str]:
    """Look whether each row is whole: it opens, has its keys, its state is what was written of it; or it is destroyed whole."""
    found = []
    for row in Request.objects.exclude(state="destroyed"):
        open_request(row)
        kinds = [open_letter(one) and one.kind for one in Letter.objects.filter(request=row).order_by("id")]
        if (row.state == "answered") is not ("answer" in kinds) or (row.ended_at is None) is (
            "answer" in kinds
        ):
            found.append(f"{row.reference}: {row.state} with {kinds}")
        if not RequestKey.objects.filter(request=row).exists():
            found.append(f"{row.reference}: no key by which it is noticed")
        if not Change.objects.filter(object=row.reference, verb="request.asked").exists():
            found.append(f"{row.reference}: no audit entry")
    for undertaking in Undertaking.objects.exclude(state="destroyed"):
        open_undertaking(undertaking)
        if not all(open_step(step) for step in undertaking.steps.select_related("undertaking")):
            found.append(f"{undertaking.reference}: a step does not open")
    for practice in Practice.objects.exclude(state="destroyed"):
        open_practice(practice)
        judged = [open_judging(one) for one in practice.judgings.all()]
        if (practice.state in ("approved", "withdrawn")) is not (len(judged) == practice_rules.JUDGES):
            found.append(f"{practice.reference}: {practice.state} with {len(judged)} judgings")
        if not practice.keys.exists():
            found.append(f"{practice.reference}: not in its index")
    return found + _check_destroyed()


def _check_destroyed() -> list[str]:
    found = []
    for table, room in ((Request, "request"), (Undertaking, "undertaking"), (Practice, "practice")):
        for row in table._default_manager.filter(state="destroyed"):
            if row.sealed or row.review_on:
                found.append(f"{row.reference}: destroyed and not empty")
            if not Change.objects.filter(object=row.reference, verb=f"{room}.destroyed").exists():
                found.append(f"{row.reference}: destroyed without an audit entry")
    hanging = (
        Letter.objects.filter(request__state="destroyed"), RequestKey.objects.filter(request__state="destroyed"),
        Step.objects.filter(undertaking__state="destroyed"), Judging.objects.filter(practice__state="destroyed"),
        WordKey.objects.filter(practice__state="destroyed"),
    )  # fmt: skip
    return found + [f"{rows.model.__name__} of a destroyed row is left" for rows in hanging if rows.exists()]
