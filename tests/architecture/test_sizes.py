"""Files, functions, templates and scripts stay short enough to read."""

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

import pytest

ROOT = Path(__file__).parents[2]
# Vocabularies, migrations and generated files are long by nature, and live in folders of their own.
OUTSIDE = {"migrations", "data", "generated"}


def _files(pattern: str, *folders: str) -> list[Path]:
    found = [path for folder in folders or ("palermo",) for path in sorted((ROOT / folder).rglob(pattern))]
    return [path for path in found if not OUTSIDE & set(path.relative_to(ROOT).parts)]


def _lines(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


def _functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def test_half_of_the_files_are_under_120_lines_and_nine_in_ten_under_250() -> None:
    sizes = sorted(_lines(path) for path in _files("*.py"))
    assert median(sizes) < 120
    assert quantiles(sizes, n=10)[-1] < 250


@pytest.mark.parametrize(
    ("pattern", "folders", "limit"),
    [
        ("*.py", ("palermo", "tests", "bench"), 400),
        ("*.html", ("palermo",), 150),
        ("*.js", ("palermo",), 120),
    ],
)
def test_no_file_is_over_its_limit(pattern: str, folders: tuple[str, ...], limit: int) -> None:
    sizes = {str(path.relative_to(ROOT)): _lines(path) for path in _files(pattern, *folders)}
    assert {name: size for name, size in sizes.items() if size > limit} == {}


def test_no_function_is_over_60_lines() -> None:
    found = {
        f"{path.relative_to(ROOT)}:{name}": size
        for path in _files("*.py", "palermo", "tests", "bench")
        for name, size in _functions(path)
        if size > 60
    }
    assert found == {}
