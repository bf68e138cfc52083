"""Rows of the documents room: what is in work, at the hub alone; and what was issued, with its copies."""

from palermo.domain.documents.models.document import Approval, Comment, Document, Template, Version
from palermo.domain.documents.models.issue import Copy, Event, Issue, IssueText, Recipient, Remark
from palermo.domain.documents.models.sources import Citation, Figure, Sanitised

__all__ = [
    "Approval", "Citation", "Comment", "Copy", "Document", "Event", "Figure", "Issue", "IssueText", "Recipient", "Remark",
    "Sanitised", "Template", "Version",
]  # fmt: skip
