"""Reads a coded list from its YAML file, once, when it is first asked for."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from palermo.kernel.yaml_files import read_yaml

DATA = Path(__file__).with_name("data")
LANGUAGES = ("en", "fr", "pt", "es", "ru", "ar")
_NOT_DATA = frozenset((*LANGUAGES, "code", "labels", "definition"))
_NAME = re.compile(r"[a-z0-9_]{1,60}")


@dataclass(frozen=True, slots=True)
class Entry:
    """One coded meaning: stable code, labels by language, and whatever else its file says of it."""

    code: str
    labels: Mapping[str, str]
    definition: str
    data: Mapping[str, Any]

    def label(self, language: str = "en") -> str:
        """Return the label in a language such as `fr` or `pt-br`; English, then the code, where there is none."""
        labels = self.labels
        return labels.get(language) or labels.get(language[:2]) or labels.get("en") or self.code


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """One section of a file, in the file's own order, with the head that says where it comes from."""

    name: str
    section: str
    head: Mapping[str, Any]
    by_code: Mapping[str, Entry] = field(repr=False)

    @property
    def version(self) -> int:
        """Return the file's version; a code never changes its meaning within one."""
        return int(self.head["version"])

    @property
    def codes(self) -> tuple[str, ...]:
        """Return all codes in the file's order."""
        return tuple(self.by_code)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Return all entries in the file's order."""
        return tuple(self.by_code.values())

    def __getitem__(self, code: str) -> Entry:
        """Return the entry of a code; raises KeyError for a code that is not there."""
        return self.by_code[code]

    def __contains__(self, code: object) -> bool:
        return code in self.by_code

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.by_code.values())

    def __len__(self) -> int:
        return len(self.by_code)

    def label(self, code: str, language: str = "en") -> str:
        """Return a code's label, or the code itself where it is not (or no longer) in the list."""
        entry = self.by_code.get(code)
        return entry.label(language) if entry else code

    def choices(self, language: str = "en") -> list[tuple[str, str]]:
        """Return (code, label) pairs for a form, in the file's order."""
        return [(entry.code, entry.label(language)) for entry in self.by_code.values()]


def names() -> tuple[str, ...]:
    """Return the names of all vocabularies, which are the names of their files."""
    return tuple(sorted(path.stem for path in DATA.glob("*.yaml")))


def sections(name: str) -> tuple[str, ...]:
    """Return the sections of a file that are lists of coded entries."""
    return tuple(key for key, value in raw(name).items() if _is_coded(value))


@cache
def raw(name: str) -> Mapping[str, Any]:
    """Return a whole file as read, for mappings and rules beside the entries; raises LookupError if there is none."""
    path = DATA / f"{name}.yaml"
    if not _NAME.fullmatch(name) or not path.is_file():
        raise LookupError(f"no vocabulary is called {name!r}")
    return MappingProxyType(read_yaml(path))


@cache
def vocabulary(name: str, section: str = "entries") -> Vocabulary:
    """Return a section of a vocabulary; raises LookupError when the file or the section does not exist."""
    everything = raw(name)
    rows = everything.get(section)
    if not isinstance(rows, list) or not _is_coded(rows):
        raise LookupError(f"vocabulary {name!r} has no section {section!r}")
    head = MappingProxyType({key: value for key, value in everything.items() if not isinstance(value, list)})
    return Vocabulary(name, section, head, MappingProxyType({str(row["code"]): _entry(row) for row in rows}))


def _is_coded(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict) and "code" in value[0]


def _entry(row: dict[str, Any]) -> Entry:
    labels = row.get("labels") or {key: row[key] for key in LANGUAGES if key in row}
    if not labels and "sides" in row:
        labels = {"en": _pair(row["sides"])}
    data = {key: value for key, value in row.items() if key not in _NOT_DATA}
    return Entry(
        str(row["code"]), MappingProxyType(labels), str(row.get("definition", "")), MappingProxyType(data)
    )


def _pair(sides: list[dict[str, Any]]) -> str:
    """Return a crossing's name as its pair of posts; a place that faces nobody is named once."""
    return " – ".join(dict.fromkeys(f"{side['name']} ({side['country']})" for side in sides))
