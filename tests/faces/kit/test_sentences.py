"""Every code that the program can raise has a sentence."""

import ast
from pathlib import Path

import pytest

from palermo.domain.documents.errors import Conflict, NotReady
from palermo.domain.documents.shapes import Problem
from palermo.domain.documents.words import DocumentWords
from palermo.domain.practices import rules as practices
from palermo.domain.reports import rules
from palermo.faces.kit import errors
from palermo.faces.kit.sentences_documents import STANDS_IN_THE_WAY
from palermo.kernel.errors import Forbidden, Invalid, PalermoError, Refused, SealBroken

PROGRAM = Path(errors.__file__).parents[2]


def raised_codes() -> set[str]:
    found = set()
    for path in PROGRAM.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args):
                continue
            named = {"checked_text": "code", "move": "needs_text"}.get(node.func.id)
            found |= {one.value.value for one in node.keywords if _is_code(one.value) and one.arg == named}
            position = {"Refused": 0, "Invalid": 0, "Problem": 1}.get(node.func.id)
            if node.func.id == "Problem" and path.is_relative_to(PROGRAM / "domain" / "documents"):
                position = 0  # there a problem is a code and what it is about
            if position is None or len(node.args) <= position or "kit" in path.parts:
                continue
            found |= {part.value for part in ast.walk(node.args[position]) if _is_code(part)}
    return found


def _is_code(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.isidentifier()


def test_every_code_has_a_sentence() -> None:
    assert raised_codes() - errors.SENTENCES.keys() == set()


def test_no_room_hides_the_sentence_of_another() -> None:
    codes = [code for table in errors.TABLES for code in table]
    assert sorted(codes) == sorted(set(codes))


def test_the_search_for_codes_finds_some() -> None:
    assert {"wrong_state", "bad_date", "when_is_missing"} <= raised_codes()
    of_documents = {"level_below_floor", "only_hub", "unknown_citation", "not_confirmed", "not_appointed"}
    of_cooperation = {"asked_already", "answer_is_missing", "reason_missing", "results_missing"}
    assert of_documents | of_cooperation <= raised_codes()


def test_what_stands_in_the_way_of_a_document_says_what_it_is_about() -> None:
    """The page of a document puts a reference or a unit into these sentences, so each must be in that table."""
    coded = {
        node.args[0].value
        for path in (PROGRAM / "domain" / "documents").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Problem"
        if isinstance(node.args[0], ast.Constant)
    }
    assert len(coded) > 10
    assert coded - STANDS_IN_THE_WAY.keys() == set()
    assert _of_subclasses() <= errors.SENTENCES.keys()


def _of_subclasses() -> set[str]:
    """Return the codes of failures that have a class of their own and name their code there."""
    return {
        NotReady([Problem("no_text")]).code,
        Conflict(DocumentWords(), DocumentWords(), number=1, author_name="").code,
    }


def test_what_a_practice_lacks_and_why_somebody_may_not_judge_it_is_said() -> None:
    table = {
        practices.may_judge("a", "NER", "a", "NER", []),
        practices.may_judge("a", "NER", "b", "NER", [("b", "NER")]),
        practices.may_judge("a", "NER", "c", "NER", [("b", "NER")]),
        *practices.NEEDED.values(),
    }
    assert len(table) == 3 + len(practices.NEEDED)
    assert table <= errors.SENTENCES.keys()


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
