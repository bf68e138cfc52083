"""Every address of documents at both entries, for everybody: a document that one may not see answers like none."""

import re
from typing import Any

import pytest

from palermo.kernel.ids import new_reference, new_uid
from tests.faces.web.documents.conftest import press, send, signed_in, written
from tests.factories.people import Member
from tests.support import matrix
from tests.support.clients import EntryClient

pytestmark = pytest.mark.django_db
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"')
READING = ("read", "document.pdf", "respond")


def routes(entry: str) -> list[matrix.Route]:
    found = [
        one for one in matrix.routes(entry) if one.shape.startswith("documents/") and "reference" in one.names
    ]
    assert len(found) >= (3 if entry == "unit" else 30)
    return found


def answered(
    client: EntryClient, route: matrix.Route, method: str, reference: str, uid: str
) -> tuple[Any, ...]:
    values = {"reference": reference, "uid": uid, "language": "fr", "key": "prices", "kind": "csv"}
    answer = client.generic(method, route.at(**{name: values[name] for name in route.names}))
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    headers = sorted(
        (name, value.replace(reference, "")) for name, value in answer.headers.items() if name != "Date"
    )
    return answer.status_code, TOKEN.sub(b"", body).replace(reference.encode(), b""), headers


@pytest.fixture
def hidden(ana: EntryClient, rui: EntryClient, members: dict[str, Member]) -> dict[str, str]:
    """Return a draft, and a highly sensitive document that was issued: neither is there for anybody outside the hub."""
    draft = written(ana, send(members).reference)
    secret = written(ana, send(members).reference, level="highly_sensitive")
    press(ana, f"/documents/{secret}/send/")
    press(rui, f"/documents/{secret}/review/approve/")
    press(ana, f"/documents/{secret}/issue/", whom="named", do="issue")
    return {"draft": draft, "secret": secret}


def test_what_one_may_not_see_answers_like_what_is_not_there(hidden: dict[str, str]) -> None:
    uid, wrong, tried = new_uid(), [], 0
    everybody = {
        "boris": "unit",
        "salma": "unit",
        "ben": "unit",
        "efua": "unit",
        "omar": "hub",
        "ines": "hub",
    }
    for name, entry in everybody.items():
        client = signed_in(name, entry)
        for route in routes(entry):
            for method in ("GET", "POST"):
                absent = answered(client, route, method, new_reference("DOC"), uid)
                for kind, reference in hidden.items():
                    tried += 1
                    if answered(client, route, method, reference, uid) != absent:
                        wrong.append(f"{name} {method} {route.shape} {kind}")
    assert tried > 200
    assert not wrong, "\n".join(wrong)


def test_whoever_may_sees_it(ana: EntryClient, hidden: dict[str, str]) -> None:
    for name in ("", "edit/", "versions/", "sources/", "figures/", "draft.pdf", "facts/"):
        assert ana.get(f"/documents/{hidden['draft']}/{name}").status_code in (200, 303), name
    for name in ("", "ledger/", "read/", "document.pdf", "ledger.csv"):
        assert ana.get(f"/documents/{hidden['secret']}/{name}").status_code == 200, name
