"""Kinds of documents and their sections, from the vocabulary; and the template that a new draft begins with."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from palermo.foundations.vocabularies import vocabulary
from palermo.kernel.levels import Level
from palermo.kernel.yaml_files import read_yaml

SHIPPED = Path(__file__).with_name("templates")


def kinds() -> tuple[str, ...]:
    """Return the codes of all kinds, in the vocabulary's order."""
    return vocabulary("product_kinds").codes


def level_of(kind: str) -> Level:
    """Return the level that a new document of a kind begins with: a public one is sensitive until it is published."""
    return max(Level.of(str(vocabulary("product_kinds")[kind].data["level"])), Level.SENSITIVE)


def sections_of(kind: str) -> tuple[str, ...]:
    """Return the codes of a kind's sections, in order."""
    return tuple(vocabulary("product_kinds")[kind].data["sections"])


def shipped_template(kind: str, language: str) -> str:
    """Return the Markdown that ships for a kind: a heading for every section, and a line on what belongs there."""
    words = _sections()
    parts = []
    for code in sections_of(kind):
        section = words[code]
        parts.append(f"## {section['heading'].get(language) or section['heading']['en']}")
        hint = section.get("hint", {})
        if hint:
            said = str(hint.get(language) or hint["en"])
            voice, mark, rest = said.partition("] ")
            parts.append(f"{voice}{mark}*{rest}*" if mark else f"*{said}*")
    return "\n\n".join(parts) + "\n"


def heading_of(section: str, language: str) -> str:
    """Return the heading of a section in a language."""
    words = _sections()[section]["heading"]
    return str(words.get(language) or words["en"])


@cache
def _sections() -> Mapping[str, Any]:
    found: Mapping[str, Any] = read_yaml(SHIPPED / "sections.yaml")
    return found
