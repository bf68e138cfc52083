"""Number plates as read."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palermo.domain.reports.reading.plates import is_partial, may_be, normalise
from palermo.kernel.errors import Invalid


@pytest.mark.parametrize(
    ("written", "plate"),
    [
        ("AB 7342 RB", "AB7342RB"),
        ("ab-7342-rb", "AB7342RB"),
        ("AB7342RB", "AB7342RB"),
        ("1 B 4471", "1B4471"),
        ("GR-4482 19", "GR448219"),
        ("AB 73?2", "AB73?2"),
        ("AB...2", "AB?2"),
    ],
)
def test_spellings_of_a_plate_meet(written: str, plate: str) -> None:
    assert normalise(written) == plate
    assert is_partial(plate) == ("?" in plate)


@pytest.mark.parametrize("written", ["", "plaque illisible", "?", "1", "<script>1", "9" * 60])
def test_what_is_no_plate_is_refused(written: str) -> None:
    with pytest.raises(Invalid):
        normalise(written)


def test_a_gap_matches_one_character() -> None:
    assert may_be("AB73?2RB", "AB7342RB")
    assert not may_be("AB73?2RB", "AB7352RC")
    assert not may_be("AB7342", "AB7342RB")


@given(st.text(max_size=60))
@settings(settings.get_profile("parsers"))
def test_any_text_gives_a_plate_or_a_refusal(text: str) -> None:
    try:
        plate = normalise(text)
    except Invalid:
        return
    assert normalise(plate) == plate
