"""Dates told without day and month together: since January, in 2023, the 25th, last Friday, three days ago.

A word before must say that it is a date, and what follows must not be something counted. A day without a month is in
the month of the date named before it, otherwise the last such day that is not after the report.
"""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from palermo.domain.reports.reading.calendar_words import MONTHS
from palermo.domain.reports.reading.extraction.context import data
from palermo.domain.reports.reading.extraction.word_sets import word_set


class Told(NamedTuple):
    """A stretch of text with the first and last possible day (partial ISO text) and how sure it is."""

    start: int
    end: int
    first: str
    last: str
    score: float


_SINCE = "since|depuis|desde"
_PART = (
    "early|mid|late|debut|fin|mi|courant|au mois de|mois de|no mes de|mes de|en el mes de|principios de|comienzos de|"
    "mediados de|finales de|fines de|inicio de|inicios de|meados de|fins de|final de|end of|beginning of|middle of|month of"
)
_MONTH_NAMES = "|".join(
    sorted((name for name in MONTHS if len(name) > 3 or name in ("may", "mai")), key=len, reverse=True)
)
_MONTH = re.compile(
    rf"(?<![a-z])(?:(?P<since>{_SINCE})|(?P<part>{_PART})|in|en|em|last|until|jusqu'en|ate|hasta|by)"
    rf"[ -](?:(?:early|mid|late|debut|fin|mi|mid|le mois de|o mes de|el mes de)[ -])?(?P<month>{_MONTH_NAMES})(?![a-z'-]| ?\d)"
)
_BORN = r"(?:nee?s?|born|nascid[oa]|nacid[oa]|dob:?)(?: (?:en|in|em|vers|about|around|c\.?|circa|ca))?"
_YEAR = re.compile(
    rf"(?<![a-z])(?:(?P<born>{_BORN})|(?P<since>{_SINCE})|(?:early |late |mid-?|debut |fin |mi-)?(?:in|en|em)|"
    rf"late|early|debut|fin|"
    rf"annee|year|ano|ano de|until|jusqu'en|ate|hasta|vers|before|after|avant|apres) "
    rf"(?:l'annee |the year |o ano |ano |late |early )?"
    rf"(?P<year>19[4-9]\d|20[0-4]\d)(?![\w°%])(?![.,/-]\d| ?[$€£])"
)
_DAY = re.compile(
    r"(?<![a-z])(?:(?:on )?the (?P<en>\d{1,2})(?:st|nd|rd|th)|(?:le|du) (?P<fr>\d{1,2}(?:er)?)|(?:no |o |ao )?"
    r"dia (?P<pt>\d{1,2})|"
    r"el (?:dia )?(?P<es>\d{1,2}))(?![\w°%:]|[.,/-]\d| ?[-/] ?\d)"
)
_WEEKDAYS = {
    name: place
    for place, names in enumerate(
        ("monday lundi lunes segunda-feira", "tuesday mardi martes terca-feira", "wednesday mercredi miercoles quarta-feira",
         "thursday jeudi jueves quinta-feira", "friday vendredi viernes sexta-feira", "saturday samedi sabado",
         "sunday dimanche domingo")
    )
    for name in names.split()
}  # fmt: skip
_NAMES = "|".join(sorted(_WEEKDAYS, key=len, reverse=True))
_WEEKDAY = re.compile(
    rf"(?<![a-z])(?:last (?P<en>{_NAMES})|(?P<other>{_NAMES}) (?:dernier|passe|pasado|passado|passada|ultimo))(?![a-z])"
)
_NEAR = (
    (2, r"avant-hier|avant hier|day before yesterday|anteontem|antes de ontem|anteayer|antier|antes de ayer"),
    (1, r"last night|anoche|la nuit derniere|nuit derniere|a noite passada|noite passada"),
    (0, r"this (?:morning|afternoon|evening)|ce matin|cet apres-midi|ce soir|esta (?:manana|manha|tarde|noche|noite)|tonight"),
)  # fmt: skip
_NEARBY = re.compile(
    "(?<![a-z])(?:" + "|".join(f"(?P<d{days}>{words})" for days, words in _NEAR) + ")(?![a-z])"
)
_FEW = r"(?P<n>\d{1,2}|[a-z]{2,8})"
_AGO = re.compile(
    rf"(?<![a-z0-9])(?:il y a (?:environ )?{_FEW} (?P<fr>jours?|mois|ans)|"
    rf"{_FEW.replace('<n>', '<m>')} (?P<en>days?|months?|years?) ago|"
    rf"(?:ha|hace|faz) (?:cerca de |unos )?{_FEW.replace('<n>', '<o>')} (?P<pt>dias?|mes(?:es)?|anos?))(?![a-z])"
)
_GOES_ON = re.compile(r"(?: ([a-z]+)(?![a-z]))|[,.;:)!?\n]|\s?\Z")
_AFTER_TIME = word_set(
    """
    a au aux et and y e with avec com con pour por for para by par the le la les los las o os at in en em on from de du da do
    que qui who when where he she they we it il elle ils elles on nous then puis was were is are has had have but mais mas pero
    as comme like before after over to un une um uma una el al ao nos nas no na vers through via il_y y il's sa son his her
    i je eu yo se lors quand quando cuando ou or courant dernier last this again he's tel avant apres sur une contre against
    sans sem sin without et/ou alors ont a_ete fut sont est foi foram fue fueron es era
    """
)  # fmt: skip
_NO_DAY = word_set(
    "de du da do a au un une um uma una on le la el o los las les of no na et and y e ou or to sur tel courant"
)
_MONTH_DAYS = 31


def told(text: str, raw: str, near: date | None, dates: Sequence[tuple[int, str]]) -> list[Told]:
    """Return what a level text (`raw` as written) tells so; `dates`: place and first day of whole dates."""
    found = _months(text, raw, near) + _years(text)
    if near:
        found += _relative(text, near)
        found += _days(text, near, dates)
    return found


def _months(text: str, raw: str, near: date | None) -> list[Told]:
    if near is None:
        return []
    found = []
    for match in _MONTH.finditer(text):
        month = MONTHS[match["month"]]
        if match["month"] in ("may", "march") and not raw[match.start("month")].isupper():
            continue
        first = f"{near.year - (month > near.month)}-{month:02}"
        last = f"{near:%Y-%m}" if match["since"] else first
        found.append(Told(match.start(), match.end(), first, max(first, last), 0.8))
    return found


def _years(text: str) -> list[Told]:
    found = []
    for match in _YEAR.finditer(text):
        if match["born"] or _goes_on(text, match.end()):
            found.append(Told(match.start("year"), match.end(), match["year"], match["year"], 0.85))
    return found


def _goes_on(text: str, end: int) -> bool:
    """Say whether a sentence goes on after a date as it does not after something counted."""
    match = _GOES_ON.match(text, end)
    return match is not None and (match[1] is None or match[1] in _AFTER_TIME)


def _days(text: str, near: date, dates: Sequence[tuple[int, str]]) -> list[Told]:
    found = []
    for match in _DAY.finditer(text):
        written = match[match.lastgroup or 0]
        day = int(written.removesuffix("er"))
        following = _GOES_ON.match(text, match.end())
        if not following or not 0 < day <= _MONTH_DAYS:
            continue
        word, first = following[1], text[match.start()]
        if word is not None and (
            word not in _AFTER_TIME or word in _NO_DAY - {"courant", "a", "au", "on", "et", "and"}
        ):
            continue
        if (first == "d" and match["fr"]) or (match["es"] and "dia" not in match.group() and word is None):
            continue
        before = [start for place, start in dates if place < match.start() and len(start) == 10]
        said = _in_month(before[-1] if before else "", day, near)
        if said and (before or match["pt"] or "dia" in match.group() or match["en"] or match["fr"]):
            found.append(Told(match.start(), match.end(), said, said, 0.75 if before else 0.6))
    return found


def _in_month(before: str, day: int, near: date) -> str:
    """Return the day in the month of the date before it, in the next one if it came earlier, or the last before `near`."""
    if before:
        other = date.fromisoformat(before)
        year, month = (other.year, other.month) if day >= other.day else _next(other)
    else:
        year, month = (near.year, near.month) if day <= near.day else _previous(near)
    return f"{year}-{month:02}-{day:02}" if day <= monthrange(year, month)[1] else ""


def _next(day: date) -> tuple[int, int]:
    return (day.year + day.month // 12, day.month % 12 + 1)


def _previous(day: date) -> tuple[int, int]:
    return (day.year - (day.month == 1), (day.month - 2) % 12 + 1)


def _relative(text: str, near: date) -> list[Told]:
    found = []
    for match in _NEARBY.finditer(text):
        days = int((match.lastgroup or "d0")[1:])
        said = (near - timedelta(days=days)).isoformat()
        found.append(Told(match.start(), match.end(), said, said, 0.75))
    for match in _WEEKDAY.finditer(text):
        days = (near.weekday() - _WEEKDAYS[match["en"] or match["other"]] - 1) % 7 + 1
        said = (near - timedelta(days=days)).isoformat()
        found.append(Told(match.start(), match.end(), said, said, 0.75))
    for match in _AGO.finditer(text):
        said = _ago(match["n"] or match["m"] or match["o"], match["fr"] or match["en"] or match["pt"], near)
        if said:
            found.append(Told(match.start(), match.end(), said, said, 0.75))
    return found


def _ago(number: str, unit: str, near: date) -> str:
    count = int(number) if number.isdecimal() else _numbers().get(number, 0)
    if not count:
        return ""
    if unit[0] in "jd":
        return (near - timedelta(days=count)).isoformat()
    if unit[0] == "m":
        months = near.year * 12 + near.month - 1 - count
        return f"{months // 12}-{months % 12 + 1:02}"
    return str(near.year - count)


@cache
def _numbers() -> dict[str, int]:
    return {**data("papers")["numbers"], "un": 1, "une": 1, "um": 1, "uma": 1, "una": 1}
