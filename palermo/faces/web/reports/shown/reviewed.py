"""Where a reference of any room leads, and what is said of one whose review day has come."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.functional import Promise

from palermo.faces.web.reports import words

if TYPE_CHECKING:
    from palermo.domain.reports.models import Notice

# Reports begin with the code of their unit; what begins with one of these is of another room.
_PAGES: Mapping[str, str] = {
    "REQ": "request", "DOC": "document_read", "PRA": "practice", "MTG": "undertaking", "OPN": "undertaking",
    "AGR": "undertaking", "BLP": "undertaking",
}  # fmt: skip


def page_name(reference: str) -> str:
    """Return the name of the page of what a reference names."""
    return _PAGES.get(reference.partition("-")[0], "report")


def address(reference: str, **other: str) -> str:
    """Return the address of what a reference names; `other` names another page for the references of a room."""
    name = other.get(reference.partition("-")[0]) or page_name(reference)
    return reverse(name, args=[reference])


def told(notice: "Notice") -> tuple["Notice", Promise | str, str]:
    """Return a notice with its words and the address that it leads to."""
    kind = notice.kind
    # Of reports alone, what nobody keeps is destroyed without a word; in other rooms it stays until somebody decides.
    if kind == "review_due" and page_name(notice.reference) != "report":
        kind = "review_due_elsewhere"
    return notice, words.word(words.NOTICES, kind), address(notice.reference)
