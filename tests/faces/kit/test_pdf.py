"""PDF, opened by an independent reader: text, level and copy on every page, tags, fonts; pages as pictures; hostile text."""

import io
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageStat
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject

from palermo.domain.documents.text import parse
from palermo.faces.kit.pdf.blocks import blocks_of
from palermo.faces.kit.pdf.letters import RUNS, drawable
from palermo.faces.kit.pdf.print_svg import for_print
from palermo.faces.kit.pdf.render import pdf, pictures
from tests.faces.kit.sheets import READER, SVG, TITLES, sheet

PAGES = Path(__file__).with_name("pages")
HOSTILE = [
    '#panic("run")', "#eval(\"1+1\")", '#read("/etc/passwd")', "$ x^2 $", "] #sys.inputs [", "@source-1 <source-1>",
    "\\ \\u{41}", "*not bold* _nor this_", "// a comment", "/* open", "`raw`", "~ --- ...", "= no heading",
]  # fmt: skip


def opened(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data))


def texts(data: bytes) -> list[str]:
    return [page.extract_text() for page in opened(data).pages]


def squeezed(text: str) -> str:
    return "".join(text.split())


def structure(reader: PdfReader) -> list[str]:
    """Return the names of all elements of the structure tree, in order."""
    found: list[str] = []

    def walk(node: Any) -> None:
        node = node.get_object() if isinstance(node, IndirectObject) else node
        if isinstance(node, list):
            for child in node:
                walk(child)
        elif isinstance(node, DictionaryObject):
            found.extend([str(node["/S"])] if "/S" in node else [])
            walk(node.get("/K", []))

    walk(reader.trailer["/Root"]["/StructTreeRoot"])  # type: ignore[index]
    return found


@pytest.mark.parametrize("level, word", [(0, "Public"), (1, "Sensible"), (2, "Très sensible")])
def test_every_page_names_level_reference_handling_reader_copy_and_its_number(level: int, word: str) -> None:
    pages = texts(pdf(sheet(level=level, level_word=word, watermark=["Boris A.", "07 / 18"], repeat=4)))
    assert len(pages) > 3
    for number, text in enumerate(pages, 1):
        assert word.upper() in text and text.count(word) >= 1  # in the header and in the footer
        assert "DOC-7K2M-9QXD" in text and "H1" in text
        assert (
            "Boris A." in text and text.count("07 / 18") >= 4
        )  # three times across the sheet, and in the footer
        assert f"page {number} sur {len(pages)}" in text


@pytest.mark.parametrize("language", ["en", "fr", "pt"])
def test_it_is_tagged_named_and_has_its_language(language: str) -> None:
    reader = opened(pdf(sheet(language)))
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == language
    assert root["/MarkInfo"]["/Marked"] is True or bool(root["/MarkInfo"]["/Marked"])
    assert bool(root["/ViewerPreferences"]["/DisplayDocTitle"])
    assert reader.metadata is not None and reader.metadata.title == TITLES[language]
    named = reader.xmp_metadata.stream.get_data().decode()  # type: ignore[union-attr]
    assert "pdfuaid" in named and "pdfaid" in named
    tags = structure(reader)
    for one in ("/H1", "/H2", "/H3", "/P", "/L", "/LI", "/Table", "/TH", "/TD", "/Figure", "/Link"):
        assert one in tags, one


def test_a_figure_says_in_words_what_it_shows_and_stays_drawn_in_lines() -> None:
    data = pdf(sheet())
    assert "/Image" not in {str(one.get("/Subtype")) for one in _objects(opened(data))}
    assert any(str(one.get("/Alt", "")) == "x" for one in _objects(opened(data)))


def test_every_font_is_inside() -> None:
    fonts = [one for one in _objects(opened(pdf(sheet()))) if one.get("/Type") == "/FontDescriptor"]
    names = {str(one["/FontName"]).partition("+")[2] for one in fonts}
    assert {"NotoSerif", "NotoSerif-Bold", "NotoSans", "NotoNaskhArabic"} <= {
        n.replace("-Regular", "") for n in names
    }
    assert all({"/FontFile", "/FontFile2", "/FontFile3"} & set(one) for one in fonts)


def _objects(reader: Any) -> list[dict[str, Any]]:
    found = [reader.get_object(number) for number in range(1, int(reader.trailer["/Size"]))]
    return [one for one in found if isinstance(one, dict)]


def test_an_arabic_name_is_whole_and_moves_nothing_beside_it() -> None:
    page = texts(pdf(sheet()))[0]
    assert READER.split()[0] in page or READER.split()[0][::-1] in page
    assert "07 / 18 · 2026-11-30" in page


@pytest.mark.parametrize("language", ["en", "fr", "pt"])
def test_pages_look_as_they_did(language: str) -> None:
    for number, png in enumerate(pictures(sheet(language), ppi=60), 1):
        now = Image.open(io.BytesIO(png)).convert("L")
        then = Image.open(PAGES / f"{language}-{number}.png").convert("L")
        assert now.size == then.size
        apart = ImageStat.Stat(ImageChops.difference(now, then))
        # Edges of letters may be smoothed otherwise by another build; a moved line is some 8 grey values on average.
        assert apart.mean[0] < 1.0, f"{language}, page {number}: {apart.mean[0]:.2f} grey values apart"


def test_a_moved_line_would_be_noticed() -> None:
    now = Image.open(io.BytesIO(pictures(sheet("fr"), ppi=60)[0])).convert("L")
    moved = ImageChops.offset(now, 0, 12)
    assert ImageStat.Stat(ImageChops.difference(now, moved)).mean[0] > 3.0


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_runs(text: str) -> None:
    plain: dict[str, Any] = {
        "title": text,
        "level_word": text,
        "handling_line": text,
        "byline": [text],
        "copy_line": [text],
    }
    pages = texts(
        pdf(sheet(body="```\n" + text + "\n```\n", watermark=[text], notes=[(text, text)], **plain))
    )
    want = squeezed(drawable(text))
    assert squeezed("".join(pages)).count(want) >= 6


@settings(max_examples=40)
@given(st.text(max_size=200))
@example("#### x\n\n## y\n\n###### z")
@example("| a | b |\n|---|---|\n| x |\n")
@example("#\n\n## [@9]\n\n## \u200b")
@example("- \n\n1. \n\n> \n\n**[@1]** [@9]")
@example("\U0001f600 漢字 ߒߞߏ \u202eoverride\u0007")
@example("[x](https://a.b/%00) [y](javascript:1) <b>z</b> ![p](https://a.b/c.png)")
def test_any_text_becomes_a_document(text: str) -> None:
    assert opened(pdf(sheet(body=text, title=text[:80] or "-"))).pages[0].extract_text()


def test_every_letter_that_is_called_drawable_is_drawn() -> None:
    every = "".join(chr(point) for first, last in RUNS for point in range(first, last + 1))
    # The standards refuse a document with a letter that has no shape, so that this cannot pass by boxes.
    assert pdf(sheet(body="```\n" + "\n".join(every[i : i + 60] for i in range(0, len(every), 60)) + "\n```"))


def test_headings_skip_no_depth_and_unknown_citations_are_left_out() -> None:
    blocks, drawings = blocks_of(
        parse("# a\n\n##### b\n\n[@7] c [@1]\n\n[[figure:none]]"), numbers={"1"}, figures={}
    )
    assert [one["level"] for one in blocks if one["kind"] == "heading"] == [2, 3]
    spans = next(one for one in blocks if one["kind"] == "paragraph")["spans"]
    assert [one["number"] for one in spans if one["kind"] == "cite"] == ["1"]
    assert not drawings and all(one["kind"] != "figure" for one in blocks)


@pytest.mark.parametrize(
    "inside",
    [
        '<image href="file:///etc/passwd"/>',
        "<script>1</script>",
        '<use xlink:href="#a"/>',
        "<foreignObject/>",
    ],
)
def test_a_figure_that_refers_to_anything_is_refused(inside: str) -> None:
    with pytest.raises(ValueError, match="outside"):
        for_print(SVG.replace("</svg>", f"{inside}</svg>"))


def test_nothing_is_written_to_the_disk() -> None:
    # The limit on file sizes is nought: one byte into any file would end the process.
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0));"
        "from tests.faces.kit.sheets import sheet; from palermo.faces.kit.pdf.render import pdf;"
        "sys.stdout.buffer.write(pdf(sheet()))"
    )
    done = subprocess.run([sys.executable, "-B", "-c", code], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert texts(done.stdout)
