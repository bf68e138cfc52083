"""The words that a proposal begins with; they live in YAML. Pure but for reading that file."""

from functools import cache
from pathlib import Path
from typing import Any

from palermo.domain.publications.content import LANGUAGES, Words
from palermo.kernel.yaml_files import read_yaml


def words(section: str, code: str | None = None) -> Words:
    """Return words in every language of the site; raises KeyError where the file has none."""
    found = _all()[section] if code is None else _all()[section][code]
    return {language: str(found[language]) for language in LANGUAGES}


@cache
def _all() -> dict[str, Any]:
    found: dict[str, Any] = read_yaml(Path(__file__).with_name("words.yaml"))
    return found
