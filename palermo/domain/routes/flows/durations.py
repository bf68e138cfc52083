"""How long a leg took, as a note says it: *3 jours*, *two days*, *48 h*, *uma semana*. In days."""

import re

from palermo.kernel.text import fold

_NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "", "un une one um uma a an", "deux two dois duas", "trois three tres", "quatre four quatro", "cinq five cinco",
            "six seis", "sept seven sete", "huit eight oito", "neuf nine nove", "dix ten dez",
        )
    )
    for word in words.split()
}  # fmt: skip
_UNITS = {
    "h": 1 / 24, "heure": 1 / 24, "heures": 1 / 24, "hour": 1 / 24, "hours": 1 / 24, "hora": 1 / 24, "horas": 1 / 24,
    "j": 1.0, "jour": 1.0, "jours": 1.0, "day": 1.0, "days": 1.0, "dia": 1.0, "dias": 1.0,
    "nuit": 1.0, "nuits": 1.0, "night": 1.0, "nights": 1.0, "noite": 1.0, "noites": 1.0,
    "semaine": 7.0, "semaines": 7.0, "week": 7.0, "weeks": 7.0, "semana": 7.0, "semanas": 7.0,
}  # fmt: skip
_NUMBER, _UNIT = ("|".join(sorted(table, key=len, reverse=True)) for table in (_NUMBERS, _UNITS))
_SAID = re.compile(rf"\b(\d{{1,3}}(?:[.,]\d)?|{_NUMBER})\s?({_UNIT})\b")
_MOST = 120.0


def days_in(note: str) -> float | None:
    """Return the days that a note gives, None where it gives none, several different, or more than a season."""
    found = set()
    for number, unit in _SAID.findall(fold(note)):
        amount = float(_NUMBERS[number]) if number in _NUMBERS else float(number.replace(",", "."))
        found.add(round(amount * _UNITS[unit], 3))
    if len(found) != 1:
        return None
    days = found.pop()
    return days if 0 < days <= _MOST else None
