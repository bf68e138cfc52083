"""Persons with the role, other name, age, birth and nationality that the sentence gives. All names are invented."""

import time
from functools import cache
from importlib.resources import files

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from palermo.domain.reports.reading.extraction.names import find, spans
from palermo.domain.reports.reading.passage import Passage
from palermo.foundations.vocabularies import vocabulary
from palermo.kernel.text import fold
from tests.domain.reports.reading.extraction.reading_aids import LANGUAGES, ODD, read, values, written
from tests.domain.reports.reading.scraps import scraps


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Chauffeur ALIDOU Souley, béninois, né en 1984", "ALIDOU Souley", "driver"),
        ("un passeur dit « Abou » est en fuite", "Abou", "smuggler"),
        ("un guide nommé Atanga AYAMGA", "Atanga AYAMGA", "guide"),
        ("defendant John Doe was arrested", "John Doe", "suspect"),
        ('a smuggler known as "White" took the money', "White", "smuggler"),
        ("o motorista João da Silva fugiu", "João da Silva", "driver"),
        ("la victime Fatou DIOP a parlé", "Fatou DIOP", "presumed_victim"),
        ("el guía Juan PÉREZ huyó", "Juan PÉREZ", "guide"),
        ("Sgt Adama BARRY signed", "Adama BARRY", "official"),
        ("Jean KOUASSI, commissaire, a signé", "Jean KOUASSI", "official"),
        ("SOW Ibrahima devait conduire la pirogue", "SOW Ibrahima", "driver"),
        ("Organisateur : MAMADOU DIALLO, en fuite", "MAMADOU DIALLO", "organiser"),
        ("kept in the compound of Ebou Manjang", "Ebou Manjang", "harbourer"),
        ("argent envoyé à Ousmane Cissokho", "Ousmane Cissokho", "money_handler"),
        ("Piloto QUINTINO MENDES TÉ, 43 anos", "QUINTINO MENDES TÉ", "driver"),
        ("chauffeur moussa, 4 pax", "moussa", "driver"),
        ("AUDITION DE OUSMANE TRAORE PAR LA BRIGADE", "OUSMANE TRAORE", "unknown"),
    ],
)
def test_a_person_is_read_with_the_role(text, name, role):
    people = read(find, text)
    assert [(each.value, each.fields["role"]) for each in people] == [(name, role)]


@pytest.mark.parametrize(
    "text",
    [
        "Toyota Hilux blanc et Renault Kerax",
        "Croix-Rouge, HCR et OIM présents",
        "La pirogue « Yaye Boye 3 » a coulé",
        "San Diego, Las Palmas, Porto Grande, Saint-Louis",
        "Mars, Avril, Monday and Sunday",
        "BP Gaya et PCJ Cinkassé",
        "The Border Patrol stopped the Honda Civic",
        "Chauffeur GAV, parquet avisé",
        "",
    ],
)
def test_places_offices_vehicles_and_months_are_no_persons(text):
    assert read(find, text) == []


def test_what_stands_beside_a_name_is_taken_along():
    (one,) = read(find, "Chauffeur ALIDOU Souley dit Le Blanc, béninois, né le 03/11/1984, 41 ans, tél 00")
    told = {key: one.fields[key] for key in ("alias", "nationality", "born", "age", "sex")}
    assert told == {"alias": "Le Blanc", "nationality": "BJ", "born": "1984-11-03", "age": 41, "sex": "M"}


@pytest.mark.parametrize(
    ("text", "alias"),
    [
        ("Moussa OUEDRAOGO dit « Petit Banjul » parle", "Petit Banjul"),
        ("MUSA WEDRAOGO a.k.a. White was held", "White"),
        ("Blessing IGHARO alias Mama Joy répond", "Mama Joy"),
        ("KINTINO MENDES «Tino», 43 a.", "Tino"),
        ("João GOMES, conhecido como «Zeca», fugiu", "Zeca"),
        ("Juan PÉREZ, apodado «El Flaco», huyó", "El Flaco"),
    ],
)
def test_another_name_belongs_to_the_person(text, alias):
    (one,) = read(find, text)
    assert one.fields["alias"] == alias


def test_protected_people_and_sources_stand_under_their_codes():
    text = "V1 et E1 entendues, M2 aussi ; source S-07. V1 est majeure. La M30 est fermée."
    people = {each.value: each for each in read(find, text)}
    assert {code: each.fields["role"] for code, each in people.items()} == {
        "V1": "presumed_victim",
        "E1": "child",
        "M2": "migrant",
        "S-07": "source",
    }
    assert written(text, people["V1"]) == ["V1", "V1"]


def test_a_married_name_belongs_to_the_name():
    (one,) = read(find, "Mme Aïchatou MAHAMANE épouse Oumarou, 34 ans, logeuse")
    assert (one.value, one.fields["role"], one.fields["sex"]) == (
        "Aïchatou MAHAMANE épouse Oumarou",
        "harbourer",
        "F",
    )


@pytest.mark.parametrize(
    ("text", "nationality"),
    [
        ("Musa Kamara, 33, Guinean, was held", "GN"),
        ("Carlos GÓMEZ, detenido con 3 guatemaltecos", ""),
        ("dont 2 Gambiens, le conducteur Pape NDIAYE", ""),
        ("un malien Ousmane Cissokho", "ML"),
        ("AISSATU BALDÉ, GIN, 07/02/1994", "GN"),
    ],
)
def test_a_nationality_is_the_persons_own(text, nationality):
    (one,) = read(find, text)
    assert one.fields["nationality"] == nationality


def test_a_surname_repeated_is_the_same_person():
    text = "Suspect Mamadu JALLOW, 36 yrs, was held. Jallow admits to be the agent."
    (one,) = read(find, text)
    assert written(text, one) == ["Mamadu JALLOW", "Jallow"]


def test_two_people_keep_their_own_details():
    first, second = read(
        find,
        "Driver SULEIMAN HARUNA, Nigerien, 41 yrs. Second man CHINEDU OKORO, 28/02/1991, owner of cartons",
    )
    assert (first.fields["nationality"], first.fields["age"], first.fields["role"]) == ("NE", 41, "driver")
    assert (second.fields["born"], second.fields["nationality"]) == ("1991-02-28", "")


@cache
def _reports():
    return yaml.safe_load(
        files("palermo.domain.reports.demo_data").joinpath("invented_reports.yaml").read_text("utf-8")
    )["reports"]


def test_every_person_named_in_the_invented_reports_is_found():
    missed = []
    for report in _reports():
        found = {
            frozenset(fold(value).split())
            for value in values(read(find, report["narrative"], language=report["language"]))
        }
        for person in report.get("people", ()):
            if person.get("name") and frozenset(fold(person["name"]).split()) not in found:
                missed.append(person["name"])
    assert missed == []


def test_every_role_is_one_of_the_vocabulary():
    from palermo.domain.reports.reading.extraction.roles import cues

    assert set(cues().entries.values()) <= set(vocabulary("person_roles").codes)


def test_other_finders_learn_where_the_names_stand():
    text = "Mamadou TOUBA habite à Touba"
    assert [text[start:end] for start, end in spans(Passage(text))] == ["Mamadou TOUBA"]


@given(st.one_of(st.text(max_size=200), st.sampled_from(ODD)), st.sampled_from(LANGUAGES))
@settings(max_examples=300, deadline=None, database=None)
def test_no_text_raises(text, language):
    read(find, text, language=language)


@given(
    scraps(
        "Chauffeur Mamadou DIALLO dit « » \" ( ) , . : né en 1984 41 ans V1 S-07 El Hadj M. da N' - de une"
    )
)
@settings(max_examples=400, deadline=None, database=None)
def test_nothing_nearly_right_raises(text):
    read(find, text)


def test_time_grows_with_the_text_and_no_faster():
    text = "Chauffeur Mamadou DIALLO dit « Le Blanc » né le 03/11/84, "
    read(find, text)

    def spent(times):
        began = time.process_time()
        read(find, text * times)
        return time.process_time() - began

    assert spent(1200) < 30 * max(spent(120), 0.002)
