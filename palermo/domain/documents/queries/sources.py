"""What a writer looks up: things that can be cited, how a figure would come out, and the templates."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from palermo.domain.documents import kinds, rules
from palermo.domain.documents.beginnings import template_text
from palermo.domain.documents.cited import resolve
from palermo.domain.documents.figures import draw
from palermo.domain.documents.models import Template
from palermo.domain.documents.queries.searching import search as search_issues
from palermo.domain.documents.shapes import Frozen, Source
from palermo.domain.reports.queries.search import search as search_reports
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, require
from palermo.foundations.staff import queries as staff
from palermo.foundations.vocabularies import vocabulary
from palermo.kernel.errors import Forbidden, Invalid
from palermo.kernel.ids import plain_reference


@dataclass(frozen=True, slots=True)
class TemplateLine:
    """One template: whether the hub has put its own in place of what ships, and who did when."""

    kind: str
    language: str
    own: bool
    author_name: str = ""
    at: datetime | None = None


def citable(actor: Actor, text: str, *, size: int = 10) -> list[Source]:
    """Return what can be cited and is called so or holds these words: by reference first, then reports and documents."""
    require(actor, Permission.DOCUMENT_WRITE)
    if not text.strip():
        return []
    exact = resolve(actor, [plain_reference(text)])
    if exact:
        wanted = list(exact)
    else:
        wanted = [hit.report.reference for hit in search_reports(actor, text, size=size).hits]
        wanted += [hit.line.reference for hit in search_issues(actor, text, size=size).hits]
    found = exact or resolve(actor, wanted)
    if found:
        audit.read(actor, "document.sources_looked_up", objects=sorted(found))
    rows = [(one, found[one]) for one in wanted if one in found and not found[one].gone][:size]
    return [
        Source(
            0, one.mark.kind, reference, one.words.title, one.words.unit, one.words.day, one.words.evaluation,
            one.mark.level, one.mark.handling,
        )
        for reference, one in rows
    ]  # fmt: skip


def preview_figure(actor: Actor, kind: str, query: Mapping[str, Any]) -> Frozen:
    """Return how a figure would come out now; raises Invalid where the query cannot be."""
    require(actor, Permission.DOCUMENT_WRITE)
    return draw(actor, kind, query)


def template_of(actor: Actor, kind: str, language: str) -> str:
    """Return the Markdown that a new draft of a kind begins with."""
    require(actor, Permission.DOCUMENT_WRITE)
    if not actor.at_hub:
        raise Forbidden
    if kind not in vocabulary("product_kinds") or language not in rules.LANGUAGES:
        raise Invalid("unknown_code", field="kind")
    return template_text(kind, language)


def templates(actor: Actor) -> list[TemplateLine]:
    """Return a line for every kind and language."""
    require(actor, Permission.DOCUMENT_WRITE)
    if not actor.at_hub:
        raise Forbidden
    rows = {(row.kind, row.language): row for row in Template.objects.defer("sealed")}
    names = staff.names({row.author for row in rows.values()})
    done = []
    for kind in kinds.kinds():
        for language in rules.LANGUAGES:
            row = rows.get((kind, language))
            name = names.get(row.author, "") if row else ""
            done.append(TemplateLine(kind, language, row is not None, name, row.at if row else None))
    return done
