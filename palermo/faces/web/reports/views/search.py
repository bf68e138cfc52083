"""Search over the unit's reports and what was shared with it. By POST: what was looked for stays out of addresses."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render

from palermo.domain.reports import queries
from palermo.domain.reports.queries import Filters
from palermo.faces.kit import errors, navigation
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.reports.views import narrowing
from palermo.foundations.policy import Permission
from palermo.kernel.errors import Invalid
from palermo.kernel.text import clean_line

LONGEST = 400


@guard(Permission.REPORT_SEARCH)
def search(request: ActorRequest) -> HttpResponse:
    """Show the form, and the page of results for what was asked."""
    return answer(request, "reports/search.html")


def _asking(text: str) -> str:
    """Return the address at which the other units are asked for what was searched, "" where nobody asks."""
    found = navigation.address("enquiry_ask")
    figures = sum(letter.isdecimal() for letter in text)
    field, kind = ("name", "person") if not figures else ("number", "phone")
    if figures and any(letter.isalpha() for letter in text):
        field, kind = "plate", "vehicle"
    return f"{found}?{urlencode({'kind': kind, field: text[:200]})}" if found else ""


def answer(request: ActorRequest, template: str) -> HttpResponse:
    """Answer a search with a template of either entry."""
    asked: Mapping[str, str] = request.POST if request.method == "POST" else request.GET
    text = clean_line(str(asked.get("q", ""))[:LONGEST])
    results, wrong, status = None, "", 200
    filters = Filters()
    if text:
        try:
            filters = narrowing.filters_of({name: str(asked.get(name, "")) for name in narrowing.NAMES})
            results = queries.search(request.actor, text, filters, after=str(asked.get("after", ""))[:40])
        except Invalid as failure:
            wrong, status = errors.message(failure), errors.status(failure)
    context = {
        "ask_others": _asking(text) if results is not None and not results.hits else "",
        "q": text, "results": results, "wrong": wrong, "choices": narrowing.choices(),
        "after": str(asked.get("after", ""))[:40],
        "chosen": {name: str(asked.get(name, "")) for name in narrowing.NAMES}, "narrowed": filters.any,
    }  # fmt: skip
    return render(request, template, context, status=status)
