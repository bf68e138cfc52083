"""Rows that somebody may not see change nothing for her: no list, count, order, search, home page or export."""

from collections.abc import Callable
from typing import Any

import orjson
import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from palermo.domain.reports import operations, queries
from palermo.domain.reports.content import Content, Urgency
from palermo.domain.reports.judgement import Judgement
from palermo.foundations.policy import Actor
from palermo.kernel.errors import Forbidden
from tests.domain.reports.contents import full
from tests.factories import cast, reports

pytestmark = pytest.mark.django_db
SEARCHES = ("hilux", "chauffeur assamaka", "97000188", "AB7342RB", "pirogue")
WORDS = st.sampled_from(["pirogue", "hilux", "chauffeur Assamaka", "97 00 01 88", "AB 7342 RB", "rien"])


class _Undo(Exception):
    """Takes back one example's rows."""


@pytest.fixture
def world(shared_units: None, as_entry: Any) -> Any:
    with as_entry("hub"):
        for number in range(3):
            reports.submitted(full(narrative=f"Hilux et pirogue {number} AB 7342 RB"))
        shared = _from_benin()
        operations.share(cast.koffi, reference=shared, units=["NER"])
        reports.handed_in()
        reports.draft()
        yield


def _from_benin() -> str:
    report = operations.save(cast.koffi, content=full(narrative="Une pirogue du Bénin, chauffeur connu"))
    operations.submit(cast.koffi, references=[report.reference])
    return report.reference


def answers(actor: Actor) -> bytes:
    """Return everything that the actor is told, as bytes."""
    told: list[Any] = []
    for ask in (
        lambda: _page(queries.listing(actor, size=2)),
        lambda: _page(queries.listing(actor, queries.Filters(kind="interception"))),
        lambda: _page(queries.shared_with(actor)),
        lambda: [(row.report.reference, row.report.state, row.title) for row in queries.at_unit(actor)],
        lambda: [row.report.reference for row in queries.export_rows(actor)],
        lambda: [_found(actor, text) for text in SEARCHES],
        lambda: _home(actor),
    ):
        told.append(_or_nothing(ask))
    return orjson.dumps(told)


def _or_nothing(ask: Callable[[], Any]) -> Any:
    try:
        return ask()
    except Forbidden as refusal:
        return refusal.code


def _page(page: queries.Page) -> Any:
    return (
        [[row.report.reference, row.report.state, row.title] for row in page.rows],
        page.following,
        page.total,
    )


def _found(actor: Actor, text: str) -> Any:
    page = queries.search(actor, text, size=2)
    hits = [[hit.report.reference, hit.title, hit.snippet] for hit in page.hits]
    return hits, page.following, page.cut, queries.count(actor, text)


def _home(actor: Actor) -> Any:
    home = queries.home(actor)
    return (
        home.waiting, [text for _, text in home.questions], [row.report.reference for row in home.to_check],
        [text for _, text in home.feedback], [one.reference for one in home.receipts],
        [(one.reference, one.kind) for one in home.notices],
    )  # fmt: skip


def _hidden(kind: str, words: str, urgent: bool) -> None:
    """Make something that nobody of Niger may see."""
    content: Content = full(narrative=f"{words} {words}", urgency=Urgency(life=urgent))
    if kind == "other unit":
        report = operations.save(cast.koffi, content=content)
        operations.submit(cast.koffi, references=[report.reference])
        operations.classify(cast.ana, reference=report.reference, judgement=Judgement(primary="som"))
    elif kind == "shared elsewhere":
        report = operations.save(cast.koffi, content=content)
        operations.submit(cast.koffi, references=[report.reference])
        operations.share(cast.koffi, reference=report.reference, units=["NGA"])
        operations.ask(cast.ana, reference=report.reference, question=words)
    elif kind == "deposit of another":
        operations.deposit(cast.halima, content=content)
        operations.take_in()
    elif kind == "draft of another":
        operations.save(cast.halima, content=content)
    else:
        receipt = operations.deposit(cast.koffi, content=content)
        operations.take_in()
        operations.feedback(cast.ana, reference=receipt.reference, kind="thanks", text=words)


KINDS = ("other unit", "shared elsewhere", "deposit of another", "draft of another", "letter of another")


@pytest.mark.parametrize("actor", [cast.boris, cast.salma, cast.efua], ids=lambda actor: actor.name)
def test_hidden_rows_change_nothing(world: Any, actor: Actor) -> None:
    before = answers(actor)

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.tuples(st.sampled_from(KINDS), WORDS, st.booleans()), min_size=1, max_size=2))
    def tried(made: list[tuple[str, str, bool]]) -> None:
        try:
            with transaction.atomic():
                for kind, words, urgent in made:
                    _hidden(kind, words, urgent)
                assert answers(actor) == before
                raise _Undo
        except _Undo:
            pass

    tried()


def test_a_visible_row_does_change_the_answer(world: Any) -> None:
    before = answers(cast.salma)
    reports.submitted(full(narrative="Une autre pirogue"))
    assert answers(cast.salma) != before
