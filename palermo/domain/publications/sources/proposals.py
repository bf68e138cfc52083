"""A document or a practice as the beginning of a proposal, and what was left out of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from palermo.domain.documents import queries as documents
from palermo.domain.documents.words import IssuedText
from palermo.domain.practices import queries as practices
from palermo.domain.publications.content import LANGUAGES, Draft, Figure, Text, Tie
from palermo.domain.publications.rules import summary_of
from palermo.domain.publications.sources.figures import taken
from palermo.domain.publications.sources.originals import of_texts, of_words
from palermo.domain.publications.sources.stripping import Left, strip
from palermo.domain.publications.sources.wording import words
from palermo.foundations.policy import Actor
from palermo.kernel.clock import today
from palermo.kernel.text import fold

# What kind of page a kind of document becomes; anything else is a monograph.
KINDS: Mapping[str, str] = {
    "bimonthly_report": "bimonthly", "best_practice": "practice", "alert": "news", "situation_report": "news",
}  # fmt: skip
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Start:
    """The beginning of a proposal; `level` and `handling` are those of what it was made from, None for a practice."""

    draft: Draft
    left: Left
    level: int | None = None
    handling: str = ""
    narrowed: bool = False


def from_document(actor: Actor, reference: str) -> Start:
    """Return what a proposal made from an issued document begins with; raises what `documents.queries.release` raises."""
    found, left = documents.release(actor, reference), Left()
    texts: dict[str, IssuedText] = {code: found.texts[code] for code in LANGUAGES if code in found.texts}
    figures = _figures(texts, left)
    names = {key: figure.name for key, figure in figures.items()}
    said = {}
    for code, text in texts.items():
        body = strip(text.body, judgement=_judgements(code), figures=names, left=left)
        title = strip(text.title, judgement={}, figures={}, left=left)
        said[code] = Text(title=title, summary=summary_of(body), body=body)
    first = next(iter(found.texts.values())).title
    draft = Draft.model_validate({
        "kind": KINDS.get(found.kind, "monograph"), "address": address_of(first, today().isoformat()[:7]),
        "day": today().isoformat(), "texts": said, "figures": list(figures.values()),
        "tie": Tie(kind="document", reference=found.reference, sources=of_texts(found.texts.values())),
    })  # fmt: skip
    return Start(draft, left, found.level, found.handling, not found.to_all)


def from_practice(actor: Actor, reference: str) -> Start:
    """Return what a proposal made from an approved practice begins with; raises Forbidden for any other.

    The place is left out: the town of a post in a practice's title line would say who wrote it.
    """
    found, left = practices.publishable(actor, reference), Left()
    code = found.language if found.language in LANGUAGES else LANGUAGES[0]
    parts = []
    for name in ("context", "done", "before", "after", "evidence", "conditions", "cost", "safeguards"):
        said = strip(str(getattr(found.words, name)), judgement=_judgements(code), figures={}, left=left)
        if said:
            parts.append(f"## {words('practice', name)[code]}\n\n{said}")
    title = strip(found.words.title, judgement={}, figures={}, left=left)
    summary = summary_of(strip(found.words.context, judgement={}, figures={}, left=Left()))
    draft = Draft.model_validate({
        "kind": "practice", "address": address_of(title, "practice"), "day": today().isoformat(), "themes": ["border"],
        "texts": {code: Text(title=title, summary=summary, body="\n\n".join(parts))},
        "tie": Tie(kind="practice", reference=found.reference, sources=of_words(found.words.model_dump().values())),
    })  # fmt: skip
    return Start(draft, left)


def address_of(title: str, otherwise: str) -> str:
    """Return an address made from a title; `otherwise` where the title has no letter that an address can hold."""
    stem = re.sub(r"[^a-z0-9]+", "-", fold(title)).strip("-")
    if len(stem) > _LONGEST:
        stem = stem[:_LONGEST].rpartition("-")[0] or stem[:_LONGEST]
    return stem.strip("-") or re.sub(r"[^a-z0-9]+", "-", otherwise).strip("-")


def _figures(texts: Mapping[str, IssuedText], left: Left) -> dict[str, Figure]:
    keys = dict.fromkeys(key for text in texts.values() for key in text.figures)
    found: dict[str, Figure] = {}
    for key in keys:
        figure = taken(key, {code: text.figures[key] for code, text in texts.items() if key in text.figures})
        if figure is None:
            left.figures.add(key)
        else:
            found[key] = figure
    return found


def _judgements(code: str) -> dict[str, str]:
    return {sure: words("judgement", sure)[code] for sure in ("", "high", "moderate", "low")}  # type: ignore[index]
