"""Hit and miss cannot be told apart by whoever asks: not by a byte of any answer or page, and not by the clock.

Two worlds differ in what others hold (other units' records, highly sensitive ones, silent decisions, other units'
questions). The asker's answers and pages are the same bytes in both. The time that asking takes is compared by a
two-sided Mann-Whitney test over 250 asks each of hits and misses, in random order; which names are known is chosen at
random among names of one shape, so that nothing but the hit differs. It fails at p < 0.001 twice in a row, which chance
brings about once in a million runs.
"""

import gc
import random
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from time import perf_counter
from typing import Any

import orjson
import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from palermo.domain.enquiries import operations, queries
from palermo.domain.enquiries.models import Call
from palermo.domain.entities import queries as entity_queries
from palermo.domain.entities.words import MentionWords
from palermo.domain.reports.content import Content, Person
from palermo.foundations.policy import Actor
from palermo.kernel.errors import Forbidden
from tests.domain.entities.worlds import read, read_secretly, seen
from tests.domain.reports.contents import full
from tests.faces.web.hub.conftest import members
from tests.factories import cast
from tests.support.clients import EntryClient
from tests.support.entries import as_entry as being
from tests.support.signing_in import sign_in

__all__ = ["members"]
pytestmark = pytest.mark.django_db
DRIVER = MentionWords(name="ALIDOU Moussa", born="1984")
PHONE = MentionWords(number="97000188")
PLATE = MentionWords(plate="AB 7342 RB")
WHY = {"purpose": "danger_to_life", "basis": "danger_to_life", "reason": "Vu à Cotonou"}
HIDDEN = st.sampled_from(
    ["niger", "nigeria", "secret", "victim", "declined", "another", "passed on", "others ask"]
)
_CHANCE = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"|name="once"[^>]*>')


class _Undo(Exception):
    """Takes back one example's rows."""


def work() -> None:
    """Let the hub's worker do everything that waits."""
    seen()
    while operations.put_questions() or operations.watch():
        pass


def ask(actor: Actor, kind: str, words: MentionWords, **changes: Any) -> operations.Asked:
    """Ask what is never counted."""
    return operations.ask(actor, kind=kind, words=words, **(WHY | changes))


def hide(what: str) -> None:
    """Make something that the asker may not know of."""
    if what == "secret":
        read_secretly(full(), by=cast.amina)
    elif what == "victim":
        read(full(people=[Person(ref="V1", role="presumed_victim", name="Moussa Alidou", born="1984")]))
    elif what == "others ask":
        # Hub only, since Benin would be asked about its own record otherwise, and may know that.
        ask(cast.amina, "person", DRIVER, standing_days=30, hub_only=True)
    else:
        read(full(), by=cast.amina if what == "nigeria" else cast.salma)
    work()
    _decide(what)


def _decide(what: str) -> None:
    with suppress(Forbidden):
        for one in queries.calls(cast.salma):
            if what in ("declined", "another"):
                verb = "decline" if what == "declined" else "not_same"
                operations.respond(cast.salma, uid=one.call.uid, verb=verb)
        for one in queries.calls(cast.ana):
            others = one.call.level < 2 and not one.call.mention.protected and one.call.owner != "BEN"
            if what == "passed on" and others:
                operations.pass_on(cast.ana, uid=one.call.uid)


def answers(actor: Actor) -> bytes:
    """Return everything that the asker's unit is told, as bytes, random references and moments included."""
    page = queries.enquiries(actor)
    told: list[Any] = [
        [_line(row) for row in page.rows], page.more, queries.fresh_replies(actor), queries.waiting_calls(actor),
        operations.asked_today(actor), [one.call.uid for one in queries.calls(actor)],
    ]  # fmt: skip
    for row in page.rows:
        opened = queries.read_enquiry(actor, row.enquiry.reference)
        own = operations.own_records(actor, reference=row.enquiry.reference)
        told.append([opened.question.model_dump(), len(opened.replies), len(opened.calls), _weighed(own)])
    told.append(_or_nothing(lambda: [row.title for row in entity_queries.entities(actor).rows]))
    return orjson.dumps(told)


def anew(actor: Actor) -> bytes:
    """Return what the asker is told when asking now, without the new question's own reference and moment."""
    told: list[Any] = []
    with suppress(_Undo), transaction.atomic():
        for kind, words in (("person", DRIVER), ("phone", PHONE), ("vehicle", PLATE)):
            asked = ask(actor, kind, words, standing_days=90)
            work()
            line = _line(queries.enquiries(actor).rows[0])
            told.append(
                [line[2:], _weighed(asked.own), operations.asked_today(actor), queries.fresh_replies(actor)]
            )
        raise _Undo
    return orjson.dumps(told)


def _line(row: queries.Line) -> list[Any]:
    one, words = row.enquiry, row.question.model_dump() if row.question else None
    return [
        one.reference, one.at, one.unit, one.kind, one.state, one.hub_only, one.standing_until, words,
        row.replies, row.fresh, row.calls, row.waiting,
    ]  # fmt: skip


def _weighed(found: Sequence[entity_queries.Weighed]) -> list[Any]:
    return [[one.mention.report.reference, one.probability, one.words.model_dump()] for one in found]


def _or_nothing(tell: Callable[[], Any]) -> Any:
    try:
        return tell()
    except Forbidden as refusal:
        return refusal.code


@pytest.fixture
def world(shared_units: None, as_entry: Any) -> Any:
    with as_entry("hub"):
        read(full(title="Le nôtre"), by=cast.koffi)
        ask(cast.koffi, "person", DRIVER)
        ask(cast.koffi, "phone", PHONE, standing_days=90)
        ask(cast.koffi, "vehicle", PLATE, hub_only=True, standing_days=30)
        work()
        yield


def test_hidden_records_change_no_byte_of_the_answers(world: Any) -> None:
    before, asked = answers(cast.koffi), anew(cast.koffi)
    called = []

    @settings(max_examples=16, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(HIDDEN, min_size=1, max_size=2))
    def tried(hidden: list[str]) -> None:
        with suppress(_Undo), transaction.atomic():
            for what in hidden:
                hide(what)
            called.append(Call.objects.count())
            assert answers(cast.koffi) == before
            assert anew(cast.koffi) == asked
            raise _Undo

    tried()
    # The worlds did differ: without a hit this test would say nothing.
    assert max(called) >= 3


def test_an_answer_does_change_the_bytes(world: Any) -> None:
    before = answers(cast.koffi)
    hide("niger")
    one = queries.calls(cast.salma)[0]
    operations.respond(cast.salma, uid=one.call.uid, verb="message", text="Appelez")
    assert answers(cast.koffi) != before


def test_hidden_records_change_no_byte_of_the_pages(members: dict[str, Any]) -> None:
    client = EntryClient("unit")
    sign_in(client, "ben")
    form = WHY | {"kind": "person", "name": "Alidou Mousa", "born": "1984", "standing": "90"}
    asked = client.post("/questions/ask/", form)
    assert asked.status_code == 303
    with being("hub"):
        work()
    client.get(asked["Location"])  # takes the message of having asked away
    paths = (
        "/", "/questions/", "/questions/?view=answered", "/questions/?view=standing", "/questions/?clear=1", "/calls/",
        "/questions/ask/", asked["Location"], "/questions/export.csv", "/search/?q=Alidou",
    )  # fmt: skip

    def pages() -> list[bytes]:
        return [_CHANCE.sub(b"", _body(client.get(path))) for path in paths]

    pages()
    before = pages()
    for what in ("niger", "secret", "declined"):
        with being("hub"):
            hide(what)
        assert pages() == before, what
    assert Call.objects.count() >= 2


def _body(answer: Any) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else bytes(answer.content)


# --- the clock

ASKS, LEAST = 250, 0.001
_SYLLABLES = ("ba", "do", "ka", "mi", "na", "so", "ti", "wu", "ze", "fo")


def _names(chance: random.Random, most: int) -> list[str]:
    def word() -> str:
        return "".join(chance.sample(_SYLLABLES, 3)).title()

    return [f"{word()} {word()}" for _ in range(most)]


def _of(names: Sequence[str]) -> Content:
    people = [
        Person(ref=f"p{n}", role="driver", name=name, nationality="MLI") for n, name in enumerate(names)
    ]
    return full(people=people, phones=[], papers=[], vehicles=[], narrative="Contrôle.", title="")


def _seconds(chance: random.Random, names: Sequence[str], known: set[str]) -> tuple[list[float], list[float]]:
    """Return the seconds that each hit and each miss took, asked in random order."""
    order = [name for name in names for _ in range(2 * ASKS // len(names))]
    chance.shuffle(order)
    found: dict[bool, list[float]] = {True: [], False: []}
    gc.collect()
    gc.disable()
    try:
        for number, name in enumerate(order):
            if number == ASKS:
                work()  # from here on calls stand for the hits that were asked before
            words = MentionWords(name=name, nationality="MLI")
            start = perf_counter()
            ask(cast.koffi, "person", words)
            found[name in known].append(perf_counter() - start)
    finally:
        gc.enable()
    return found[True], found[False]


def told_apart(hits: Sequence[float], misses: Sequence[float]) -> bool:
    """Say whether a two-sided Mann-Whitney test tells both samples apart at p < 0.001."""
    from scipy.stats import mannwhitneyu

    return bool(mannwhitneyu(hits, misses, alternative="two-sided").pvalue < LEAST)


def test_asking_takes_as_long_hit_or_miss(shared_units: None, as_entry: Any) -> None:
    chance = random.Random(20261124)
    with as_entry("hub"):
        names = _names(chance, 20)
        known = set(chance.sample(names, 10))
        read(_of(sorted(known)), by=cast.salma)
        read_secretly(_of(sorted(known)), by=cast.amina)
        for name in names:  # warm what is cached
            ask(cast.koffi, "person", MentionWords(name=name))
        for _ in range(2):
            hits, misses = _seconds(chance, names, known)
            assert len(hits) == len(misses) == ASKS
            if not told_apart(hits, misses):
                break
        else:
            pytest.fail("hits and misses take different times, twice in a row at p < 0.001")
        work()
        assert Call.objects.filter(enquiry__unit="BEN").count() >= 2 * ASKS


def test_the_test_would_see_a_difference_of_a_fifth() -> None:
    chance = random.Random(1)
    misses = [chance.lognormvariate(0, 0.3) for _ in range(ASKS)]
    assert told_apart([1.2 * one for one in misses], [chance.lognormvariate(0, 0.3) for _ in range(ASKS)])
    assert not told_apart(misses, [chance.lognormvariate(0, 0.3) for _ in range(ASKS)])
