"""The description is complete: every operation has a permission, a summary, examples, and problems of RFC 9457."""

import pytest

from palermo.faces.api.api import make_api, operations
from palermo.foundations.policy import Permission
from tests.support.clients import EntryClient


@pytest.mark.parametrize("entry", ["unit", "hub"])
def test_every_operation_says_what_it_is_for(entry: str) -> None:
    found = list(operations(make_api(entry)))
    assert len(found) >= 12
    for _method, _path, view in found:
        assert isinstance(view.permission, Permission)


@pytest.mark.parametrize("entry", ["unit", "hub"])
def test_openapi_is_complete(entry: str, db: None) -> None:
    described = EntryClient(entry).get("/api/v1/openapi.json").json()
    for methods in described["paths"].values():
        for operation in methods.values():
            assert operation["summary"]
            assert "404" in operation["responses"]
    examples = described["components"]["schemas"]["Submission"]["examples"]
    assert examples[0]["content"]["narrative"]
