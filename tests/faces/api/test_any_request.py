"""schemathesis over the description: whatever is sent, the answer is one that the description knows, and never a 5xx."""

from typing import Any

import pytest
import schemathesis
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.faces.api.conftest import Program
from tests.support.entries import as_entry

pytestmark = pytest.mark.django_db


def schema(entry: str) -> Any:
    """Return the described API of an entry, served in this process."""
    with as_entry(entry):
        described = Program(entry, "").client.get("/api/v1/openapi.json").json()
    return schemathesis.openapi.from_dict(described)


@pytest.mark.parametrize("entry, name", [("unit", "salma"), ("hub", "ana")])
def test_no_request_breaks_it(programs: dict[str, Program], entry: str, name: str) -> None:
    program = programs[name]
    for found in schema(entry).get_all_operations():
        operation = found.ok()

        # What takes a body can be sent in endless ways; an address and its query vary less. On PostgreSQL only what a
        # database may refuse is new, so fewer are tried there.
        most = (25 if operation.body else 10) // (1 if connection.vendor == "sqlite" else 2)

        @settings(max_examples=most, deadline=None, suppress_health_check=list(HealthCheck), database=None)
        @given(case=operation.as_strategy())
        def tried(case: Any) -> None:
            _send(program, case)

        tried()


def _send(program: Program, case: Any) -> None:
    url = case.formatted_path
    body = case.as_transport_kwargs(base_url="http://x")
    answer = program.client.generic(
        case.method, url, data=_bytes(body), content_type="application/json",
        query_params={key: str(value) for key, value in (case.query or {}).items()}, headers=program._headers(),
    )  # fmt: skip
    assert answer.status_code < 500, (case.method, url, answer.content)
    declared = case.operation.definition.raw["responses"]
    assert str(answer.status_code) in declared, (case.method, url, answer.status_code)
    if answer.status_code >= 400:
        assert answer.json()["status"] == answer.status_code


def _bytes(transport: dict[str, Any]) -> bytes:
    import orjson

    if transport.get("json") is not None:
        return orjson.dumps(transport["json"], default=str) if _serialisable(transport["json"]) else b"{}"
    data = transport.get("data")
    return data if isinstance(data, bytes) else b""


def _serialisable(value: Any) -> bool:
    import orjson

    try:
        orjson.dumps(value)
    except (TypeError, orjson.JSONEncodeError):
        return False
    return True


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=300))
def test_any_bytes_are_answered(programs: dict[str, Program], body: bytes) -> None:
    answer = programs["salma"].post("/reports", body, raw=True)
    assert 400 <= answer.status_code < 500


def test_an_oversize_body_is_refused(programs: dict[str, Program]) -> None:
    answer = programs["salma"].post("/reports", b'{"content": "' + b"x" * 5_000_000 + b'"}', raw=True)
    assert answer.status_code == 413, answer.content[:200]
