"""Every code that the program can raise has a sentence."""

import ast
from pathlib import Path

import pytest

from palermo.domain.reports import rules
from palermo.faces.kit import errors
from palermo.kernel.errors import Forbidden, Invalid, PalermoError, Refused, SealBroken

PROGRAM = Path(errors.__file__).parents[2]


def raised_codes() -> set[str]:
    found = set()
    for path in PROGRAM.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args):
                continue
            if node.func.id == "checked_text":
                found |= {
                    word.value.value for word in node.keywords if _is_code(word.value) and word.arg == "code"
                }
            position = {"Refused": 0, "Invalid": 0, "Problem": 1}.get(node.func.id)
            if position is None or len(node.args) <= position or "kit" in path.parts:
                continue
            found |= {part.value for part in ast.walk(node.args[position]) if _is_code(part)}
    return found


def _is_code(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.isidentifier()


def test_every_code_has_a_sentence() -> None:
    assert raised_codes() - errors.SENTENCES.keys() == set()


def test_the_search_for_codes_finds_some() -> None:
    assert {"wrong_state", "bad_date", "when_is_missing"} <= raised_codes()


@pytest.mark.parametrize(
    ("failure", "status"),
    [
        (Forbidden(), 404),
        (Refused("wrong_state"), 409),
        (Invalid("bad_date"), 422),
        (SealBroken(), 409),
        (PalermoError("new"), 409),
    ],
)
def test_no_expected_failure_is_a_5xx(failure: PalermoError, status: int) -> None:
    assert errors.status(failure) == status
    assert errors.message(failure)


def test_details_are_filled_in_and_missing_ones_leave_a_general_sentence() -> None:
    assert "Month 13" in errors.message(Invalid("no_such_month", number=13))
    assert errors.message(Invalid("no_such_month")) == str(errors.UNKNOWN_INVALID)
    assert "a, b" in errors.sentence("missing_columns", {"columns": ["a", "b"]})


def test_what_keeps_a_report_from_leaving_is_said() -> None:
    from palermo.domain.reports.content import Content

    said = [errors.sentence(problem.code) for problem in rules.problems(Content(), leaving=True)]
    assert len(set(said)) == 3
    assert str(errors.UNKNOWN_INVALID) not in said
