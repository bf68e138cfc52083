"""Who gets what, over every address of both entries and the API: role, unit, level, state.

The addresses come from the URL resolvers, so a new one is tried without a word here. An answer to somebody who may not
is the answer for a reference that nobody ever had: the same status, body and headers, after as many queries.
"""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from django.db import connections, transaction

from palermo.domain.reports.models import Report
from palermo.foundations.policy import Permission, allowed
from palermo.kernel.ids import new_reference, new_uid
from tests.support import matrix
from tests.support.clients import EntryClient
from tests.support.held import Held
from tests.support.matrix import Counted, Member, Route, World

pytestmark = pytest.mark.django_db
OPEN = {"public", "enrolment"}
# Routes by which the author of a sealed report, and a unit, reach what they keep of it.
_KEPT = re.compile(r"receipt")
_OF_REPORTS = re.compile(r"(api/v1/)?(reports|receipts|questions|enquiries|entities)/")
_TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"')


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """Return everybody, signed in, and every kind of report: made once, undone at the end."""
    with django_db_blocker.unblock(), ExitStack() as stack:
        for alias in connections:
            around = transaction.atomic(using=alias)
            around._from_testcase = True  # type: ignore[attr-defined]
            stack.enter_context(around)
        yield matrix.make()
        matrix.forget()
        for alias in connections:
            transaction.set_rollback(True, using=alias)


def _answer(member: Member, method: str, path: str) -> tuple[Any, ...]:
    """Return everything of an answer by which one could be told from another, with the number of queries."""
    with Counted() as counted:
        answer = member.ask(method, path)
    body = b"".join(answer) if answer.streaming else answer.content
    headers = sorted((name, value) for name, value in answer.headers.items() if name != "Date")
    return answer.status_code, body, headers, sorted(answer.cookies), counted.found


def _without(answer: tuple[Any, ...], asked: str) -> tuple[Any, ...]:
    """Return an answer without what was asked for, which a form's own address repeats, and without form tokens."""
    status, body, headers, cookies, queries = answer
    plain = _TOKEN.sub(b"", body).replace(asked.encode(), b"")
    return status, plain, [(name, value.replace(asked, "")) for name, value in headers], cookies, queries


def _values(route: Route, world: World, kind: str) -> dict[str, str]:
    values = {
        "uid": new_uid(), "number": "1", "kind": "csv", "pk": "999999", "code": "ZZZ", "language": "fr", "key": "prices",
        "what": "meeting",
    }  # fmt: skip
    values |= {name: new_uid() for name in route.names if name not in values}
    return values | ({"reference": world.reports[kind].reference} if kind else {})


def _may(route: Route, method: str, member: Member, world: World, kind: str) -> bool:
    """Say whether it is somebody's business at all; whether the verb fits the state is another matter."""
    permission, report, actor = route.permissions[method], world.reports[kind], member.actor
    if not allowed(actor, Permission(permission)):
        return False
    if matrix.sees(actor, report):
        return True
    # Who reads a masked copy knows that the report exists; that she changes nothing is looked at in the end.
    lent = kind in world.shared and actor.unit == "CPV" and allowed(actor, Permission.REPORT_READ)
    return lent or (bool(_KEPT.search(route.shape)) and matrix.keeps_receipt(actor, report))


@pytest.mark.parametrize("entry", ["unit", "hub"])
def test_what_one_may_not_see_answers_like_what_is_not_there(world: World, entry: str) -> None:
    wrong: list[str] = []
    tried = 0
    found = [route for route in matrix.routes(entry) if "reference" in route.names]
    assert len(found) > 10
    for name, member in world.at(entry).items():
        for route in found:
            for method in route.permissions:
                if route.shape.startswith("api/") and not member.token:
                    continue
                hidden = [kind for kind in world.reports if not _may(route, method, member, world, kind)]
                permitted = allowed(member.actor, Permission(route.permissions[method]))
                if not permitted or not _OF_REPORTS.match(route.shape):
                    hidden = hidden[:1] + hidden[-1:]  # no report is looked for, hidden or not
                elif connections["default"].vendor != "sqlite":
                    hidden = hidden[::2]  # the same code asks the other database in all kinds
                values = _values(route, world, "")
                absent: dict[str, Any] = {}
                for kind in hidden:
                    report = world.reports[kind]
                    if report.unit not in absent:
                        nobodys = new_reference(report.unit)
                        path = route.at(**values | {"reference": nobodys})
                        absent[report.unit] = _without(_answer(member, method, path), nobodys)
                    tried += 1
                    path = route.at(**values | {"reference": report.reference})
                    got = _without(_answer(member, method, path), report.reference)
                    if got != absent[report.unit] or got[0] not in (303, 404, 405, 415, 422):
                        wrong.append(_told(name, method, route, kind, got, absent[report.unit]))
    assert tried > 200
    assert not wrong, f"{len(wrong)} of {tried}:\n" + "\n".join(wrong[:30])


def _told(name: str, method: str, route: Route, kind: str, got: Any, absent: Any) -> str:
    parts = ("status", "body", "headers", "cookies", "queries")
    what = [part for part, one, other in zip(parts, got, absent, strict=True) if one != other]
    return f"{name} {method} {route.shape} {kind}: {got[0]}/{absent[0]} {what} {got[4]} {absent[4]}"


def test_reading_a_copy_allows_nothing_else(world: World) -> None:
    """The unit that a report was shared with tries every address of it; the report stays as it is."""
    ben, report = world.members["ben"], world.reports["lent"]

    def state() -> list[Any]:
        tables = (report.bodies, report.messages, report.shares, report.judgements)
        return [Report.objects.filter(pk=report.pk).values().get()] + [
            list(table.values()) for table in tables
        ]

    before = state()
    for route in matrix.routes("unit"):
        if "reference" in route.names:
            for method in route.permissions:
                values = _values(route, world, "lent")
                assert _answer(ben, method, route.at(**values))[0] < 500
    assert state() == before


@pytest.mark.parametrize("entry", ["unit", "hub"])
def test_what_one_may_see_is_there(world: World, entry: str) -> None:
    wrong = []
    pages = [
        route
        for route in matrix.routes(entry)
        if route.shape in ("reports/{reference}/", "api/v1/reports/{reference}")
    ]
    assert len(pages) == 2
    for name, member in world.at(entry).items():
        for route in pages:
            if route.shape.startswith("api/") and not member.token:
                continue
            for kind in world.reports:
                may = _may(route, "GET", member, world, kind)
                got = _answer(member, "GET", route.at(**_values(route, world, kind)))[0]
                if got != (200 if may else 404):
                    wrong.append(f"{name} {route.shape} {kind}: {got}, may={may}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("entry", ["unit", "hub"])
def test_a_page_that_is_not_for_a_role_is_like_no_page(world: World, entry: str) -> None:
    wrong, reached = [], 0
    for name, member in world.at(entry).items():
        nowhere = _answer(member, "GET", "/nowhere/")
        for route in matrix.routes(entry):
            permission = route.permissions.get("GET")
            if (
                permission is None
                or permission in OPEN
                or "reference" in route.names
                or route.shape.startswith("api/")
            ):
                continue
            got = _answer(member, "GET", route.at(**_values(route, world, "")))
            if allowed(member.actor, Permission(permission)):
                reached += 1
                if got[0] >= 500 or (got[0] == 404 and not route.names):
                    wrong.append(f"{name} {route.shape}: {got[0]} though allowed {permission}")
            elif got[:4] != nowhere[:4]:
                wrong.append(f"{name} {route.shape}: {got[0]}, not like a page that does not exist")
    assert reached > 20
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("entry", ["unit", "hub"])
def test_a_question_or_share_of_others_is_like_none(world: World, entry: str) -> None:
    """Addresses with a bare uid: what hangs on a report that one may not see, or may not decide about."""
    wrong, tried = [], 0
    for route in matrix.routes(entry):
        known = world.uids.get(route.shape.removeprefix("api/v1/reports/").split("/")[0])
        if not known or "uid" not in route.names:
            continue
        for name, member in world.at(entry).items():
            for method in route.permissions:
                if route.shape.startswith("api/") and not member.token:
                    continue
                kind, uid = known[0]
                if _may(route, method, member, world, kind) and member.actor.unit != "CPV":
                    continue
                tried += 1
                values = _values(route, world, "")
                absent = _answer(member, method, route.at(**values))
                got = _answer(member, method, route.at(**values | {"uid": uid}))
                if _without(got, uid)[:4] != _without(absent, values["uid"])[:4]:
                    wrong.append(_told(name, method, route, uid, got, absent))
    assert tried > 4
    assert not wrong, "\n".join(wrong)


def _held(world: World, entry: str) -> Iterator[tuple[Route, list[Held], str, Member, str, bool]]:
    """Yield each address of other rooms' things with what has it, somebody, a method, and whether it is her business."""
    for route in matrix.routes(entry):
        around = [one for one in world.others if route.shape.startswith(one.beginnings)]
        if not around or "reference" not in route.names:
            continue
        for name, member in world.at(entry).items():
            if route.shape.startswith("api/") and not member.token:
                continue
            for method, permission in route.permissions.items():
                yield route, around, name, member, method, allowed(member.actor, Permission(permission))


@pytest.mark.parametrize("entry", ["unit", "hub"])
def test_what_other_rooms_hold_is_like_nothing_for_the_rest(world: World, entry: str) -> None:
    wrong, tried = [], 0
    kinds = {"draft", "document", "request", "meeting", "operation", "practice", "secret"}
    assert kinds <= {word for one in world.others for word in one.what.split()}
    for route, around, name, member, method, may in _held(world, entry):
        # Without the permission it is refused before anything is looked for.
        hidden = [one for one in around if name not in one.people] if may else around[:1]
        if not hidden:
            continue
        values, nobodys = _values(route, world, ""), new_reference(around[0].reference[:3])
        absent = _without(_answer(member, method, route.at(**values | {"reference": nobodys})), nobodys)
        for one in hidden:
            tried += 1
            got = _answer(member, method, route.at(**values | {"reference": one.reference}))
            if _without(got, one.reference) != absent:
                wrong.append(_told(name, method, route, one.what, got, absent))
    assert tried > 60
    assert not wrong, "\n".join(wrong[:30])


@pytest.mark.parametrize("entry", ["unit", "hub"])
def test_what_other_rooms_hold_is_there_for_its_people(world: World, entry: str) -> None:
    wrong, seen = [], 0
    for route, around, name, member, method, may in _held(world, entry):
        for one in around if may and method == "GET" else []:
            if route.shape in one.pages and name in one.people:
                seen += 1
                values = _values(route, world, "") | {"reference": one.reference}
                if (status := _answer(member, method, route.at(**values))[0]) != 200:
                    wrong.append(f"{name} {route.shape} {one.what}: {status} though it is hers to see")
    assert seen > 15
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("entry", ["unit", "hub"])
def test_a_stranger_learns_of_no_report(world: World, entry: str) -> None:
    """Without sign-in, every address of a report answers the same for one that is there and one that is not."""
    stranger = Member(next(iter(world.at(entry).values())).actor, EntryClient(entry))
    for route in matrix.routes(entry):
        if "reference" not in route.names:
            continue
        values, reference = _values(route, world, ""), new_reference("NER")
        for method in route.permissions:
            there = world.reports["submitted"].reference
            one, other = (
                _answer(stranger, method, route.at(**values | {"reference": each}))
                for each in (there, reference)
            )
            assert one[0] in (302, 401, 404, 405)
            if b'name="carried"' not in one[1]:  # what is carried is sealed, and every seal is another
                assert _without(one, there) == _without(other, reference), route
