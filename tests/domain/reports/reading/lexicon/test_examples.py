"""Every language's own example sentences: the concepts found and absent in them, as its file says."""

import pytest

from palermo.domain.reports.reading import lexicon
from palermo.domain.reports.reading.lexicon import lists
from palermo.domain.reports.reading.passage import Passage

EXAMPLES = [
    (language, number) for language in lists.LANGUAGES for number in range(len(lists.examples(language)))
]


@pytest.mark.parametrize(("language", "number"), EXAMPLES)
def test_a_sentence_says_what_its_file_says(language, number):
    example = lists.examples(language)[number]
    heard = lexicon.concepts(Passage(example["text"], language))
    said = {concept for concept, each in heard.items() if each.strength}
    assert set(example.get("found", ())) - said == set()
    assert set(example.get("absent", ())) & said == set()


@pytest.mark.parametrize("language", lists.LANGUAGES)
def test_every_language_has_examples_of_known_concepts(language):
    named = [
        concept
        for example in lists.examples(language)
        for side in ("found", "absent")
        for concept in example.get(side, ())
    ]
    assert len(named) >= 30
    assert set(named) <= set(lists.concepts())
