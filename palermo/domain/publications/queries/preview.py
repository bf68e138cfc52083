"""What publishing would do to the site: addresses added, changed, removed, and the words that differ."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from palermo.domain.publications.content import LANGUAGES, Draft
from palermo.domain.publications.places import data_folder, place
from palermo.domain.publications.queries.reading import Opened

Piece = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """One language of a page, paragraph by paragraph: each piece is ("same" | "added" | "removed", words)."""

    language: str
    pieces: list[Piece]


@dataclass(frozen=True, slots=True)
class Preview:
    """Addresses below the top of the site, and the changed texts."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    texts: list[Change] = field(default_factory=list)


def preview(opened: Opened) -> Preview:
    """Return what the site would gain, change and lose if the waiting version were published now."""
    if not opened.row.waiting:
        return Preview()
    before = {} if opened.shown is None else dict(_pages(opened.shown))
    after = dict(_pages(opened.newest))
    return Preview(
        added=sorted(after.keys() - before.keys()),
        changed=sorted(one for one in after.keys() & before.keys() if after[one] != before[one]),
        removed=sorted(before.keys() - after.keys()),
        texts=[
            Change(language, pieces)
            for language in LANGUAGES
            if (pieces := _pieces(_said(opened.shown, language), _said(opened.newest, language)))
        ],
    )


def _pages(draft: Draft) -> Iterator[tuple[str, object]]:
    figures = [figure.model_dump() for figure in draft.figures]
    for language, text in draft.texts.items():
        yield place(language, draft.kind, draft.address), (text, figures, draft.day, draft.themes)
    for figure in draft.figures:
        yield data_folder(draft.address, figure.name), figure


def _said(draft: Draft | None, language: str) -> list[str]:
    if draft is None or language not in draft.texts:
        return []
    text = draft.texts[language]
    return [part for part in (text.title, text.summary, *text.body.split("\n\n")) if part.strip()]


def _pieces(before: list[str], after: list[str]) -> list[Piece]:
    if before == after:
        return []
    pieces: list[Piece] = []
    for verb, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if verb == "equal":
            pieces += [("same", part) for part in after[c:d]]
        else:
            pieces += [("removed", part) for part in before[a:b]]
            pieces += [("added", part) for part in after[c:d]]
    return pieces
