"""The labelled sentences say what stands in them: exact places, codes that exist, both halves alike."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from palermo.domain.reports.reading.suggestion import FACETS, KINDS, URGENCIES
from palermo.foundations.vocabularies import vocabulary

PARTS = ("open", "set_aside")
ITEM_KINDS = {
    "account",
    "age",
    "count",
    "country",
    "crossing",
    "date",
    "drug",
    "fee",
    "ignore",
    "money",
    "nationality",
}
ITEM_KINDS |= {"paper", "person", "phone", "place", "plate", "vehicle", "vessel"}


def _sentences(part: str) -> list[dict[str, Any]]:
    loaded: dict[str, Any] = yaml.safe_load(Path(__file__).with_name(f"{part}.yaml").read_text("utf-8"))
    assert loaded["invented"] is True
    sentences: list[dict[str, Any]] = loaded["sentences"]
    return sentences


def _codes(facet: str) -> set[str]:
    if facet == "kind":
        return set(KINDS)
    if facet == "urgency":
        return set(URGENCIES)
    return set(vocabulary(*FACETS[facet]).codes)


@pytest.mark.parametrize("part", PARTS)
def test_every_item_stands_where_it_is_said_to_stand(part: str) -> None:
    for sentence in _sentences(part):
        for item in sentence["items"]:
            assert item["kind"] in ITEM_KINDS
            assert sentence["text"][item["start"] :].startswith(item["text"]), sentence["id"]


@pytest.mark.parametrize("part", PARTS)
def test_every_code_is_one_of_its_vocabulary(part: str) -> None:
    roles, crossings = (
        set(vocabulary("person_roles").codes),
        set(vocabulary("crossing_kinds", "known_crossings").codes),
    )
    for sentence in _sentences(part):
        for facet, codes in (sentence.get("labels") or {}).items():
            assert set(codes) <= _codes(facet), (sentence["id"], facet)
        for item in sentence["items"]:
            assert item.get("role", "suspect") in roles
            assert item["kind"] != "crossing" or item["value"] in crossings


def test_the_halves_share_nothing_and_hold_every_language_alike() -> None:
    halves = {part: _sentences(part) for part in PARTS}
    texts = Counter(each["text"] for sentences in halves.values() for each in sentences)
    assert max(texts.values()) == 1
    assert len(texts) >= 240
    for sentences in halves.values():
        assert min(Counter(each["language"] for each in sentences).values()) >= 25
        assert sum("labels" in each for each in sentences) >= 60
