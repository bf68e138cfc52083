"""What changed between two versions of a report, word by word, part by part."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from django.utils.translation import gettext_lazy as _

from palermo.domain.reports.content import Content
from palermo.faces.kit.names import label_text
from palermo.faces.web.reports.words import Words, word

MOST_WORDS = 3000  # beyond this a text is compared line by line: comparing words grows with their square
PARTS: Words = {
    "title": _("Title"), "narrative": _("What happened"), "language": _("Language"), "kind": _("Kind"),
    "when": _("When"), "where": _("Where"), "urgency": _("Urgent"),
    "legs": _("Route"), "people": _("People"), "vehicles": _("Vehicles"),
    "phones": _("Phones"), "papers": _("Papers"), "seizures": _("Seizures"), "money": _("Money"),
    "toll": _("Dead, missing, injured"), "counts": _("People met"), "indicators": _("Signs that were seen"),
    "evaluation": _("Evaluation and handling"), "notes": _("From the source"),
}  # fmt: skip
# A bare number or tick says nothing without its name; words speak for themselves.
NAMES: Words = {
    "dead": _("dead"), "missing": _("missing"),
    "injured": _("injured"), "people": _("people"), "women": _("women"),
    "men": _("men"), "children": _("children"), "survivors": _("survivors"), "lat": _("latitude"),
    "lon": _("longitude"), "count": _("number"),
    "amount": _("amount"), "life": _("Life in danger"), "child": _("A child"),
    "moving": _("About to be moved or handed over"),
    "concealed": _("hidden"), "planned": _("intended, not travelled"),
    "partial": _("incomplete"), "at_large": _("At large"),
}  # fmt: skip
_LABELS = {
    ("people", "role"): "person_roles",
    ("legs", "mode"): "transport_modes", ("vehicles", "kind"): "transport_modes",
    ("seizures", "kind"): "seizure_kinds", ("seizures", "drug"): "drugs",
    ("papers", "type"): "document_types_and_frauds:types",
    ("papers", "fraud"): "document_types_and_frauds:frauds", ("where", "crossing"): "crossing_kinds:known_crossings",
    ("indicators", ""): "indicators", ("kind", ""): "report_kinds",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: "same", "added" or "gone"."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """One part of a report that differs."""

    part: str
    prose: bool
    pieces: list[Piece] = field(default_factory=list)


def changes(before: Content, after: Content) -> list[Change]:
    """Return the parts that differ, in the report's order."""
    old, new = before.model_dump(mode="json"), after.model_dump(mode="json")
    return [
        Change(word(PARTS, part), part == "narrative", pieces(_text(part, old[part]), _text(part, new[part])))
        for part in PARTS
        if old[part] != new[part]
    ]


def pieces(before: str, after: str) -> list[Piece]:
    """Return both texts as one, with what went and what came."""
    old, new = _split(before), _split(after)
    if len(old) + len(new) > MOST_WORDS:
        old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    found = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Piece("same", "".join(old[a:b])))
            continue
        if b > a:
            found.append(Piece("gone", "".join(old[a:b])))
        if d > c:
            found.append(Piece("added", "".join(new[c:d])))
    return found


def _split(text: str) -> list[str]:
    return re.findall(r"\S+\s*|\s+", text)


def _text(part: str, value: Any) -> str:
    if isinstance(value, list):
        return "\n".join(line for line in (_line(part, item) for item in value) if line)
    return _line(part, value)


def _line(part: str, value: Any) -> str:
    if isinstance(value, dict):
        return " · ".join(_pairs(part, value))
    return _leaf(part, "", value)


def _pairs(part: str, value: dict[str, Any]) -> Iterator[str]:
    for name, inner in value.items():
        if isinstance(inner, dict):
            yield from _pairs(part, inner)
        elif inner not in (None, "", False):
            yield _named(part, name, inner)


def _named(part: str, name: str, value: Any) -> str:
    if value is True:
        return word(NAMES, name)
    text = _leaf(part, name, value)
    return f"{word(NAMES, name)}: {text}" if name in NAMES or part == "notes" else text


def _leaf(part: str, name: str, value: Any) -> str:
    if value is None or value == "":
        return ""
    book = _LABELS.get((part, name))
    return label_text(book, str(value)) if book else str(value)
