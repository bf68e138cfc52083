"""The kit's own pages at the real entries: help, absent, style sheet, weight."""

import gzip
import re
from pathlib import Path

import pytest

from palermo.faces.kit import help as help_pages
from tests.support.clients import EntryClient

KIT = Path(help_pages.__file__).parent


@pytest.mark.parametrize("name", ["", *sorted(f"{topic}/" for topic in help_pages.TOPICS)])
def test_help_is_readable_before_sign_in(unit_client: EntryClient, name: str) -> None:
    answer = unit_client.get(f"/help/{name}")
    assert answer.status_code == 200
    assert 'data-level="1"' in answer.content.decode()


def test_a_topic_that_is_none_is_absent(hub_client: EntryClient) -> None:
    answer, unknown = hub_client.get("/help/nothing/"), hub_client.get("/nowhere")
    assert answer.status_code == 404
    assert answer.content == unknown.content
    assert 'data-level="2"' in answer.content.decode()


def test_the_policy_of_the_page_allows_nothing_inline(unit_client: EntryClient) -> None:
    policy = unit_client.get("/help/")["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize(
    "template", sorted((KIT.parent).rglob("templates/**/*.html")), ids=lambda path: path.name
)
def test_no_template_holds_an_inline_script_or_style(template: Path) -> None:
    html = template.read_text("utf-8")
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|javascript:", html)


def test_style_sheet_and_scripts_are_a_small_part_of_a_first_page() -> None:
    weights = {
        path.name: len(gzip.compress(path.read_bytes())) for path in (KIT / "static/palermo").iterdir()
    }
    assert weights["palermo.css"] < 8_000
    assert sum(weights.values()) < 14_000


def test_the_style_sheet_has_no_address_of_another_host_and_no_physical_side() -> None:
    sheet = (KIT / "static/palermo/palermo.css").read_text("utf-8")
    assert "http" not in sheet
    assert not re.search(r"(margin|padding|border|inset)-(left|right)|text-align:\s*(left|right)", sheet)
