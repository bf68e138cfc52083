"""Versions with their differences side by side, in one language; or a translation against its original."""

from django.http import HttpResponse
from django.shortcuts import render

from palermo.domain.documents import queries
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.documents.shown import comparing
from palermo.faces.web.documents.views.workbench import about, read
from palermo.foundations.policy import Permission
from palermo.kernel.errors import Forbidden


@guard(Permission.DOCUMENT_WRITE)
def versions(request: ActorRequest, reference: str) -> HttpResponse:
    """Compare two versions; without any named, the latest with the one before."""
    opened, language = read(request, reference)
    context = about(opened, language)
    numbers = sorted(one.number for one in opened.versions if one.language == language)
    new = _asked(request, "new", numbers[-1] if numbers else 0)
    old = _asked(request, "old", max((number for number in numbers if number < new), default=0))
    if new not in numbers or (old and old not in numbers):
        raise Forbidden(reference=reference)
    changes = (
        queries.compare_versions(request.actor, reference, language=language, old=old, new=new) if old else ()
    )
    rows = comparing.rows(changes)
    by_number = {one.number: one for one in opened.versions if one.language == language}
    context |= {
        "old": old, "new": new, "numbers": numbers, "rows": comparing.folded(rows), "before": by_number.get(old),
        "after": by_number[new], "changed": sum(row.kind != "same" for row in rows),
    }  # fmt: skip
    return render(request, "documents/versions.html", context)


def _asked(request: ActorRequest, name: str, usual: int) -> int:
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else usual
