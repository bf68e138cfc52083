"""A network as files, each read back by a reader of its own; level and handling go along, and every export is recorded."""

import csv
import io
import json
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import igraph
import pytest
from django.http.response import HttpResponseBase
from python_calamine import CalamineWorkbook

from palermo.domain.networks.models import Link
from palermo.foundations.audit.models import Read
from tests.faces.web.networks.conftest import Ring, body
from tests.support.clients import EntryClient

pytestmark = pytest.mark.django_db
READERS = Path(__file__).parents[4] / ".venv" / "readers" / "bin" / "python"
VALIDATE = """
import json, sys
from followthemoney import model
seen = []
for line in sys.stdin:
    data = json.loads(line)
    schema = model.get(data["schema"])
    schema.validate(data)
    proxy = model.get_proxy(data, cleaned=False)
    kept = {name: values for name, values in proxy.to_dict()["properties"].items()}
    lost = {name for name, values in data["properties"].items() if len(kept.get(name, [])) != len(set(values))}
    cleaned = model.get_proxy(data, cleaned=False).clone().to_dict()
    seen.append([data["id"], data["schema"], sorted(lost), schema.edge])
print(json.dumps(seen))
"""


def _file(ana: EntryClient, ring: Ring, kind: str, **query: str) -> bytes:
    before = Read.objects.count()
    answer: HttpResponseBase = ana.get(ring.at(f"export.{kind}", steps="4", **query))
    assert answer.status_code == 200 and "attachment" in answer["Content-Disposition"]
    assert Read.objects.count() > before  # recorded before the first byte is taken
    return body(answer)


def test_graphml_is_read_back_by_igraph(ana: EntryClient, ring: Ring, tmp_path: Path) -> None:
    path = tmp_path / "network.graphml"
    path.write_bytes(_file(ana, ring, "graphml"))
    graph = igraph.Graph.Read_GraphML(str(path))
    assert graph.is_directed() and {ring.driver, ring.car, ring.lender} <= set(graph.vs["id"])
    assert ring.girl not in graph.vs["id"]
    assert graph.vs.find(id=ring.car)["kind"] == "vehicle"
    edge = next(one for one in graph.es if one["kind"] == "bears")
    assert graph.vs[edge.source]["id"] == ring.driver and graph.vs[edge.target]["id"] == ring.paper
    assert edge["report"] == ring.reports[0].reference and edge["level"] == "sensitive"
    assert graph["level"] == "sensitive" and graph["handling"] == "H0"
    assert graph.ecount() == Link.objects.filter(left__protected=False, right__protected=False).count()


def test_follow_the_money_is_valid_by_its_own_package(ana: EntryClient, ring: Ring) -> None:
    if not READERS.exists():
        pytest.skip("the readers' environment is not made; `make test` makes it")
    text = _file(ana, ring, "ftm").decode()
    done = subprocess.run(
        [str(READERS), "-c", VALIDATE], input=text, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert [one for one in seen if one[2]] == []
    kinds = {schema for _key, schema, _lost, _edge in seen}
    assert {"Person", "Vehicle", "LegalEntity", "Identification", "UnknownLink"} <= kinds
    lines = [json.loads(line) for line in text.splitlines()]
    known = {line["id"] for line in lines}
    for line in lines:
        for name in (
            "subject",
            "object",
            "holder",
            "person",
            "associate",
            "payer",
            "beneficiary",
            "owner",
            "asset",
        ):
            assert set(line["properties"].get(name, [])) <= known
    assert "Aminata" not in text and "sensitive; H0" in text and ring.reports[0].reference in text


def test_drawing_is_one_file_with_words_and_colours_of_its_own(ana: EntryClient, ring: Ring) -> None:
    root = ElementTree.fromstring(_file(ana, ring, "svg"))
    text = " ".join(root.itertext())
    assert "Sensitive · H0" in text and "Source: 3 reports" in text and "Moussa" in text
    assert root.attrib["role"] == "img" and "var(" not in text and "class" not in root.attrib
    assert not [one for one in root.iter() if one.tag.endswith("}a")]


@pytest.mark.parametrize("of, first", [("nodes", "reference"), ("links", "uid")])
def test_tables_say_the_same_as_csv_and_as_xlsx(ana: EntryClient, ring: Ring, of: str, first: str) -> None:
    rows = list(csv.reader(io.StringIO(_file(ana, ring, "csv", of=of).decode("utf-8-sig"))))
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(_file(ana, ring, "xlsx", of=of))).get_sheet_by_index(0)
    assert rows[0][0] == first and "level" in rows[0] and "handling" in rows[0]
    assert [row[0].lstrip("'") for row in rows] == [str(row[0]) for row in sheet.to_python()]
    assert all(row[rows[0].index("handling")] == "H0" for row in rows[1:])
    assert any(ring.driver in row for row in rows[1:])


def test_a_filter_narrows_the_file_too(ana: EntryClient, ring: Ring) -> None:
    everything, narrowed = (_file(ana, ring, "csv", of="links", **more) for more in ({}, {"link": "bears"}))
    assert len(narrowed.splitlines()) == 2 < len(everything.splitlines())
    assert ana.get(f"/networks/{ring.girl}/export.csv").status_code == 409
    assert ana.get("/networks/PER-0000-0000/export.svg").status_code == 404
