"""A file on its way in: brought, looked at, begun or discarded. At rest it is sealed from its first byte."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from palermo.domain.reports.content import Content
from palermo.domain.reports.intake import job, preview, uploads
from palermo.domain.reports.intake.tables import open_table
from palermo.faces.kit import errors, guard
from palermo.faces.kit.guard import ActorRequest
from palermo.faces.kit.work import work
from palermo.faces.web.intake.forms import FileForm, ReadingForm, mapping_title
from palermo.foundations import files
from palermo.foundations.files.upload_handler import TABLE_FIELD, SealedUploadedFile
from palermo.foundations.policy import Permission
from palermo.kernel.errors import Invalid, SealBroken

EXCERPT = 160
may_import = guard.guard(Permission.REPORT_IMPORT)


@dataclass(frozen=True, slots=True)
class Shown:
    """One row of a preview: its report, or a sentence for each thing that is wrong."""

    line: int
    content: Content | None
    text: str
    wrong: list[tuple[str, str]]


@may_import
@require_http_methods(["GET", "POST"])
def bring(request: ActorRequest) -> HttpResponse:
    """List one's imports and take a new file; a file that is no table is refused before it is kept."""
    form = FileForm(request.POST or None, request.FILES or None) if request.method == "POST" else FileForm()
    if request.method == "POST" and form.is_valid():
        try:
            return HttpResponseRedirect(reverse("import_file", args=[_kept(request)]))
        except (Invalid, SealBroken) as failure:
            form.add_error(TABLE_FIELD, errors.row_sentence(failure.code))
    jobs = [
        (work(one), mapping_title(one.subject.split("|")[1]), one.subject.split("|")[2])
        for one in job.mine(request.actor)
    ]
    busy = {one.job.subject.split("|")[0] for one, _, _ in jobs if one.running}
    context = {
        "form": form, "table": form[TABLE_FIELD], "jobs": jobs,
        "waiting": [file for file in uploads.waiting(request.actor) if file.uid not in busy],
    }  # fmt: skip
    return render(request, "intake/list.html", context, status=422 if form.errors else 200)


def _kept(request: ActorRequest) -> str:
    brought = request.FILES[TABLE_FIELD]
    if not isinstance(brought, SealedUploadedFile):
        raise Invalid("file_gone", field=TABLE_FIELD)
    with brought.peek() as file, open_table(file):
        pass  # raises Invalid for what is no table
    return uploads.keep(request.actor, brought.take())


@may_import
@require_http_methods(["GET", "POST"])
def look(request: ActorRequest, uid: str) -> HttpResponse:
    """Show the first rows as reports under the chosen mapping; a POST begins the import as shown."""
    file = uploads.opened(request.actor.uid, uid)
    asked = request.POST if request.method == "POST" else request.GET
    mapping, problem = str(asked.get("mapping", ""))[:40], ""
    number = (
        int(sheet)
        if (sheet := str(asked.get("sheet", ""))).isascii() and sheet.isdigit() and len(sheet) < 4
        else 0
    )
    try:
        seen = _seen(file, mapping, number)
    except Invalid as failure:
        problem = errors.row_sentence(failure.code)
        seen = _seen(uploads.opened(request.actor.uid, uid), "", 0)
    form = _form(request, asked, seen, number)
    if request.method == "POST" and not problem and form.is_valid():
        try:
            return HttpResponseRedirect(reverse("import_job", args=[_begun(request, uid, form.cleaned_data)]))
        except Invalid as failure:
            form.add_error(failure.field if failure.field in form.fields else None, errors.message(failure))
    context = {
        "uid": uid, "name": file.name, "size": file.size, "seen": seen, "form": form, "problem": problem,
        "rows": [_shown(row) for row in seen.rows], "sheet": number,
        "mapping_title": mapping_title(seen.mapping.name) if seen.mapping else "",
        "ready": seen.mapping is not None and not seen.missing and not problem,
    }  # fmt: skip
    return render(request, "intake/file.html", context, status=422 if problem or form.errors else 200)


@may_import
@require_POST
def discard(request: ActorRequest, uid: str) -> HttpResponse:
    """Destroy a file of one's own that was never begun, or whose import stopped."""
    uploads.discard(request.actor, uid)
    return HttpResponseRedirect(reverse("import_reports"))


def _seen(file: files.OpenFile, mapping: str, number: int) -> preview.Preview:
    with file.file() as stream:
        sheet = ""
        if number:
            with open_table(stream) as table:
                sheet = job.sheet_name(table.shape.sheets, number)
            stream.seek(0)
        return preview.preview(stream, mapping=mapping, sheet=sheet)


def _form(request: ActorRequest, asked: Any, seen: preview.Preview, number: int) -> ReadingForm:
    initial = {
        "mapping": seen.mapping.name if seen.mapping else "",
        "unit": asked.get("unit"),
        "sheet": number,
    }
    return ReadingForm(
        request.POST if request.method == "POST" else None, fitting=seen.fitting, chosen=seen.mapping,
        at_hub=not request.actor.in_unit, sheets=seen.shape.sheets, initial=initial,
    )  # fmt: skip


def _begun(request: ActorRequest, uid: str, data: dict[str, Any]) -> str:
    unit = data.get("unit", "") if not request.actor.in_unit else request.actor.unit
    order = job.Order(uid, data["mapping"], unit, data.get("sheet", 0) or 0)
    return job.begin(request.actor, order).uid


def _shown(row: preview.PreviewRow) -> Shown:
    text = (row.content.title or row.content.narrative) if row.content else ""
    short = text if len(text) <= EXCERPT else text[:EXCERPT].rsplit(" ", 1)[0] + " …"
    wrong = [(error.column, errors.row_sentence(error.code)) for error in row.errors]
    return Shown(row.line, row.content, short, wrong)
