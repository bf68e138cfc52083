"""Taking protected people out of what is shared onward: victims, witnesses, migrants and children.

A masked copy is a new Content. It keeps role, sex and age as a band, and loses names, birth dates, papers and
phones of the person, and every place in free text where one of the person's names stands. What a text tells
about somebody without naming her is left to the eyes of the second person who confirms.
"""

import re
from collections.abc import Collection, Mapping
from typing import Any

from palermo.domain.reports.content import Content, Person
from palermo.domain.reports.rules import is_protected, looks_under_18
from palermo.kernel.text import fold

MIN_NAME_PART = 3  # shorter parts ("El", "Ba") would blank ordinary words
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")


def code_for(person: Person, position: int) -> str:
    """Return the code that stands in for a protected person, her own where the unit gave one such as V1."""
    if re.fullmatch(r"[A-Z]-?\d{1,3}", person.ref):
        return person.ref
    letter = (
        "E"
        if looks_under_18(person)
        else {"presumed_victim": "V", "witness": "T", "migrant": "M"}.get(person.role, "P")
    )
    return f"{letter}{position + 1}"


def age_band(text: str) -> str:
    """Return an age as the band that may travel: under 12, 12-17, 18-24, 25 and over, or nothing."""
    numbers = [int(piece) for piece in re.findall(r"\d{1,2}", text)]
    if not numbers:
        return "adult" if "adult" in text.lower() else ""
    age = max(numbers)
    return "0-11" if age < 12 else "12-17" if age < 18 else "18-24" if age < 25 else "25+"


def name_parts(person: Person) -> set[str]:
    """Return the folded words of a person's names that are long enough to be looked for in text."""
    words = _WORD.findall(f"{person.name} {person.alias}")
    return {fold(word) for word in words if len(word) >= MIN_NAME_PART}


def scrub(text: str, codes: Mapping[str, str]) -> str:
    """Return the text with each word whose folded form is a protected name replaced by that person's code."""
    last = ""

    def swap(match: re.Match[str]) -> str:
        nonlocal last
        word = match.group()
        code = codes.get(fold(word)) or next(
            (codes[f] for part in re.split(r"['’\-]", word) if (f := fold(part)) in codes), ""
        )
        if not code:
            last = ""
            return word
        repeated, last = code == last, code
        return "" if repeated else code

    return re.sub(r" {2,}", " ", _WORD.sub(swap, text)) if codes else text


def _scrub_all(value: Any, codes: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return scrub(value, codes)
    if isinstance(value, list):
        return [_scrub_all(item, codes) for item in value]
    if isinstance(value, dict):
        return {key: _scrub_all(item, codes) for key, item in value.items()}
    return value


def protected(content: Content) -> list[tuple[int, Person]]:
    """Return the protected people of a report with their positions, as the ticking form shows them."""
    return [(position, person) for position, person in enumerate(content.people) if is_protected(person)]


def masked(content: Content, unmasked: Collection[int] = ()) -> Content:
    """Return the copy that may be shared: every protected person masked except those at the `unmasked` positions."""
    hidden = [(position, person) for position, person in protected(content) if position not in unmasked]
    if not hidden:
        return content
    codes: dict[str, str] = {}
    people = [person.model_dump() for person in content.people]
    for position, person in hidden:
        code = code_for(person, position)
        codes |= dict.fromkeys(name_parts(person), code)
        people[position] |= {
            "ref": code, "name": code, "alias": "", "born": "", "age": age_band(person.age), "note": "",
        }  # fmt: skip
    refs = {person.ref for _, person in hidden if person.ref}
    copy = _scrub_all(content.model_dump(), codes)
    copy["people"] = [_scrub_all(person, codes) for person in people]
    for part in ("phones", "papers"):
        copy[part] = [item for item in copy[part] if item["of"] not in refs]
    return Content.model_validate(copy)
