"""Strips a text of what stays inside: citations, sources' own words, references, figures that are not taken along. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_CITED = re.compile(r"[ \u00a0\u202f]*\[@[^\]\n]*\]")
_REFERENCE = r"\b[A-Z]{2,12}-[0-9A-Z]{4}-[0-9A-Z]{4}\b"
_NAMED = re.compile(_REFERENCE)
_BARE = re.compile(rf"[ \u00a0\u202f]*\(?{_REFERENCE}\)?")
_PLACED = re.compile(r"\[\[figure:([a-z0-9][a-z0-9_-]{0,39})\]\]")
_VOICE = re.compile(r"^\[!(fact|source|judgement)(?: (high|moderate|low))?\]\s*")
_LINES = re.compile(r"\n{3,}")


@dataclass
class Left:
    """What was left out of the texts of a proposal, counted over all its languages; and figures by their key."""

    citations: int = 0
    references: int = 0
    sources: int = 0
    figures: set[str] = field(default_factory=set)


def strip(text: str, *, judgement: Mapping[str, str], figures: Mapping[str, str], left: Left) -> str:
    """Return a text as a proposal to the public begins with it, and count in `left` what was taken out.

    `judgement` says in words how sure the hub is ("" for a judgement without confidence), `figures` the new names of
    those that are taken along. A paragraph of a source's own words, quoted or marked, is left out whole.
    """
    kept = []
    for part in text.replace("\r\n", "\n").split("\n\n"):
        voice = _VOICE.match(part.lstrip())
        if part.lstrip().startswith(">") or (voice and voice[1] == "source"):
            left.sources += 1
            continue
        if voice:
            said = judgement.get(voice[2] or "", "") if voice[1] == "judgement" else ""
            part = f"{said} {part.lstrip()[voice.end() :]}".lstrip()
        kept.append(_placed(_cleared(part, left), figures, left))
    return _LINES.sub("\n\n", "\n\n".join(part for part in kept if part.strip())).strip()


def named(text: str) -> list[str]:
    """Return every reference of the inside that a text names, in their order."""
    return list(dict.fromkeys(_NAMED.findall(text)))


def _cleared(part: str, left: Left) -> str:
    part, cited = _CITED.subn("", part)
    part, named = _BARE.subn("", part)
    left.citations += cited
    left.references += named
    return part


def _placed(part: str, figures: Mapping[str, str], left: Left) -> str:
    def of(match: re.Match[str]) -> str:
        if match[1] in figures:
            return f"[figure: {figures[match[1]]}]"
        left.figures.add(match[1])
        return ""

    return _PLACED.sub(of, part)
