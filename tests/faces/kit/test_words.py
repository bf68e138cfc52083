"""Signs, dates, numbers and names in the reader's language."""

import re
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from palermo.domain.reports.content import Money, When
from palermo.faces.kit import figures, moments, names, signs
from palermo.kernel import clock
from palermo.kernel.levels import Level

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
NIAMEY = ZoneInfo("Africa/Niamey")


def plain(html: str) -> str:
    return re.sub(r"<[^>]+>", "", html)


@pytest.mark.parametrize("name", sorted(signs.SHAPES))
def test_a_sign_is_hidden_from_readers_and_takes_the_colour_of_its_text(name: str) -> None:
    drawn = signs.icon(name)
    assert 'aria-hidden="true"' in drawn
    assert "style=" not in drawn


def test_only_signs_with_a_direction_turn_in_right_to_left_pages() -> None:
    assert [name for name in signs.SHAPES if "flip" in signs.icon(name)] == ["arrow", "back"]


@pytest.mark.parametrize("level", [Level.SENSITIVE, 1, "sensitive"])
def test_a_level_always_stands_with_its_word(level: Level | int | str) -> None:
    with translation.override("en"):
        assert plain(signs.level_tag(level)) == "Sensitive"


def test_an_unknown_level_is_an_error_and_not_a_lower_level() -> None:
    with pytest.raises(ValueError):
        signs.level_tag("secret")


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (NOON - timedelta(minutes=5), "12:55"),
        (NOON - timedelta(hours=14), "yesterday"),
        (NOON - timedelta(days=2), "21 Nov 2026"),
    ],
)
def test_a_moment_is_the_hour_today_then_the_word_then_the_date(at: datetime, said: str) -> None:
    with clock.held_at(NOON), translation.override("en"):
        shown = moments.moment(at, NIAMEY)
    assert plain(shown) == said
    assert f'datetime="{at.astimezone(NIAMEY).isoformat(timespec="minutes")}"' in shown


def test_the_hour_is_written_as_each_language_writes_it() -> None:
    at = datetime(2026, 11, 23, 14, 32, tzinfo=UTC)
    said = {}
    for language in ("en", "fr", "pt"):
        with translation.override(language):
            said[language] = moments.hour_text(at)
    assert said == {"en": "14:32", "fr": "14\u202fh\u202f32", "pt": "14h32"}


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (When(start="2026-10-21"), "21 Oct 2026"),
        (When(start="2026-10-21", time="05:00"), "21 Oct 2026, 05:00"),
        (When(start="2026-10"), "Oct 2026, day unknown"),
        (When(start="2026"), "2026, day unknown"),
        (When(start="2026-10-03", end="2026-10-09"), "3–9 Oct 2026"),
        (When(start="2025", end="2026"), "2025–2026, day unknown"),
        (When(start="2026-10-03", end="2026-11"), "3 Oct 2026 to Nov 2026, day unknown"),
        (When(words="last rainy season"), "“last rainy season”"),
        (When(start="2026-10-21", words="vers 5 h"), "21 Oct 2026 (given as “vers 5 h”)"),
        (When(), "date not known"),
    ],
)
def test_a_partial_date_says_what_is_not_known(when: When, said: str) -> None:
    with translation.override("en"):
        assert plain(moments.when(when.start, when.end, when.words, when.time)) == said


@pytest.mark.parametrize(
    "first, last, said",
    [
        (date(2026, 3, 8), date(2026, 3, 8), "8 Mar 2026"),
        (date(2026, 3, 1), date(2026, 3, 31), "Mar 2026, day unknown"),
        (date(2026, 1, 1), date(2026, 12, 31), "2026, day unknown"),
        (date(2026, 3, 1), None, "1 Mar 2026"),
        (date(2026, 3, 1), date(2026, 3, 5), "1–5 Mar 2026"),
    ],
)
def test_days_of_a_whole_month_are_no_false_precision(first: date, last: date | None, said: str) -> None:
    with translation.override("en"):
        assert plain(moments.days(first, last)).replace("\u2009", "") == said


def test_the_officers_words_are_escaped() -> None:
    assert "<b>" not in moments.when("2026", "", "<b>x</b>")


@pytest.mark.parametrize(
    ("minutes", "said"), [(27, "0 h 27"), (303, "5 h 03"), (49 * 60, "2 d 1 h"), (4 * 1440 + 90, "4 d")]
)
def test_waiting_is_counted_in_hours_then_days(minutes: int, said: str) -> None:
    with clock.held_at(NOON), translation.override("en"):
        assert moments.waiting(NOON - timedelta(minutes=minutes)) == said


def test_numbers_group_by_narrow_spaces_and_take_the_decimal_sign_of_the_language() -> None:
    with translation.override("en"):
        assert figures.number(Decimal("1234567.5")) == "1\u202f234\u202f567.5"
    with translation.override("fr"):
        assert figures.number(-1234.25) == "\u22121\u202f234,25"
        assert figures.number(0) == "0"


def test_an_unknown_amount_is_not_zero() -> None:
    with translation.override("en"):
        assert figures.money(Money(currency="XOF")) == "amount not known"
        assert figures.money(Money(amount=Decimal(0), currency="EUR")) == "0\u00a0€"
        assert figures.money(Money(amount=Decimal(5))) == "5 (currency not known)"


def test_countries_are_named_by_cldr_from_two_or_three_letters() -> None:
    with translation.override("fr"):
        assert names.country_name("NE") == names.country_name("NER") == "Niger"
    with translation.override("pt"):
        assert names.country_name("CPV") == "Cabo Verde"


def test_each_unit_has_its_own_time_and_the_hub_has_utc() -> None:
    assert names.zone_of("NER").key == "Africa/Niamey"
    assert names.zone_of("CPV").key == "Atlantic/Cape_Verde"
    assert names.zone_of("ECOBCCU").key == "UTC"


def test_an_unknown_code_is_its_own_label_and_no_code_is_not_known() -> None:
    with translation.override("en"):
        assert names.label("person_roles", "driver") != "driver"
        assert names.label("person_roles", "astronaut") == "astronaut"
        assert plain(names.label("person_roles", "")) == "not known"


def test_a_day_needs_no_hour() -> None:
    with translation.override("en"):
        assert plain(moments.moment(date(2026, 11, 23), NIAMEY)) == "23 Nov 2026"
    assert moments.moment(None, NIAMEY) == ""
