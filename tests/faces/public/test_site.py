"""The public site: complete, light, without script, and a receipt proven with what it offers."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from palermo.faces.public import folder, site, write
from palermo.foundations.compartments import keyring, verify_receipt

KEY = bytes(range(32))


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    write(tmp_path / "public", hub_public=KEY)
    return tmp_path / "public"


def test_every_page_is_light_and_has_neither_script_nor_third_party(pages: Path) -> None:
    found = sorted(pages.rglob("*.html"))
    assert len(found) == 8
    sheet = next(pages.glob("palermo.*.css"))
    for page in found:
        html = page.read_text("utf-8")
        assert page.stat().st_size + sheet.stat().st_size < 60_000
        assert not re.search(r"<script|\son\w+=|style=|https?://", html)


def test_every_link_leads_to_a_file(pages: Path) -> None:
    for page in pages.rglob("*.html"):
        for href in re.findall(r'href="([^"#]+)', page.read_text("utf-8")):
            target = (pages / href.lstrip("/") if href.startswith("/") else page.parent / href).resolve()
            assert (target / "index.html" if target.is_dir() else target).is_file(), (page, href)


@pytest.mark.parametrize("language", ["en", "fr", "pt"])
def test_every_unit_is_named(pages: Path, language: str) -> None:
    html = (pages / language / "index.html").read_text("utf-8")
    assert f'lang="{language}"' in html
    assert len(re.findall(r'<li>[^<]+ <span class="id', html)) == 16


def test_the_offered_program_proves_what_the_offered_key_vouches_for(tmp_path: Path) -> None:
    write(tmp_path / "public")
    receipt = keyring().sign_receipt({"reference": "NER-7K2M-9QXD", "title": "récépissé"})
    verify_receipt(receipt, json.loads((tmp_path / "public/hub-key.json").read_bytes())["key"])
    assert _prove(tmp_path, receipt).returncode == 0
    receipt["receipt"]["reference"] = "NER-7K2M-9QXE"
    assert _prove(tmp_path, receipt).returncode == 1


def _prove(folder: Path, receipt: dict[str, object]) -> "subprocess.CompletedProcess[bytes]":
    (folder / "receipt.json").write_text(json.dumps(receipt))
    public = folder / "public"
    program, key = public / site.PROGRAM_FILE, public / site.KEY_FILE
    command = [sys.executable, str(program), str(folder / "receipt.json"), str(key)]
    return subprocess.run(command, capture_output=True, check=False)


def test_a_new_edition_removes_what_the_last_one_wrote_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "www"
    target.mkdir()
    (target / "keep.txt").write_text("not ours")
    folder.publish(target, {"a/index.html": b"1", "old.css": b"1"})
    folder.publish(target, {"a/index.html": b"2", "new.css": b"2"})
    assert sorted(path.name for path in target.rglob("*") if path.is_file()) == [
        ".palermo-site.json", "index.html", "keep.txt", "new.css",
    ]  # fmt: skip
    assert (target / "a/index.html").read_bytes() == b"2"
    assert [path.name for path in tmp_path.iterdir()] == ["www"]


def test_a_list_of_contents_that_was_tampered_with_removes_nothing_outside(tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("x")
    folder.publish(tmp_path / "www", {"index.html": b"1"})
    (tmp_path / "www" / folder.CONTENTS).write_text('["../precious", "/etc/hostname", 3]')
    folder.publish(tmp_path / "www", {"index.html": b"2"})
    assert (tmp_path / "precious").exists()


def test_a_fingerprint_can_be_read_aloud() -> None:
    assert re.fullmatch(r"([0-9a-f]{4} ){7}[0-9a-f]{4}", site.fingerprint(KEY))
