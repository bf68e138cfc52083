"""The lexicon's files are whole: known concepts, readable phrases, codes that exist, weights that can be summed."""

import pytest

from palermo.domain.reports.reading import lexicon
from palermo.domain.reports.reading.lexicon import lists, weighing
from palermo.domain.reports.reading.passage import Passage
from palermo.domain.reports.reading.suggestion import FACETS, KINDS, URGENCIES
from palermo.foundations.vocabularies import vocabulary


@pytest.mark.parametrize("language", lists.LANGUAGES)
def test_every_phrase_belongs_to_a_known_concept_of_its_theme(language):
    for theme, concepts in lists.themes().items():
        path = lists.DATA / language / f"{theme}.yaml"
        if path.is_file():
            assert set(lists._read(path) or ()) <= set(concepts), (language, theme)


@pytest.mark.parametrize("language", lists.LANGUAGES)
def test_groups_in_phrases_are_written_in_the_words_file(language):
    known = {*lists.words(language).get("groups", {}), "number", "age"}
    for concept, phrase in lists.phrases(language):
        for row in lists.rows(phrase, lambda word: word):
            used = {each[1:] for step in row for each in step.symbols if each[0] == "@"}
            assert used <= known, (concept, phrase)


@pytest.mark.parametrize("language", lists.LANGUAGES)
def test_every_row_of_a_phrase_is_found_in_its_own_words(language):
    """A text made of a row's own words, one for each step, says the row's concept."""
    groups = {"number": ["300"], "age": ["15"], **lists.words(language).get("groups", {})}
    for concept, phrase in lists.phrases(language):
        for row in list(lists.rows(phrase, lambda word: word))[:40]:
            choice = [min(step.symbols) for step in row]
            text = " ".join(groups[each[1:]][0] if each[0] == "@" else each.lstrip("=") for each in choice)
            heard = lexicon.concepts(Passage(text.replace("=", ""), language))
            assert concept in heard, (concept, phrase, text)


def test_every_label_is_a_code_of_its_vocabulary():
    for label in weighing.labels():
        if label.facet == "urgency":
            assert label.code in URGENCIES
        elif label.facet != "gate":
            assert label.code in vocabulary(*FACETS[label.facet]), label.name
        if label.facet == "classes":
            assert label.kind in KINDS, label.name


def test_weights_name_known_concepts_and_earlier_labels():
    before = set()
    for label in weighing.labels():
        assert set(label.weights) <= set(lists.concepts()), label.name
        assert {name for name, _ in label.leans} <= before, label.name
        assert set(label.needs) <= before, label.name
        before.add(label.name)


def test_weights_are_round_numbers_of_a_readable_size():
    for label in weighing.labels():
        for weight in (label.base, *label.weights.values(), *(each for _, each in label.leans)):
            assert abs(weight) <= 6
            assert round(weight, 1) == weight, label.name


def test_no_label_is_listed_in_silence():
    assert lexicon.weigh(Passage("", "en")) == []
    assert lexicon.weigh(Passage("The sun rose over the river.", "en")) == []


def test_the_version_is_a_short_hash():
    assert len(lexicon.version()) == 12
    assert int(lexicon.version(), 16) >= 0
