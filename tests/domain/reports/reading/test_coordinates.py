"""Positions as officers and devices write them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palermo.domain.reports.reading.coordinates import parse
from palermo.kernel.errors import Invalid
from tests.domain.reports.reading.scraps import scraps

PARSERS = settings(settings.get_profile("parsers"))
SCRAPS = scraps(
    "0 1 12 20.6 -3.5 +7 90 91 180 181 60 59.9 , ; : . ' \" ° ′ ″ d N S E W "
    "O L nord lat lon x n/a é \x00 nan 1e9"
)


@pytest.mark.parametrize(
    ("written", "lat", "lon"),
    [
        ("20.6, 12.7", 20.6, 12.7),
        ("20.6 12.7", 20.6, 12.7),
        ("20,6 12,7", 20.6, 12.7),
        ("20,6, 12,7", 20.6, 12.7),
        ("20,6; 12,7", 20.6, 12.7),
        ("N20.6 E12.7", 20.6, 12.7),
        ("20.6N 12.7E", 20.6, 12.7),
        ("E12.7 N20.6", 20.6, 12.7),
        ("16,5 N 15,8 O", 16.5, -15.8),
        ("20°36'N 12°42'E", 20.6, 12.7),
        ("12°34.5'N 3°4.2'O", 12.575, -3.07),
        ("20°36'00\"S, 12°42'00\"W", -20.6, -12.7),
        ("12 34 48 N 003 45 00 W", 12.58, -3.75),
        ("12:30:00 N 3:15:00 W", 12.5, -3.25),
        ("lon: 12.7; lat: 20.6", 20.6, 12.7),
        ("geo:12.3,4.5", 12.3, 4.5),
        ("31.650259, -110.366453", 31.650259, -110.366453),
        ("-0.5,-0.25", -0.5, -0.25),
        ("12, 34", 12, 34),
        ("٢٠.٦, ١٢.٧", 20.6, 12.7),
    ],
)
def test_usual_spellings_are_read(written: str, lat: float, lon: float) -> None:
    assert parse(written) == (pytest.approx(lat), pytest.approx(lon))


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("", "bad_coordinates"),
        ("Dirkou", "bad_coordinates"),
        ("nan, nan", "bad_coordinates"),
        ("1,2,3,4", "bad_coordinates"),
        ("20.6S -12.7W", "bad_coordinates"),
        ("20.6N 12.7N", "bad_coordinates"),
        ("20 61 N 12 00 E", "bad_coordinates"),
        ("20.6", "coordinates_incomplete"),
        ("20°36'N", "coordinates_incomplete"),
        ("91, 0", "latitude_out_of_range"),
        ("0, 181", "longitude_out_of_range"),
        ("9" * 500, "bad_coordinates"),
    ],
)
def test_what_is_no_position_is_refused(written: str, code: str) -> None:
    with pytest.raises(Invalid) as refusal:
        parse(written)
    assert refusal.value.code == code


@given(SCRAPS)
@PARSERS
def test_any_text_gives_a_place_on_earth_or_a_refusal(text: str) -> None:
    try:
        lat, lon = parse(text)
    except Invalid:
        return
    assert abs(lat) <= 90
    assert abs(lon) <= 180


@given(st.floats(-90, 90), st.floats(-180, 180))
@settings(PARSERS, max_examples=500)
def test_a_position_is_found_again(lat: float, lon: float) -> None:
    found = (pytest.approx(lat, abs=1e-6), pytest.approx(lon, abs=1e-6))
    assert parse(f"{lat:.7f}, {lon:.7f}") == found
    assert parse(f"{lat:.7f} {lon:.7f}".replace(".", ",")) == found
    sides = f"{abs(lat):.7f}{'S' if lat < 0 else 'N'} {abs(lon):.7f}{'W' if lon < 0 else 'E'}"
    assert parse(sides) == found
