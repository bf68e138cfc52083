"""A document as the sheet that PDF is made from: in the document's own language, for one reader, with her copy's number."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext

from palermo.domain.documents.shapes import FigureSeen, OpenedDraft, OpenedIssue, Source
from palermo.domain.documents.text import Block, renumber, without_empty
from palermo.domain.documents.text import parse as parsed
from palermo.faces.kit.moments import day_text, hour_text
from palermo.faces.kit.names import label_text, unit
from palermo.faces.kit.pdf import sheet as paper
from palermo.faces.kit.pdf.blocks import blocks_of
from palermo.faces.kit.signs import LEVEL_WORDS
from palermo.faces.web.documents import words
from palermo.faces.web.documents.shown import bodies, figures, sources
from palermo.foundations.policy import Actor
from palermo.kernel.levels import Level


def of_issue(opened: OpenedIssue, actor: Actor, zone: ZoneInfo, at: datetime) -> paper.Sheet:
    """Return the sheet of an issued document for the one who reads it."""
    with translation.override(opened.language):
        number = _copy_words(opened)
        moment = f"{day_text(at.astimezone(zone).date())}, {hour_text(at.astimezone(zone))}"
        made = _body(opened.blocks, opened.sources, opened.figures)
        return paper.Sheet(
            title=opened.title or opened.reference, reference=opened.reference, language=opened.language,
            byline=_byline(opened.authors, opened.approved_by, opened.issued_at, opened.valid_until),
            copy_line=[number, actor.name, unit(actor.unit) if actor.unit else "", moment],
            watermark=[actor.name, f"{number} · {moment}"], tags=[number, actor.name],
            notes=_notes(opened.conditions, invented=opened.invented), authors=[str(settings.PALERMO.hub)],
            **_marking(opened.kind, opened.level, opened.handling), **made,  # type: ignore[arg-type]
        )  # fmt: skip


def of_draft(opened: OpenedDraft, language: str, actor: Actor, zone: ZoneInfo, at: datetime) -> paper.Sheet:
    """Return the sheet of a draft, marked as such across every page."""
    line = opened.line
    with translation.override(language):
        numbers = bodies.numbers_of(opened.sources)
        blocks = parsed(renumber(without_empty(opened.body), numbers))
        moment = f"{day_text(at.astimezone(zone).date())}, {hour_text(at.astimezone(zone))}"
        draft = gettext("Draft, not issued")
        return paper.Sheet(
            title=opened.title or line.reference, reference=line.reference, language=language,
            byline=[line.author_name, gettext("version %(n)s") % {"n": opened.number}, words.word(words.STATES, line.state)],
            copy_line=[draft, actor.name, moment], watermark=[draft.upper(), f"{actor.name} · {moment}"], tags=[draft],
            notes=_notes(opened.floor.conditions, invented=line.invented), authors=[str(settings.PALERMO.hub)],
            **_marking(line.kind, line.level, line.handling), **_body(blocks, opened.sources, opened.figures),  # type: ignore[arg-type]
        )  # fmt: skip


def _marking(kind: str, level: int, handling: str) -> dict[str, object]:
    return {
        "kind": label_text("product_kinds", kind), "level": level, "level_word": str(LEVEL_WORDS[Level(level)]),
        "handling": handling, "handling_line": f"{handling} · {words.word(words.HANDLING, handling)}",
        "words": {
            "page": gettext("page {n} of {of}"), "sources": gettext("Sources"),
            **{f"voice_{code}": words.word(words.VOICES, code) for code in words.VOICES},
            **{f"confidence_{code}": words.word(words.CONFIDENCE, code) for code in words.CONFIDENCE},
        },
    }  # fmt: skip


def _body(
    blocks: Sequence[Block], cited: Sequence[Source], seen: Mapping[str, FigureSeen]
) -> dict[str, object]:
    drawn = {key: figures.drawn(one) for key, one in seen.items()}
    data, drawings = blocks_of(blocks, numbers={str(one.number) for one in cited}, figures=drawn)
    listed = [paper.Source(one.number, sources.said(one), one.reference, one.evaluation) for one in cited]
    return {"blocks": data, "figures": drawings, "sources": listed}


def _copy_words(opened: OpenedIssue) -> str:
    if opened.copy is None:
        return gettext("copy without a number")
    width = max(2, len(str(opened.copy.of)))
    return gettext("copy %(n)s of %(of)s") % {
        "n": f"{opened.copy.number:0{width}}",
        "of": f"{opened.copy.of:0{width}}",
    }


def _byline(authors: Sequence[str], approved_by: str, issued: datetime, valid: date | None) -> list[str]:
    parts = [gettext("Written by %(names)s") % {"names": ", ".join(authors)}] if authors else []
    if approved_by:
        parts.append(gettext("approved by %(name)s") % {"name": approved_by})
    parts.append(gettext("issued on %(day)s") % {"day": day_text(issued.date())})
    if valid:
        parts.append(gettext("valid until %(day)s") % {"day": day_text(valid)})
    return parts


def _notes(conditions: Sequence[tuple[str, str]], *, invented: bool) -> list[tuple[str, str]]:
    found = [
        (f"{gettext('Condition')} · {unit(owner)}" if owner else gettext("Condition"), text)
        for owner, text in conditions
    ]
    if invented or settings.PALERMO.demo:
        found.append((gettext("Invented data"), gettext("for the demonstration; nobody in it exists")))
    return found
