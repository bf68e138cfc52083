"""Figures of publications: as HTML with all that must stand under them, and as data that programs read."""

import csv
import io
import json
from typing import Any

from babel.dates import get_month_names
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from palermo.domain.observatory.disclosure import FEW
from palermo.domain.publications.content import Column, Draft, Figure
from palermo.domain.publications.places import data_folder
from palermo.faces.kit import figures as numbers
from palermo.faces.kit.names import reader_locale
from palermo.faces.kit.spaces import set_spaces
from palermo.faces.public import drawing, mapping

LICENCES = {
    "CC-BY-4.0": ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    "CC0-1.0": ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "all-rights-reserved": ("", ""),
}
_TYPES = {
    "year": "year",
    "month": "yearmonth",
    "code": "string",
    "text": "string",
    "count": "integer",
    "number": "number",
}


def html(figure: Figure, draft: Draft, root: str) -> SafeString:
    """Return one figure in the language that is active, with its table; `root` leads to the top of the site."""
    language = (get_language() or "en")[:2]
    heads = [(said(column.titles, language), column.kind in ("count", "number")) for column in figure.columns]
    context = {
        "name": figure.name, "title": said(figure.titles, language), "measure": said(figure.measures, language),
        "heads": heads, "rows": [_cells(figure, row, language) for row in figure.rows],
        "drawing": mapping.svg(figure, language, said(figure.titles, language)) if figure.drawing == "map"
        else drawing.svg(figure, language),
        "map": figure.drawing == "map", "data": root + data_folder(draft.address, figure.name),
        "source": figure.source, "link": figure.link, "licence": LICENCES[figure.licence][0],
        "period": (period(figure.start), period(figure.end)), "n": figure.n, "n_of": said(figure.n_of, language),
        "says_not": said(figure.says_not, language), "few": any(FEW in row for row in figure.rows),
        "gaps": figure.drawing == "lines" and any(FEW in row or None in row for row in figure.rows),
    }  # fmt: skip
    return render_to_string("public/figure.html", context)


def said(words: Any, language: str) -> str:
    """Return words in a language, else in the first that there is."""
    if found := words.get(language):
        return set_spaces(str(found), language)
    return str(next(iter(words.values()), ""))


def cell(column: Column, value: object, figure: Figure, language: str) -> str:
    """Return one cell as people read it."""
    if value is None:
        return gettext("not known")
    if value == FEW and column.kind == "count":
        return gettext("few")
    if column.kind == "code":
        return said(figure.words.get(str(value), {language: str(value)}), language)
    if column.kind in ("year", "month"):
        return period(str(value))
    return numbers.number(value) if isinstance(value, int | float) else str(value)


def period(text: str) -> str:
    """Return a year, month or day in the reader's language."""
    year, _, rest = text.partition("-")
    month, _, day = rest.partition("-")
    if not month:
        return year
    name = get_month_names("abbreviated", locale=reader_locale())[int(month)]
    return f"{int(day)} {name} {year}" if day else f"{name} {year}"


def _cells(figure: Figure, row: list[Any], language: str) -> list[tuple[str, bool]]:
    return [
        (cell(column, value, figure, language), column.kind in ("count", "number"))
        for column, value in zip(figure.columns, row, strict=True)
    ]


def data_files(figure: Figure, draft: Draft, publisher: str) -> dict[str, bytes]:
    """Return a figure's data as CSV, JSON and a Frictionless package, by name."""
    names = [column.name for column in figure.columns]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([["" if value is None else value for value in row] for row in figure.rows])
    licence, where = LICENCES[figure.licence]
    about: dict[str, Any] = {
        "name": f"{draft.address}-{figure.name}", "title": said(figure.titles, "en"),
        "description": said(figure.measures, "en"), "says_not": figure.says_not, "titles": figure.titles,
        "measures": figure.measures, "period": [figure.start, figure.end], "n": figure.n, "n_of": figure.n_of,
        "citation": citation(figure, draft, publisher), "words": figure.words,
        "sources": [{"title": figure.source} | ({"path": figure.link} if figure.link else {})],
        "licenses": [{"name": figure.licence, "title": licence, "path": where}] if licence else [],
    }  # fmt: skip
    kept = {name: value for name, value in about.items() if value not in ([], {})}
    rows = [dict(zip(names, row, strict=True)) for row in figure.rows]
    package = kept | {"resources": [_resource(figure)]}
    return {
        "data.csv": text.getvalue().encode(),
        "data.json": _json(kept | {"rows": rows}),
        "datapackage.json": _json(package),
    }


def citation(figure: Figure, draft: Draft, publisher: str) -> str:
    """Return how to cite a figure, in English, which names both its source and who computed it."""
    licence = LICENCES[figure.licence][0]
    return f"{publisher}, “{said(figure.titles, 'en')}”, {draft.day}. Source: {figure.source}" + (
        f", {licence}." if licence else "."
    )


def _resource(figure: Figure) -> dict[str, Any]:
    fields = [
        {"name": column.name, "type": _TYPES[column.kind], "title": said(column.titles, "en")}
        for column in figure.columns
    ]
    return {
        "name": figure.name, "path": "data.csv", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
        "profile": "tabular-data-resource", "schema": {"fields": fields, "missingValues": ["", FEW]},
    }  # fmt: skip


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n"
