"""References as people type them."""

import pytest

from palermo.kernel.ids import new_reference, plain_reference


@pytest.mark.parametrize(
    "typed",
    ["ner-7k2m-9qxd", " NER-7K2M-9QXD\n", "NER - 7K2M - 9QXD", "NER-7K2M\x00-9QXD", "NER-7K2M-9QXD\u200b"],
)
def test_a_reference_is_found_however_it_is_typed(typed: str) -> None:
    assert plain_reference(typed) == "NER-7K2M-9QXD"


def test_letters_that_look_like_figures_are_figures() -> None:
    assert plain_reference("TGO-OIL0-1111") == "TGO-0110-1111"


def test_what_is_made_reads_as_it_stands() -> None:
    assert all(plain_reference(made) == made for made in (new_reference("NER") for _ in range(200)))
