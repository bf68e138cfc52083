"""Dates as people read them: partial dates of facts, and moments at which something was done."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime, format_interval
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, pgettext

from palermo.faces.kit.figures import NARROW
from palermo.faces.kit.names import reader_locale
from palermo.kernel.clock import now

DAY = "d MMM y"
MONTH = "MMM y"
HOURS = {"fr": f"HH{NARROW}'h'{NARROW}mm", "pt": "HH'h'mm"}


def hour_text(moment: datetime) -> str:
    """Return the hour and minute of an aware moment, on 24 hours, in its own zone."""
    pattern = HOURS.get((get_language() or "en")[:2], "HH:mm")
    return format_datetime(moment, pattern, tzinfo=moment.tzinfo, locale=reader_locale())


def day_text(day: date) -> str:
    """Return a day such as 23 Nov 2026."""
    return format_date(day, DAY, locale=reader_locale())


def moment(value: datetime | date | None, zone: ZoneInfo, *, full: bool = False) -> SafeString | str:
    """Return a moment inside `<time>`: today its hour, yesterday the word, before that the date; None is ""."""
    if value is None:
        return ""
    if not isinstance(value, datetime):
        return format_html('<time datetime="{}">{}</time>', value.isoformat(), day_text(value))
    local, today = value.astimezone(zone), now().astimezone(zone).date()
    whole = f"{day_text(local.date())}, {hour_text(local)}"
    if full:
        text = whole
    elif local.date() == today:
        text = hour_text(local)
    elif local.date() == today - timedelta(days=1):
        text = gettext("yesterday")
    else:
        text = day_text(local.date())
    stamp = local.isoformat(timespec="minutes")
    return format_html('<time datetime="{}" title="{}">{}</time>', stamp, whole, text)


def waiting(since: datetime | None) -> str:
    """Return how long something has waited, such as 5 h 03 or 2 d 1 h; "" for None."""
    if since is None:
        return ""
    minutes = max(0, int((now() - since).total_seconds() // 60))
    days, hours = divmod(minutes // 60, 24)
    if days >= 3 or (days and not hours):
        return pgettext("waiting time", "%(days)s d") % {"days": days}
    if days:
        return pgettext("waiting time", "%(days)s d %(hours)s h") % {"days": days, "hours": hours}
    return pgettext("waiting time", "%(hours)s h %(minutes)02d") % {"hours": hours, "minutes": minutes % 60}


def partial_text(text: str) -> str:
    """Return a partial date ('2026', '2026-10', '2026-10-21') in words, saying what is not known."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return day_text(date(*parts))
    if len(parts) == 2:
        return gettext("%(month)s, day unknown") % {"month": _month(parts)}
    return gettext("%(year)s, day unknown") % {"year": parts[0]}


def _month(parts: list[int]) -> str:
    return format_date(date(parts[0], parts[1], 1), MONTH, locale=reader_locale())


def span_text(start: str, end: str = "", words: str = "", hour: str = "") -> str:
    """Return when something happened, from partial dates, a time 'HH:MM' and the officer's own words."""
    if not start:
        return gettext("“%(words)s”") % {"words": words} if words else gettext("date not known")
    if end and end != start:
        return _range(start, end)
    if not hour:
        return partial_text(start)
    at = datetime.combine(date.min, time.fromisoformat(hour))
    return f"{partial_text(start)}, {hour_text(at)}"


def _range(start: str, end: str) -> str:
    first, last = ([int(part) for part in text.split("-")] for text in (start, end))
    if len(first) == len(last) == 3:
        return format_interval(date(*first), date(*last), "yMMMd", locale=reader_locale())
    if len(first) == len(last) == 2:
        ends = (date(first[0], first[1], 1), date(last[0], last[1], 1))
        months = format_interval(*ends, "yMMM", locale=reader_locale())
        return gettext("%(month)s, day unknown") % {"month": months}
    if len(first) == len(last) == 1:
        return gettext("%(year)s, day unknown") % {"year": f"{first[0]}–{last[0]}"}
    return gettext("%(start)s to %(end)s") % {"start": partial_text(start), "end": partial_text(end)}


def when(start: str, end: str = "", words: str = "", hour: str = "") -> SafeString:
    """Return `span_text` inside `<time>`, with the officer's words beside it where they add something."""
    text = span_text(start, end, words, hour)
    if not start:
        return format_html("{}", text)
    shown = format_html('<time datetime="{}">{}</time>', start, text)
    if not words:
        return shown
    given = gettext("given as “%(words)s”") % {"words": words}
    return format_html('{} <span class="mute">({})</span>', shown, given)


def days(first: date, last: date | None) -> SafeString:
    """Return the days between which something happened, as whole months or years where they are such."""
    end = last or first
    exact = len("2026") if _is_years(first, end) else len("2026-10") if _is_months(first, end) else None
    return when(first.isoformat()[:exact], end.isoformat()[:exact])


def _is_years(first: date, last: date) -> bool:
    return (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)


def _is_months(first: date, last: date) -> bool:
    return first.day == 1 and (last + timedelta(days=1)).day == 1
