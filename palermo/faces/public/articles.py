"""Publications as pages: an article with its figures, rows of a list, the front page."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils import translation
from django.utils.safestring import SafeString, mark_safe

from palermo.domain.publications import rules
from palermo.domain.publications.content import LANGUAGES, Draft, Figure
from palermo.domain.publications.places import place
from palermo.domain.publications.queries import Shown
from palermo.faces.kit import markdown
from palermo.faces.kit.spaces import set_spaces
from palermo.faces.public import figures
from palermo.faces.public.frame import Frame

_PLACED = re.compile(r"^\[figure: *([a-z0-9-]+) *\]$", re.MULTILINE)


def article(frame: Frame, language: str, draft: Draft) -> bytes:
    """Return the page of a publication; where it does not speak the language, a page that leads to those it speaks."""
    path = place(language, draft.kind, draft.address).partition("/")[2]
    root = "../" * (1 + path.count("/"))
    here = [code for code in frame.languages if code in draft.texts]
    shared = {
        "spoken": here, "kind": draft.kind, "themes": draft.themes, "day": date.fromisoformat(draft.day),
        "year": draft.day[:4],
    }  # fmt: skip
    text = draft.texts.get(language)  # type: ignore[call-overload]
    if text is None:
        others = [(code, draft.texts[code].title) for code in here]
        return frame.page("public/elsewhere.html", language, path, **shared, others=others)
    with translation.override(language):
        body = _body(draft, language, root)
    said = {"title": text.title, "summary": text.summary, "lede": rules.lede(text)}
    words = {name: set_spaces(one, language) for name, one in said.items()}
    return frame.page("public/article.html", language, path, **shared, **words, body=body)


def _body(draft: Draft, language: str, root: str) -> SafeString:
    """Return the text with its figures in their places, those that it does not place at its end."""
    known = {figure.name: figure for figure in draft.figures}
    parts, at = [], 0
    text = set_spaces(draft.texts[language].body, language)  # type: ignore[index]
    for match in _PLACED.finditer(text):
        parts.append(_prose(text[at : match.start()]))
        if (figure := known.pop(match[1], None)) is not None:
            parts.append(figures.html(figure, draft, root))
        at = match.end()
    parts.append(_prose(text[at:]))
    parts += [figures.html(figure, draft, root) for figure in known.values()]
    return mark_safe("".join(parts))


def _prose(text: str) -> str:
    return f'<div class="prose">{markdown.html(text)}</div>' if text.strip() else ""


def rows(shown: Iterable[Shown], language: str) -> list[dict[str, Any]]:
    """Return the lines of a list: in the language where they are, else in another that is named beside."""
    found = []
    for one in shown:
        draft = one.draft
        code = next(code for code in (language, *LANGUAGES) if code in draft.texts)
        text = draft.texts[code]
        found.append({
            "title": set_spaces(text.title, code), "summary": set_spaces(text.summary, code), "in": code,
            "languages": sorted(draft.texts),
            "path": place(language, draft.kind, draft.address).partition("/")[2], "kind": draft.kind,
            "day": date.fromisoformat(draft.day),
        })  # fmt: skip
    return found


def first_figure(newest: Iterable[Shown]) -> tuple[Draft, Figure] | None:
    """Return the figure of the front page: the first of the newest set of figures that is drawn."""
    for one in newest:
        drawn = [figure for figure in one.draft.figures if figure.drawing != "table"]
        if one.draft.kind == "figures" and drawn:
            return one.draft, drawn[0]
    return None


def home(
    frame: Frame, language: str, path: str, context: dict[str, Any], first: tuple[Draft, Figure] | None
) -> bytes:
    """Return the front page in one language."""
    root = context.get("root", "../")
    with translation.override(language):
        drawn = figures.html(first[1], first[0], root) if first else ""
    return frame.page(
        "public/home.html", language, path, **{**context, "spoken": list(frame.languages), "figure": drawn}
    )
