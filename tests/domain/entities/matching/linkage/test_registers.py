"""Whole lists by splink where the extra is installed; one clear refusal where it is not."""

from importlib.util import find_spec

import pytest

from bench.match.persons import persons
from palermo.domain.entities.matching import registers
from palermo.kernel.errors import Refused

_THERE = find_spec("splink") is not None and find_spec("duckdb") is not None


@pytest.mark.skipif(_THERE, reason="the extra is installed")
def test_without_the_extra_it_says_which() -> None:
    with pytest.raises(Refused) as refused:
        registers.link({"name": ["awa kone", "awa kone"]})
    assert refused.value.code == "extra_missing"
    assert refused.value.details == {"extra": "registers"}


@pytest.mark.skipif(not _THERE, reason="the extra is not installed")
def test_two_lists_are_linked_row_to_row() -> None:
    rows = persons(1500, doubled=0.3, seed=5)
    seen: set[str] = set()
    lists: tuple[list[dict[str, str]], list[dict[str, str]]] = ([], [])
    for row in rows:
        lists[row["person"] in seen].append(row)
        seen.add(row["person"])
    ours, theirs = (
        {role: [row[column] for row in rows] for role, column in _ROLES.items()} for rows in lists
    )
    pairs = registers.link(ours, theirs, least=0.9)
    right = sum(lists[0][pair.left]["person"] == lists[1][pair.right]["person"] for pair in pairs)
    assert right > 0.9 * len(pairs)
    assert right > 0.4 * len(lists[1])


_ROLES = {"name": "name", "born": "born", "place": "birth_place", "phone": "phone", "paper": "passport"}
