"""What the import linter cannot see: relations between tables, and calls from faces past operations and queries."""

import ast
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import Model

ROOT = Path(__file__).parents[2]
FLOORS = ("kernel", "foundations", "domain", "faces", "project")
# Low to high within the foundations, as in the import contract.
FOUNDATIONS = ("audit", "staff", "compartments", "files", "jobs")


def _height(model: type[Model]) -> tuple[int, int]:
    parts = model.__module__.split(".")
    if parts[0] != "palermo":
        return (-1, 0)
    room = FOUNDATIONS.index(parts[2]) if parts[1] == "foundations" else 0
    return (FLOORS.index(parts[1]), room)


def _upward_relations() -> list[str]:
    return [
        f"{model._meta.label} -> {field.related_model._meta.label} ({field.name})"
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.get_fields()
        if field.is_relation
        and field.concrete
        and field.related_model
        and not isinstance(field.related_model, str)
        if model.__module__.startswith("palermo.") and _height(model) < _height(field.related_model)
    ]


def test_no_table_points_to_a_higher_floor() -> None:
    assert _upward_relations() == []


@pytest.mark.parametrize("face", ["web", "api", "cli", "public"])
def test_faces_never_query_models(face: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sorted((ROOT / "palermo/faces" / face).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in {"objects", "_default_manager"}
    ]
    assert found == []


def test_every_public_callable_says_what_it_does() -> None:
    found = []
    for path in sorted((ROOT / "palermo").rglob("*.py")):
        if "migrations" in path.parts:
            continue
        tree = ast.parse(path.read_text("utf-8"))
        if not ast.get_docstring(tree):
            found.append(str(path.relative_to(ROOT)))
        found += [
            f"{path.relative_to(ROOT)}:{node.name}"
            for node in tree.body
            if isinstance(node, ast.FunctionDef | ast.ClassDef)
            and not node.name.startswith("_")
            and not ast.get_docstring(node)
        ]
    assert found == []
