"""Every coded list is whole, labelled, and says where it comes from."""

import csv
import subprocess
import sys

import pytest

from palermo.foundations.vocabularies import Vocabulary, names, raw, sections, vocabulary

EVERY = [(name, section) for name in names() for section in sections(name)]
REQUIRED = ("en", "fr", "pt")


@pytest.mark.parametrize("name", names())
def test_a_file_says_its_name_version_source_and_what_was_checked(name: str) -> None:
    head = raw(name)
    assert head["vocabulary"] == name
    assert isinstance(head["version"], int)
    assert head["source"].strip()
    assert isinstance(head["checked"], bool)


@pytest.mark.parametrize(("name", "section"), EVERY)
def test_codes_are_unique_texts_and_every_entry_is_labelled(name: str, section: str) -> None:
    found = vocabulary(name, section)
    assert len(found) == len(raw(name)[section])
    for row in raw(name)[section]:
        assert isinstance(row["code"], str)
    for entry in found:
        if "sides" in entry.data:
            assert entry.label("fr") == entry.label("en") != entry.code
        else:
            assert all(entry.labels.get(language, "").strip() for language in REQUIRED), entry.code


def test_there_are_the_lists_that_the_program_uses() -> None:
    assert len(names()) >= 20
    assert {"person_roles", "crime_classes", "countries", "indicators", "migration_routes"} <= set(names())
    assert "known_crossings" in sections("crossing_kinds")


def test_labels_fall_back_from_region_to_language_to_english_to_code() -> None:
    driver = vocabulary("person_roles")["driver"]
    assert driver.label("fr") == "Chauffeur ou piroguier"
    assert driver.label("pt-br") == driver.label("pt")
    assert driver.label("ar") == driver.label("en")
    assert vocabulary("person_roles").label("no_such_role", "fr") == "no_such_role"


def test_a_vocabulary_reads_like_a_mapping_in_the_files_order() -> None:
    roles = vocabulary("person_roles")
    assert isinstance(roles, Vocabulary)
    assert roles.codes[0] == "suspect"
    assert roles.choices("pt")[0] == ("suspect", "Suspeito")
    assert "driver" in roles
    assert "pilot" not in roles
    assert roles["presumed_victim"].data["side"] == "protected"
    assert roles.version == 1
    with pytest.raises(KeyError):
        roles["pilot"]


@pytest.mark.parametrize(
    ("name", "section"), [("nothing", "entries"), ("../data/drugs", "entries"), ("drugs", "note")]
)
def test_what_is_not_there_is_a_lookup_error(name: str, section: str) -> None:
    with pytest.raises(LookupError):
        vocabulary(name, section)


def test_a_crossing_is_named_as_a_pair() -> None:
    crossings = vocabulary("crossing_kinds", "known_crossings")
    assert crossings["gaya_malanville"].label("fr") == "Gaya (NE) – Malanville (BJ)"
    assert crossings["agadez"].label("en") == "Agadez (NE)"
    assert {entry.data["kind"] for entry in crossings} <= set(vocabulary("crossing_kinds").codes)


def test_references_from_one_list_to_another_hold() -> None:
    classes = vocabulary("crime_classes")
    for entry in classes:
        parent = entry.data.get("parent")
        assert (parent is None) == (entry.data["level"] == 1)
        assert parent is None or (parent in classes and entry.code.startswith(parent))
    for name, section in EVERY:
        for entry in vocabulary(name, section):
            code = entry.data.get("iccs")
            for each in code if isinstance(code, list) else [code] if code else []:
                assert each in classes, (name, entry.code)
    groups = vocabulary("drugs", "groups")
    assert all(entry.data["group"] in groups for entry in vocabulary("drugs"))


def test_crime_classes_say_which_titles_were_verified() -> None:
    assert raw("crime_classes")["checked"] is False
    kinds = {entry.data["evidence"] for entry in vocabulary("crime_classes")}
    assert kinds == {"verified", "recalled"}
    assert vocabulary("crime_classes")["08051"].label("fr") == "Trafic illicite de migrants"
    assert vocabulary("crime_classes")["0204"].label("pt") == "Tráfico de pessoas"


def test_loading_every_file_is_quick_and_importing_reads_none() -> None:
    script = (
        "import time; from palermo.foundations.vocabularies import vocabulary, names, sections, loader;"
        "assert loader.raw.cache_info().currsize == 0; began = time.process_time();"
        "[vocabulary(n, s) for n in names() for s in sections(n)]; print(time.process_time() - began)"
    )
    answer = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    [[seconds]] = csv.reader([answer.stdout.strip()])
    assert float(seconds) < 1
