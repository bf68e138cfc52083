"""Learning from invented texts: what is learned, what is left to the lexicon, and that no name gets in."""

import random

import pytest

from palermo.domain.reports.reading.linear.model import Model
from palermo.domain.reports.reading.linear.training import POSITIVES, Example, train
from palermo.domain.reports.reading.passage import Passage

pytest.importorskip("sklearn", reason="the extra `training` is not installed")

DRUGS = ("classes", "060121")
SMUGGLING = ("classes", "08051")
RARE = ("classes", "07041")
PLAIN = [
    "yesterday",
    "morning",
    "patrol",
    "wrote",
    "note",
    "about",
    "market",
    "weather",
    "near",
    "river",
    "bridge",
]
OF_DRUGS = ["parcels", "powder", "customs", "container", "bales"]
OF_SMUGGLING = ["passengers", "guide", "canoe", "bushpath", "fare"]
NAME, PLATE, PHONE = "Zubanko", "AB7342RB", "90000216"


def _examples(count: int, *, seed: int = 1) -> list[Example]:
    rng = random.Random(seed)
    found = []
    for number in range(count):
        labels = set()
        words = rng.sample(PLAIN, 8)
        if number % 2:
            labels.add(DRUGS)
            # The same person is in every text of this code: the best of all signs, and it must not be used.
            words += [*rng.sample(OF_DRUGS, 3), NAME, PLATE, PHONE]
        if number % 3 == 0:
            labels.add(SMUGGLING)
            words += rng.sample(OF_SMUGGLING, 3)
        if number < POSITIVES - 1:
            labels.add(RARE)
        rng.shuffle(words)
        found.append(Example("The " + " ".join(words) + ".", "en", frozenset(labels)))
    return found


@pytest.fixture(scope="module")
def model() -> Model:
    return train(_examples(90), seed=1)


def _scores(model: Model, text: str) -> dict[str, float]:
    return {each.code: each.score for each in model.weigh(Passage(text, "en"))}


def test_it_learns_what_separates_the_codes(model: Model) -> None:
    drugs = _scores(model, "The customs saw powder in parcels inside the container.")
    boats = _scores(model, "A guide took the passengers by canoe, the fare was paid.")
    assert drugs[DRUGS[1]] > 0.5 > drugs[SMUGGLING[1]]
    assert boats[SMUGGLING[1]] > 0.5 > boats[DRUGS[1]]


def test_it_shows_the_words_that_led_to_it(model: Model) -> None:
    text = "The customs saw powder in parcels."
    said = next(each for each in model.weigh(Passage(text, "en")) if each.code == DRUGS[1])
    shown = " ".join(text[span.start : span.end] for span in said.spans)
    assert "powder" in shown and "parcels" in shown


def test_no_name_no_plate_no_number_is_learned(model: Model) -> None:
    plain = model.to_bytes().decode().lower()
    for word in (NAME, PLATE, PHONE):
        assert word.lower()[:6] not in plain
    assert _scores(model, f"{NAME} {PLATE} {PHONE}") == _scores(model, "")


def test_a_word_of_fewer_than_three_texts_is_not_learned() -> None:
    examples = _examples(60)
    for number in (1, 3):
        examples[number] = examples[number]._replace(text=examples[number].text + " xylophone")
    assert not any("xyloph" in feature for feature in train(examples, seed=1).idf)


def test_a_code_with_few_examples_is_left_to_the_lexicon(model: Model) -> None:
    assert set(model.positives()) == {DRUGS, SMUGGLING}
    assert model.positives()[DRUGS] == 45


def test_the_same_examples_give_the_same_bytes(model: Model) -> None:
    assert train(_examples(90), seed=1).to_bytes() == model.to_bytes()


def test_nothing_to_learn_from_is_said() -> None:
    with pytest.raises(ValueError):
        train([], seed=1)
    with pytest.raises(ValueError):
        train(_examples(7), seed=1)
