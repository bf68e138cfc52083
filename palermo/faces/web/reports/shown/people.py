"""How a mention of somebody is written: details in one line, and whether a code stands for the name."""

import re

from django.utils.translation import gettext

from palermo.domain.reports.content import Person
from palermo.faces.kit.moments import partial_text
from palermo.faces.kit.names import country_name
from palermo.faces.web.reports import words

_CODE = re.compile(r"[A-Z]-?\d{1,3}")
AGE_BANDS = {"0-11": "0–11", "12-17": "12–17", "18-24": "18–24", "25+": "25+"}


def details(person: Person) -> str:
    """Return sex, age, birth, nationality and whether held, as far as known, in one line."""
    parts = [words.word(words.SEXES, person.sex)] if person.sex else []
    if person.age:
        parts.append(gettext("age: %(age)s") % {"age": AGE_BANDS.get(person.age, person.age)})
    if person.born:
        parts.append(gettext("born %(date)s") % {"date": partial_text(person.born)})
    if person.nationality:
        parts.append(country_name(person.nationality))
    if person.at_large is not None:
        parts.append(words.word(words.AT_LARGE, "y" if person.at_large else "n"))
    return " · ".join(parts)


def is_masked(person: Person) -> bool:
    """Say whether a code such as V1 stands in the place of the name."""
    return bool(_CODE.fullmatch(person.name.strip()))
