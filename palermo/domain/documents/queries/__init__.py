"""What the room returns to an actor. Nothing here takes a row that `..visible` would not give her."""

from palermo.domain.documents.figures import FigureKind, figure_kinds
from palermo.domain.documents.queries.drafts import (
    DraftPage,
    compare_versions,
    drafts,
    heading,
    read_draft,
    waiting_for_review,
)
from palermo.domain.documents.queries.issues import IssuePage, issue_times, issues, read_issue, unread
from palermo.domain.documents.queries.ledger import ledger
from palermo.domain.documents.queries.reading import reading_by_unit
from palermo.domain.documents.queries.releasing import Release, recalled, release
from palermo.domain.documents.queries.searching import HitPage, search
from palermo.domain.documents.queries.sources import (
    TemplateLine,
    citable,
    preview_figure,
    template_of,
    templates,
)
from palermo.domain.documents.visible import (
    documents_visible_to,
    find_document,
    find_issue,
    issues_visible_to,
)

__all__ = [
    "DraftPage", "FigureKind", "HitPage", "IssuePage", "Release", "TemplateLine", "citable", "compare_versions",
    "documents_visible_to", "drafts", "figure_kinds", "find_document", "find_issue", "heading", "issue_times", "issues",
    "issues_visible_to", "ledger", "preview_figure", "read_draft", "read_issue", "reading_by_unit", "recalled", "release",
    "search", "template_of", "templates", "unread", "waiting_for_review",
]  # fmt: skip
