"""Every problem that a document can have is said in a sentence."""

import ast
from pathlib import Path

from palermo.domain import documents
from palermo.faces.kit.sentences_documents import STANDS_IN_THE_WAY


def test_every_problem_has_a_sentence() -> None:
    found = set()
    for path in Path(documents.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            named = (
                isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Problem"
            )
            if named and isinstance(node.args[0], ast.Constant):
                found.add(str(node.args[0].value))
    assert found == set(STANDS_IN_THE_WAY)
