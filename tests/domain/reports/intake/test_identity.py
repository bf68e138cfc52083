"""Tests: a row keeps its identity, alike rows keep theirs apart, and digests tell nothing without the key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palermo.domain.reports.intake import mappings
from palermo.domain.reports.intake.identity import Identity, Ledger
from palermo.domain.reports.intake.rows import Row

KEY = bytes(range(32))
PALERMO = mappings.load("palermo")


def identities(rows: list[dict[str, str]], key: bytes = KEY) -> list[Identity]:
    ledger = Ledger(key, PALERMO)
    return [ledger.identify(Row(number, cells)) for number, cells in enumerate(rows, start=2)]


rows = st.lists(
    st.fixed_dictionaries({"narrative": st.sampled_from("ab"), "date": st.sampled_from(["", "2026"])}),
    max_size=12,
)


@given(rows)
def test_the_same_file_gives_the_same_identities_and_every_row_its_own(file: list[dict[str, str]]) -> None:
    found = identities(file)
    assert found == identities(file)
    assert len({one.digest for one in found}) == len(file)


@given(rows, st.integers(0, 12), rows)
def test_rows_added_at_the_end_change_none_before(
    file: list[dict[str, str]], cut: int, more: list[dict[str, str]]
) -> None:
    assert identities(file + more)[: len(file)] == identities(file)
    assert identities(file)[:cut] == identities(file[:cut])


def test_order_does_not_matter_to_a_whole_file() -> None:
    file = [{"narrative": "a"}, {"narrative": "b"}, {"narrative": "a"}]
    assert {one.digest for one in identities(file)} == {one.digest for one in identities(file[::-1])}


def test_a_column_that_is_not_mapped_does_not_count() -> None:
    assert identities([{"narrative": "a", "weather": "fair"}]) == identities([{"narrative": "a"}])


def test_cells_do_not_run_into_one_another() -> None:
    first, second = identities([{"title": "ab", "narrative": "c"}, {"title": "a", "narrative": "bc"}])
    assert first.digest != second.digest


def test_a_reference_is_the_identity_and_the_digest_tells_the_change() -> None:
    old, new = (
        identities([{"reference": "R1", "narrative": "a"}])[0],
        identities([{"reference": "R1", "narrative": "b"}])[0],
    )
    assert old.source_ref == new.source_ref == "R1"
    assert old.digest != new.digest
    again = identities([{"reference": "R1", "narrative": "a"}] * 2 + [{"reference": "R1", "narrative": "b"}])
    assert [one.problem for one in again] == ["", "", "repeated_reference"]


def test_without_the_key_a_digest_tells_nothing() -> None:
    row = [{"narrative": "a"}]
    assert identities(row)[0].digest != identities(row, bytes(32))[0].digest
    with pytest.raises(ValueError, match="16 to 64"):
        Ledger(b"short", PALERMO)


def test_a_digest_fits_its_column() -> None:
    assert max(len(one.digest) for one in identities([{"narrative": "a"}] * 12)) <= 44
