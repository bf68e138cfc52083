"""Tests: the sources that Palermo ships mappings for, on rows as their files have them."""

import io
from collections import Counter

import pytest

from palermo.domain.reports import rules
from palermo.domain.reports.content import Content
from palermo.domain.reports.demo_data import REGION_MAPPING, REGION_SIZE, banner, invented, region_file
from palermo.domain.reports.demo_data.invented import _read
from palermo.domain.reports.intake import mappings
from palermo.domain.reports.intake.preview import preview
from palermo.domain.reports.intake.rows import Row
from palermo.domain.reports.intake.tables import open_table
from palermo.kernel.levels import Level

IOM = {
    "Incident Type": "Split Incident", "Incident year": "2014", "Reported Month": "October", "Number of Dead": "",
    "Minimum Estimated Number of Missing": "-2", "Number of Survivors": "1,020", "Number of Females": "0",
    "Number of Males": "3", "Number of Children": "0", "Cause of Death": "Drowning", "Migration route": "",
    "Location of death": "<p>Off the coast</p>\r\n,Agadez, Niger", "Information Source": "rd.nl",
    "Country of Origin": "Unknown", "Coordinates": "", "Longitude": "#VALUE!", "Latitude": "#VALUE!",
}  # fmt: skip


def test_a_dirty_row_of_iom() -> None:
    content = mappings.load("iom").apply(Row(2, IOM))
    assert isinstance(content, Content)
    assert (content.when.start, content.where.country, content.where.place) == (
        "2014-10",
        "NE",
        "Off the coast, Agadez, Niger",
    )
    assert (content.toll.dead, content.toll.missing, content.counts.survivors) == (None, None, 1_020)
    assert (content.counts.women, content.counts.men, content.where.lat) == (None, 3, None)
    assert "Cause: Drowning." in content.narrative
    assert "Country of origin" not in content.narrative
    assert "Missing, at least: -2." in content.narrative


def test_iom_trusts_the_coordinates_and_not_the_names_of_columns() -> None:
    crossed = IOM | {"Coordinates": "26.945, -15.594", "Longitude": "26.945", "Latitude": "-15.594"}
    content = mappings.load("iom").apply(Row(2, crossed))
    assert isinstance(content, Content)
    assert (content.where.lat, content.where.lon) == (26.945, -15.594)


def test_the_columns_of_the_hotline_changed_over_the_years() -> None:
    mapping = mappings.load("argentina145")
    of_2017 = mapping.apply(Row(2, {
        "denuncia_fecha": "2017-01-01", "denuncia_tipo_explotacion": "Explotación sexual", "hecho_localidad": "ROSARIO",
        "hecho_provincia": "Santa Fe", "hecho_pais": "Argentina", "derivacion_judicializacion_organismo": "Protex",
    }))  # fmt: skip
    of_2019 = mapping.apply(Row(3, {
        "denuncia_fecha": "", "__file": "201802", "denuncia_tipo_explotacion": "POSIBLE CAPTACIÓN",
        "victima_identificada_genero": "FEmenino",
        "victima_identificada_rango_etario": "16 a 17 (específico para trabajo adolescente)",
        "denunciado_genero": "ns/nc", "llamante_rango_etario": "31",
        "victimas_estimadas_cantidad": "NS/NC", "victimas_estimadas_provincia_hecho": "caba",
    }))  # fmt: skip
    assert isinstance(of_2017, Content)
    assert isinstance(of_2019, Content)
    assert (of_2017.where.country, of_2017.where.place, of_2017.people) == ("AR", "ROSARIO, Santa Fe", [])
    assert (of_2019.when.start, of_2019.counts.people, of_2019.where.country) == ("2018-02", None, "AR")
    assert [(p.role, p.sex, p.age) for p in of_2019.people] == [
        ("presumed_victim", "F", "16-17"),
        ("caller", "", "31"),
    ]
    assert "NS/NC" not in of_2019.narrative
    abroad = mapping.apply(Row(4, {"denuncia_fecha": "2018-01-01", "hecho_provincia": "Otro País"}))
    assert isinstance(abroad, Content)
    assert abroad.where.country == ""


def test_the_shipped_incidents_all_come_in() -> None:
    mapping = mappings.load(REGION_MAPPING)
    units: Counter[str] = Counter()
    with region_file() as stream, open_table(stream) as table:
        assert mapping.recognise(table.shape.columns).missing == []
        for row in table:
            content = mapping.apply(row)
            assert isinstance(content, Content), content
            assert rules.problems(content, leaving=True) == []
            units[mapping.unit_of(row)] += 1
    assert units.total() == 5_098
    assert len(units) == 16
    assert units["NER"] == 364
    assert units["CPV"] == 2
    with region_file() as stream:
        assert len(stream.read()) == REGION_SIZE


def test_thirty_invented_reports_lose_nothing() -> None:
    found = invented()
    assert len(found) == 30
    assert Counter(one.level for one in found) == {Level.SENSITIVE: 29, Level.HIGHLY_SENSITIVE: 1}
    for one, facts in zip(found, _read()["reports"], strict=True):
        assert rules.problems(one.content, leaving=True) == []
        assert one.content.notes["invented"] == banner(one.content.language)
        kept = one.content.model_dump_json() + " ".join(
            [one.unit, one.source_ref, one.priority, one.level.code]
        )
        for leaf in leaves(
            {key: value for key, value in facts.items() if key not in ("classification", "narrative")}
        ):
            assert leaf in kept.replace('\\"', '"'), (facts["id"], leaf)
        assert one.expected["primary"]


def leaves(value: object) -> list[str]:
    if isinstance(value, dict):
        found = [
            leaf
            for key, inner in value.items()
            if key not in ("precision", "service_no_withheld")
            for leaf in leaves(inner)
        ]
        return found + [key for key in value if key in ("GIN", "SEN", "MLI")]
    if isinstance(value, list):
        return [leaf for inner in value for leaf in leaves(inner)]
    return [] if value is None or isinstance(value, bool) else [str(value)]


@pytest.mark.parametrize("mapping", ["", "iom"])
def test_a_preview_shows_the_first_rows_and_what_is_not_used(mapping: str) -> None:
    head = ",".join([*IOM, "Weather"])
    row = ",".join('"' + cell.replace("\r\n", " ") + '"' for cell in [*IOM.values(), "fair"])
    bad = row.replace('"2014"', '"14"')
    seen = preview(io.BytesIO("\n".join([head, row, bad, *[row] * 9]).encode()), mapping=mapping)
    assert (seen.mapping and seen.mapping.name, seen.missing, seen.unmatched) == ("iom", [], ["Weather"])
    assert [shown.line for shown in seen.rows] == [2, 3, 4, 5, 6]
    assert seen.rows[1].errors[0].column == "Incident year"
    nothing = preview(io.BytesIO(b"x,y\n1,2\n"))
    assert nothing.mapping is None
    assert nothing.rows == []
    assert preview(io.BytesIO(b"x,y\n1,2\n"), mapping="iom").missing
