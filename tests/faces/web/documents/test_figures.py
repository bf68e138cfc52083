"""Figures: drawn from frozen data, on the page and in the PDF, each with its table, its source, n and day."""

import io
import re
from datetime import UTC, datetime
from typing import Any

import pytest
from pypdf import PdfReader

from palermo.domain.documents.figures import figure_kinds
from palermo.domain.documents.shapes import FigureSeen, Frozen
from palermo.domain.documents.text import parse
from palermo.faces.kit.pdf.blocks import blocks_of
from palermo.faces.kit.pdf.render import pdf
from palermo.faces.web.documents import words
from palermo.faces.web.documents.shown import figures
from tests.faces.kit.sheets import sheet
from tests.faces.web.documents.conftest import ana, begin, boris, efua, html, members, press, rui, save, send
from tests.factories.people import Member
from tests.support.clients import EntryClient

__all__ = ["ana", "boris", "efua", "members", "rui"]
pytestmark = pytest.mark.django_db
GAYA = {"key": "x:gaya", "kind": "crossing", "name": "Gaya", "country": "NER", "lat": 11.88, "lon": 3.45}
AGADEZ = {"key": "g:1", "kind": "town", "name": "Agadez", "country": "NER", "lat": 16.97, "lon": 7.99}
ROW = {"now": 12, "before": 6, "year": None, "trend": "up", "to_before": [2.0, 1.1, 3.9], "to_year": None}
SPANS = ["2026-09-01/2026-10-31", "2026-07-01/2026-08-31", "2025-09-01/2025-10-31"]
NODES = [
    {"reference": one, "kind": kind, "title": title, "degree": 1, "level": 1}
    for one, kind, title in (("PER-1111-1111", "person", "Moussa"), ("PHO-2222-2222", "phone", ""))
]
DATA: dict[str, Any] = {
    "counts": {"measure": "reports", "by": "unit", "spans": SPANS, "rows": [ROW | {"code": "NER"}], "total": ROW | {"code": ""}},
    "deeds": {"spans": SPANS, "rows": [{"code": "alerts", "now": 2, "before": 1, "year": 0}]},
    "activity": {"spans": SPANS, "rows": [ROW | {"code": "NER", "delay": 2.5, "classified": 0.5, "answered": None}]},
    "flows": {"least": 5, "flows": [
        {"origin": GAYA, "destination": AGADEZ, "persons": {"low": 14, "high": 18}, "media": ["land"], "modes": ["bus"]}
    ]},
    "toll": {"clusters": [{"lat": 18.0, "lon": 8.0, "name": "Arlit", "dead": 7, "missing": 1, "incidents": 2}]},
    "network": {
        "network": {"starts": ["PER-1111-1111"], "nodes": NODES, "edges": [
            {"left": "PER-1111-1111", "right": "PHO-2222-2222", "reports": 2}]},
        "drawing": {"places": {"PER-1111-1111": [0.2, 0.3], "PHO-2222-2222": [0.7, 0.6]}},
    },
    "table": {"columns": ["A", "n"], "rows": [["Gaya", 18]]},
}  # fmt: skip
SAID = {
    "counts": "Niger", "deeds": "2", "activity": "50", "flows": "14–18", "toll": "Arlit", "network": "Moussa", "table": "Gaya",
}  # fmt: skip


def seen(kind: str) -> FigureSeen:
    frozen = Frozen(kind, DATA[kind], 1, period="2026-09-01/2026-10-31", source="reports", n=12)
    return FigureSeen("f", "Ce que montre la figure", {}, frozen, datetime(2026, 11, 17, tzinfo=UTC), 1)


def test_every_kind_has_a_drawing_words_and_words_for_what_it_asks() -> None:
    for kind in figure_kinds():
        assert kind.code in figures.KINDS and kind.code in words.FIGURES
        assert set(kind.asks) <= set(words.ASKS)


@pytest.mark.parametrize("kind", list(DATA))
def test_a_figure_is_drawn_on_the_page_and_on_paper(kind: str) -> None:
    drawn = figures.drawn(seen(kind))
    assert any(SAID[kind] in cell for row in drawn.rows for cell in row)
    assert all(len(row) == len(drawn.head) for row in drawn.rows)
    assert "n = 12" in drawn.source and "2026" in drawn.source
    assert bool(drawn.svg) == (kind != "table")
    blocks, drawings = blocks_of(parse("[[figure:f]]"), numbers=set(), figures={"f": drawn})
    reader = PdfReader(io.BytesIO(pdf(sheet(blocks=blocks, figures=drawings))))
    assert SAID[kind] in reader.pages[0].extract_text()


def test_a_figure_is_put_in_drawn_anew_and_taken_out(ana: EntryClient, members: dict[str, Member]) -> None:
    report = send(members).reference
    reference = begin(ana, report)
    page = html(ana.get(f"/documents/{reference}/figures/?kind=counts"))
    assert 'name="q-since"' in page and 'name="q-by"' in page
    asked = {
        "kind": "counts",
        "title": "Plus de rapports",
        "key": "rapports",
        "q-since": "2026-01-01",
        "q-until": "2026-12-31",
    }
    asked |= {"q-by": "unit", "q-measure": "reports", "q-level": "1", "do": "add"}
    assert ana.post(f"/documents/{reference}/figures/", asked | {"key": "No!"}).status_code == 422
    press(ana, f"/documents/{reference}/figures/", **asked)
    assert "Plus de rapports" in html(ana.get(f"/documents/{reference}/figures/"))
    save(ana, reference, f"## Un\n\nVoir. [@{report}]\n\n[[figure:rapports]]\n")
    page = html(ana.get(f"/documents/{reference}/"))
    assert "Plus de rapports" in page and "reports of the units" in page
    assert PdfReader(io.BytesIO(ana.get(f"/documents/{reference}/draft.pdf").content)).pages
    press(ana, f"/documents/{reference}/figures/rapports/refresh/")
    press(ana, f"/documents/{reference}/figures/rapports/remove/")
    assert "does not exist yet" in html(ana.get(f"/documents/{reference}/"))


def test_a_unit_whose_reports_are_counted_is_told_and_others_are_not(
    ana: EntryClient, rui: EntryClient, boris: EntryClient, efua: EntryClient, members: dict[str, Member]
) -> None:
    report = send(members).reference
    reference = begin(ana, report)
    asked = {"kind": "counts", "title": "Rapports", "key": "rapports", "do": "add", "q-level": "1"}
    asked |= {"q-since": "2026-01-01", "q-until": "2026-12-31", "q-by": "class", "q-measure": "reports"}
    press(ana, f"/documents/{reference}/figures/", **asked)
    save(ana, reference, f"## Un\n\nVoir. [@{report}]\n\n[[figure:rapports]]\n")
    press(ana, f"/documents/{reference}/facts/", handling="H1", level="sensitive")
    press(ana, f"/documents/{reference}/send/")
    press(rui, f"/documents/{reference}/review/approve/")
    press(ana, f"/documents/{reference}/issue/", whom="all", do="issue")
    told = "graphique ou tableau de ce document|1 figure of this document"
    assert re.search(told, html(boris.get(f"/documents/{reference}/")))
    assert not re.search(told, html(efua.get(f"/documents/{reference}/")))
