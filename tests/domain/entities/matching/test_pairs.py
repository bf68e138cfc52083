"""A table of pairs from any office: heads in three languages, sides in any notation, and the command over it."""

import json
from pathlib import Path

import pytest

from palermo.domain.entities.matching.pairs import columns, judge, judge_quickly, read
from palermo.domain.entities.matching.tables import read_columns
from palermo.domain.entities.matching.weights import load, stock
from palermo.faces.cli.runner import Word, run_words
from palermo.kernel.errors import Invalid

WORDS = (Word("match", "palermo.faces.cli.match", "match"),)
TABLE = """name1,name2,dob1,dob2,sex1,sex2,nationality1,nationality2,phone1,phone2,schema
Moussa WEDRAOGO,Musa Ouédraogo,,1987-12-04,M,M,BFA,BF,+226 70 00 01 47,0022670000147,Person
Sékou Traoré,Sekou TRAORE,1981,1995-12-02,M,M,GIN,CIV,,,Person
Siwaka Transport SARL,Siwaka Transports,,,,,,,,,Company
Jallow,Mamadu Jallow,,,,,,,,,
"""


def test_heads_are_understood() -> None:
    heads = [
        "Nom complet 1",
        "full_name_2",
        "left_dob",
        "dob_r",
        "Passeport A",
        "passport_b",
        "phone1",
        "is_match",
        "Pays",
    ]
    assert columns(heads) == {
        0: ("name", 0), 1: ("name", 1), 2: ("born", 0), 3: ("born", 1), 4: ("passport", 0), 5: ("passport", 1),
        6: ("phone", 0), 7: ("label", 2), 8: ("country", 2),
    }  # fmt: skip


def test_rows_are_judged_with_and_without_reasons() -> None:
    rows = list(read(TABLE.splitlines(keepends=True)))
    verdicts = [judge(row).decision.verdict for row in rows]
    assert verdicts == ["same", "not", "likely", "possible"]
    assert [judge_quickly(row) for row in rows] == [judge(row).decision for row in rows]
    assert {evidence.reason for evidence in judge(rows[0]).evidence} >= {
        "name_spelling",
        "phone_same",
        "sex_same",
    }
    against = [evidence.reason for evidence in judge(rows[1]).evidence if evidence.against]
    assert against == ["born_apart", "nationality_different"]


def test_given_and_family_names_and_semicolons() -> None:
    rows = list(read(["\ufeffprenom_1;nom_1;first_name_2;last_name_2\n", "Awa;Sarr;Hawa;Sarr\n", ";;;\n"]))
    assert [row.names for row in rows] == [("Awa Sarr", "Hawa Sarr")]


@pytest.mark.parametrize("text", [[], ["a,b\n", "1,2\n"], ["name1,dob2\n"]])
def test_what_holds_no_pairs_is_refused(text: list[str]) -> None:
    with pytest.raises(Invalid):
        list(read(text))


def test_the_command_prints_lines_or_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "pairs.csv"
    file.write_bytes(TABLE.encode("cp1252"))
    assert run_words(WORDS, ["match", "pairs", str(file), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["pairs"]
    assert [pair["verdict"] for pair in found] == ["same", "not", "likely", "possible"]
    assert found[0]["name2"] == "Musa Ouédraogo" and found[0]["probability"] > 0.98
    assert any("wedraogo = ouedraogo" in reason["sentence"] for reason in found[0]["reasons"])
    assert run_words(WORDS, ["match", "pairs", str(file), "--without-reasons", "--prior", "0.00001"]) == 0
    assert "same" not in capsys.readouterr().out.splitlines()[2]
    assert run_words(WORDS, ["match", "pairs", str(file), "--prior", "2"]) == 1
    assert run_words(WORDS, ["match", "pairs", str(tmp_path / "none.csv")]) == 1
    assert run_words(WORDS, ["match", "weights"]) == 0
    assert "plate_alone" in capsys.readouterr().out


def test_weights_from_decided_pairs_serve_the_next_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    decided, table = tmp_path / "decided.csv", tmp_path / "weights.json"
    rows = [f"Awa Sarr{letter},Awa Sarr{letter},M,F,true" for letter in "abcdefghij" * 6]
    rows += [f"Awa Sarr{letter},Pedro Monteiro,M,M,false" for letter in "abcdefghij" * 6]
    decided.write_text("\n".join(["name1,name2,sex1,sex2,is_match", *rows]), "utf-8")
    assert run_words(WORDS, ["match", "weights", str(decided), "--json"]) == 0
    table.write_text(capsys.readouterr().out, "utf-8")
    assert load(table).bits["sex"]["different"] > 0 > stock().bits["sex"]["different"]
    assert run_words(WORDS, ["match", "pairs", str(decided), "--weights", str(table), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["pairs"]
    assert {pair["verdict"] for pair in found[:60]} == {"same"} and {
        pair["verdict"] for pair in found[60:]
    } == {"not"}
    table.write_text("{}", "utf-8")
    assert run_words(WORDS, ["match", "pairs", str(decided), "--weights", str(table)]) == 1


def test_the_command_gathers_persons(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "persons.csv"
    people = [
        ("Awa", "Sarr", "1990-08-15"),
        ("Pedro", "Monteiro", "1961-02-03"),
        ("Kofi", "Agbeko", "1988-03-04"),
    ]
    rows = [f"{number},{','.join(person)}" for number, person in enumerate([*people, *people])]
    file.write_text("\n".join(["id,given_name,surname,date_of_birth", *rows]), "utf-8")
    assert run_words(WORDS, ["match", "persons", str(file), "--json", "--id", "id"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["records"] == 6 and [one["id"] for one in found["results"]] == list("012345")
    assert len(found["clusters"]) == 6
    assert run_words(WORDS, ["match", "persons", str(file), "--column", "nonsense"]) == 1


def test_columns_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("a;b\n1 ; x\n2\n\n", "utf-8")
    assert read_columns(file) == {"a": ["1", "2"], "b": ["x", ""]}
    file.write_text("", "utf-8")
    with pytest.raises(Invalid):
        read_columns(file)
