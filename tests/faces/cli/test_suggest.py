"""`palermo suggest`: one line out for each line in, in order, without an installation."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from palermo.faces.cli.suggest import answer

TEXT = (
    "Three girls from Benin City were promised work in a salon in Tripoli and forced into prostitution until they "
    "repaid 4,000 euros; their passports were taken. Call +234 803 000 0001."
)
FACETS = ("classes", "acts", "means", "purposes", "form", "sector", "offences", "urgency", "items")


def test_each_facet_has_codes_scores_and_spans() -> None:
    told = answer(json.dumps({"id": "a", "text": TEXT}))
    assert (told["id"], told["language"]) == ("a", "en")
    for facet in FACETS:
        for entry in told[facet]:
            assert entry["code"] and 0.5 <= entry["score"] <= 1.0
            assert all(0 <= start < end <= len(TEXT) for start, end in entry["spans"])
    assert {entry["kind"] for entry in told["classes"]} == {"trafficking in persons"}
    purposes = {entry["label"] for entry in told["purposes"]}
    assert "Exploitation of the prostitution of others or other forms of sexual exploitation" in purposes
    values = {(entry["code"], entry["value"]) for entry in told["items"]}
    assert {("phone", "+2348030000001"), ("money", "4000 EUR")} <= values


@pytest.mark.parametrize("line", ["", "[]", "{", '{"id": 1}', '{"id": 1, "text": 5}', "[" * 5000])
def test_a_line_that_is_none_is_said_and_the_others_go_on(line: str) -> None:
    assert answer(line)["error"] in ("no_json", "no_text")


@pytest.mark.slow
def test_the_command_keeps_the_order_over_processes_and_needs_no_installation(tmp_path: Path) -> None:
    lines = [{"id": number, "text": f"{TEXT} {number}", "language": "en"} for number in range(500)]
    lines.insert(3, {"id": "odd"})  # type: ignore[arg-type]
    given = tmp_path / "texts.jsonl"
    given.write_text("\n".join(map(json.dumps, lines)), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "palermo", "suggest", str(given), "--json", "--jobs", "2"],
        capture_output=True, text=True, check=False, timeout=120,
        env=os.environ | {"PALERMO_HOME": str(tmp_path / "nothing"), "PALERMO_ENTRY": "tool"},
    )  # fmt: skip
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [each["id"] for each in answers] == [each["id"] for each in lines]
    assert done.returncode == 1  # one line was none
    assert not (tmp_path / "nothing").exists()


def test_importing_it_loads_neither_django_nor_the_training_library(tmp_path: Path) -> None:
    code = (
        'import sys, palermo.faces.cli.suggest as s; s.answer(\'{"text": "pirogue"}\');'
        "print([m for m in ('django', 'sklearn', 'scipy', 'pandas', 'duckdb') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
