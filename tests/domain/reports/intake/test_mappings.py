"""Tests: mapping files are refused loudly, and every verb reads what dirty files hold."""

from typing import Any

import pytest

from palermo.domain.reports import rules
from palermo.domain.reports.content import Content
from palermo.domain.reports.intake import mappings
from palermo.domain.reports.intake.rows import Row, RowError
from palermo.kernel.errors import Invalid
from palermo.kernel.levels import Level

HEAD = "mapping: test\nversion: 1\ntitle: {en: Test}\nrequires: [a]\n"


def made(fields: str, **cells: str) -> Content | list[RowError]:
    mapping = mappings.read_mapping(HEAD + "fields:\n  " + fields.replace("\n", "\n  "))
    return mapping.apply(Row(7, cells))


def value(fields: str, path: str, **cells: str) -> Any:
    content = made(fields, **cells)
    assert isinstance(content, Content), content
    found: Any = content
    for name in path.split("."):
        found = found[name] if isinstance(found, dict) else getattr(found, name)
    return found


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("fields: {toll.ded: {integer: a}}", "fields.toll.ded"),
        ("fields: {tole: {integer: a}}", "fields.tole"),
        ("fields: {when: {date: a}}", "fields.when"),
        ("fields: {people: {column: a}}", "fields.people"),
        ("fields: {narrative: {column: a, integer: a}}", "fields.narrative"),
        ("fields: {narrative: {}}", "fields.narrative"),
        ("fields: {narrative: {colum: a}}", "fields.narrative.colum"),
        ("lists: {people: [{fields: {nmae: {column: a}}}]}", "lists.people.nmae"),
        ("lists: {persons: [{fields: {name: {column: a}}}]}", "lists.persons.name"),
        ("level: secret", ""),
        ("colour: red", "colour"),
    ],
)
def test_a_wrong_mapping_names_its_fault(text: str, field: str) -> None:
    with pytest.raises(Invalid, match="bad_mapping") as refusal:
        mappings.read_mapping(HEAD + text)
    assert refusal.value.field == field


def test_no_such_mapping() -> None:
    with pytest.raises(Invalid, match="no_mapping"):
        mappings.load("../../secret")
    assert set(mappings.names()) >= {"iom", "argentina145", "palermo", "reference"}


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("12", 12),
        ("1,000", 1000),
        ("1 000", 1000),
        ("1.000", 1000),
        ("12.0", 12),
        (" 3 ", 3),
        ("", None),
        ("1\u202f234", 1234),
    ],
)
def test_whole_numbers(cell: str, number: int | None) -> None:
    assert value("toll.dead: {integer: a}", "toll.dead", a=cell) == number


@pytest.mark.parametrize(
    ("cell", "code"), [("#VALUE!", "not_a_number"), ("1.5", "not_a_number"), ("-1", "out_of_range")]
)
def test_what_is_no_whole_number_is_told_with_line_and_column(cell: str, code: str) -> None:
    assert made("toll.dead: {integer: a}", a=cell) == [RowError(7, "a", code)]


def test_all_that_is_wrong_with_a_row_is_told_at_once() -> None:
    found = made(
        "toll.dead: {integer: a}\nwhen.start: {date: b}\nkind: {column: c}", a="x", b="2026-13", c="in cident"
    )
    assert found == [RowError(7, "a", "not_a_number"), RowError(7, "b", "bad_date")]
    assert made("kind: {column: c}", c="in cident") == [RowError(7, "c", "bad_code")]


def test_older_names_of_a_column_and_dirty_values() -> None:
    step = "kind: {column: [new, old], values: {Explotación sexual: arrest, '': incident}, otherwise: error}"
    assert value(step, "kind", old="EXPLOTACION  SEXUAL ") == "arrest"
    assert made(step, new="other") == [RowError(7, "new", "unknown_value")]
    assert value(step.replace("error", "blank"), "kind", new="other") == "incident"


@pytest.mark.parametrize(
    ("cell", "start", "end"),
    [
        ("2026", "2026", ""),
        ("2026-03", "2026-03", ""),
        ("2026-03-08T10:00:00Z", "2026-03-08", ""),
        ("8/3/26", "2026-03-08", ""),
        ("201802", "2018-02", ""),
    ],
)
def test_dates(cell: str, start: str, end: str) -> None:
    when = value("when: {span: a}", "when", a=cell)
    assert (when.start, when.end) == (start, end)


def test_a_date_in_parts_with_the_month_s_name() -> None:
    step = "when.start: {parts: {year: y, month: m, day: d}, months: [en, fr, pt]}"
    assert value(step, "when.start", y="2014", m="January") == "2014-01"
    assert value(step, "when.start", y="2014", m="févr.", d="3") == "2014-02-03"
    assert value(step, "when.start", y="2014") == "2014"
    assert made(step, y="2014", m="Brumaire") == [RowError(7, "m", "bad_date")]
    assert made(step, y="2014", m="2", d="30") == [RowError(7, "d", "bad_date")]


def test_coordinates_in_one_column_or_in_two_that_are_crossed() -> None:
    step = "where: {point: {pair: p, latitude: lat, longitude: lon}}"
    for cells in (
        {"p": "31.65, -110.37"},
        {"p": "N31.65 W110.37"},
        {"lat": "31.65", "lon": "-110.37"},
        {"lat": "-110.37", "lon": "31.65"},
    ):
        where = value(step, "where", **cells)
        assert (where.lat, where.lon) == (31.65, -110.37)
    assert made(step, p="200, 10") == [RowError(7, "p", "bad_coordinates")]
    assert made(step, lat="#VALUE!", lon="#VALUE!") == [RowError(7, "lat", "bad_coordinates")]


def test_countries_by_name_and_code() -> None:
    for cell in ("Côte d'Ivoire", "cote d’ivoire", "Costa do Marfim", "CI", "civ"):
        assert value("where.country: {country: a}", "where.country", a=cell) == "CI"
    assert value("where.country: {country: a, last_part: true}", "where.country", a="Agadez, Niger.") == "NE"
    assert made("where.country: {country: a}", a="Atlantis") == [RowError(7, "a", "unknown_country")]


def test_sentences_leave_out_what_is_not_known() -> None:
    step = 'narrative: {text: ["Cause: {cause}.", "From {a|b} to {c}."]}'
    assert (
        value(step, "narrative", cause="Drowning", b="Gao", c="Sabha")
        == "Cause: Drowning. From Gao to Sabha."
    )
    assert value(step, "narrative", cause="{c}", a="Gao") == "Cause: {c}."


def test_hidden_characters_do_not_get_in() -> None:
    assert value("narrative: {column: a}", "narrative", a="Mous\0sa \u202eABC\x07") == "Moussa ABC"


def test_our_own_table() -> None:
    row = Row(2, {
        "reference": "NER/1", "narrative": "Vers 5 h", "date": "8/3/26", "country": "Niger", "place": "Gaya",
        "coordinates": "11.88, 3.45", "people": "14", "nationalities": "GIN:6; Senegal:5", "life_at_risk": "oui",
        "phones": "97 00 01 88; +227 90 00 02 16", "indicators": "g_debt; g_oath", "money": "490,000",
        "money_currency": "XOF", "person_1_role": "driver", "person_1_name": "Souley ALIDOU", "person_1_born": "1984",
        "person_3_role": "child", "person_3_sex": "femme", "leg_2_mode": "canoe", "leg_2_fee": "2000",
        "level": "highly_sensitive",
    })  # fmt: skip
    mapping = mappings.load("palermo")
    content = mapping.apply(row)
    assert isinstance(content, Content)
    assert rules.problems(content, leaving=True) == []
    assert (content.when.start, content.when.words) == ("2026-03-08", "8/3/26")
    assert content.counts.nationalities == {"GIN": 6, "SEN": 5}
    assert [(person.role, person.sex) for person in content.people] == [("driver", ""), ("child", "F")]
    assert [phone.number for phone in content.phones] == ["97 00 01 88", "+227 90 00 02 16"]
    assert content.urgency.life
    assert content.money[0].amount == 490_000
    assert (content.legs[0].mode, content.legs[0].fee and content.legs[0].fee.amount) == ("canoe", 2_000)
    assert (mapping.source_ref(row), mapping.level_of(row)) == ("NER/1", Level.HIGHLY_SENSITIVE)
    assert mapping.apply(Row(2, {"level": "cosmic"})) == [RowError(2, "level", "unknown_value")]


def test_whole_reports_as_json_lines() -> None:
    mapping = mappings.load("reference")
    data = {"source_ref": "A1", "content": {"narrative": "x", "toll": {"dead": 1}}}
    content = mapping.apply(Row(1, {"source_ref": "A1", "content": "{}"}, data=data))
    assert isinstance(content, Content)
    assert content.toll.dead == 1
    bad = {"content": {"toll": {"dead": -1}, "colour": "red"}}
    assert mapping.apply(Row(3, {}, data=bad)) == [
        RowError(3, "toll.dead", "out_of_range"),
        RowError(3, "colour", "unknown_field"),
    ]
    assert mapping.apply(Row(4, {}, problem="not_json")) == [RowError(4, "", "not_json")]
    assert isinstance(mapping.apply(Row(5, {}, data={})), list)


def test_a_header_is_recognised_and_its_lacks_are_named() -> None:
    iom = mappings.load("iom")
    columns = ["INCIDENT YEAR", "Reported month", "Number of Dead", "Location of Incident", "Weather"]
    seen = iom.recognise(columns)
    assert (seen.missing, seen.unmatched) == ([], ["Weather"])
    assert seen.renames["INCIDENT YEAR"] == "Incident year"
    assert iom.recognise(["Year"]).missing == ["Reported Month", "Number of Dead", "Location of death"]
    assert mappings.fitting(columns) == ["iom"]
    assert mappings.fitting(["narrative", "date"]) == ["palermo"]
