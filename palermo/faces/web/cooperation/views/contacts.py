"""Contact points: whom to call in each unit, added, changed, tested, taken out."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from palermo.domain.cooperation import operations, queries
from palermo.faces.kit import errors, lists, names
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.cooperation.forms import boxes
from palermo.faces.web.cooperation.forms.contact import ContactForm
from palermo.faces.web.cooperation.views import common
from palermo.faces.web.reports.views.answering import go, say
from palermo.foundations.policy import Permission, allowed
from palermo.kernel.errors import Invalid, Refused


@guard(Permission.COOPERATION_READ)
def listed(request: ActorRequest) -> HttpResponse:
    """List the contact points by unit."""
    listing = lists.read(
        request, "contacts", filters=("unit", "language"), orders=("unit",), size=common.SIZE
    )
    language = listing.one("language")
    found = sorted(
        queries.contacts(request.actor, unit=listing.one("unit")), key=lambda pair: names.unit(pair[0].unit)
    )
    rows = [pair for pair in found if not language or language in pair[0].languages.split()]
    listing.labels |= {("unit", code): names.unit(code) for code in listing.all("unit")}
    listing.labels |= {("language", code): names.language_name(code) for code in listing.all("language")}
    context = {
        "rows": [(row, words, row.languages.split()) for row, words in listing.page(rows).rows],
        "page": listing.page(rows), "listing": listing, "query": listing.address(),
        "units": boxes.parties(empty=False), "languages": [(code, names.language_name(code)) for code in ("en", "fr", "pt")],
        "writes": allowed(request.actor, Permission.COOPERATION_WRITE), "unit": listing.one("unit"), "language": language,
    }  # fmt: skip
    return render(request, "cooperation/contacts.html", context)


@guard(Permission.COOPERATION_WRITE)
def new(request: ActorRequest) -> HttpResponse:
    """Name a contact point."""
    form = ContactForm(request.POST or None, actor=request.actor, new=True, initial={"place": "contact"})
    if request.method != "POST" or not form.is_valid():
        return _form(request, form, status=errors.STATUS_INVALID if form.is_bound else 200)
    unit = form.cleaned_data.get("unit") or ("" if request.actor.at_hub else request.actor.unit)
    try:
        operations.add_contact(request.actor, unit=unit, **form.values())
    except (Invalid, Refused) as failure:
        return _form(request, form, status=common.add(form, failure))
    say(request, _("Kept. Call the number once and note that it answered."))
    return go(reverse("contacts"))


@guard(Permission.COOPERATION_WRITE)
def edit(request: ActorRequest, uid: str) -> HttpResponse:
    """Change a contact point, or take it out of the list."""
    row, words = queries.read_contact(request.actor, uid)
    start = words.model_dump() | {"place": row.place, "languages": row.languages.split()}
    form = ContactForm(request.POST or None, actor=request.actor, new=False, initial=start)
    if request.method == "POST" and request.POST.get("do") == "end":
        operations.end_contact(request.actor, uid=uid)
        say(request, _("Taken out of the list."))
        return go(reverse("contacts"))
    if request.method != "POST" or not form.is_valid():
        return _form(request, form, uid=uid, status=errors.STATUS_INVALID if form.is_bound else 200)
    try:
        operations.change_contact(request.actor, uid=uid, **form.values())
    except (Invalid, Refused) as failure:
        return _form(request, form, uid=uid, status=common.add(form, failure))
    say(request, _("Kept."))
    return go(reverse("contacts"))


@guard(Permission.COOPERATION_WRITE)
def tested(request: ActorRequest, uid: str) -> HttpResponse:
    """Note that a number was called today and answered."""
    if request.method == "POST":
        operations.note_test(request.actor, uid=uid)
        say(request, _("Noted: it answered today."))
    return go(reverse("contacts"))


def _form(request: ActorRequest, form: ContactForm, *, uid: str = "", status: int = 200) -> HttpResponse:
    return render(request, "cooperation/contact.html", {"form": form, "uid": uid}, status=status)
