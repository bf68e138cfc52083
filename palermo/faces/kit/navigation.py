"""What stands in a page's header: one table, filtered by what the actor may do and what this entry serves."""

from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, get_urlconf, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from palermo.foundations.policy import Actor, Entry, Permission, allowed


@dataclass(frozen=True, slots=True)
class Item:
    """A place that a role goes to often: the name of its address, its words, the permission that opens it."""

    url: str
    label: Promise | str
    permission: Permission
    entries: frozenset[Entry] = frozenset({Entry.UNIT, Entry.HUB})


@dataclass(frozen=True, slots=True)
class Link:
    """An item as one page shows it; `current` says that the page lies in it."""

    href: str
    label: str
    current: bool


_UNIT, _HUB = frozenset({Entry.UNIT}), frozenset({Entry.HUB})

# In the order shown. A room that brings a page of its own adds a line here.
ITEMS: tuple[Item, ...] = (
    Item("home", _("Home"), Permission.HOME, _UNIT),
    Item("home", _("Queue"), Permission.REPORT_CLASSIFY, _HUB),
    Item("report_list", _("Reports"), Permission.REPORT_READ),
    Item("search", _("Search"), Permission.REPORT_SEARCH),
    Item("matches", _("Matches"), Permission.ENTITY_MATCH, _HUB),
    Item("entities", _("People and things"), Permission.ENTITY_READ, _HUB),
    Item("enquiries", _("Questions"), Permission.ENQUIRY_ASK),
    Item("publications", _("Publications"), Permission.PUBLICATION_PROPOSE, _HUB),
    Item("import_reports", _("Import"), Permission.REPORT_IMPORT),
    Item("confirmations", _("To confirm"), Permission.REPORT_CONFIRM, _HUB),
    Item("audit:log", _("Audit"), Permission.AUDIT_READ),
    Item("staff:people", _("People"), Permission.STAFF_READ),
    Item("staff:units", _("Units"), Permission.STAFF_READ),
    Item("staff:grants", _("Grants"), Permission.GRANT_CONFIRM, _HUB),
    Item("staff:register", _("Grants"), Permission.STAFF_MANAGE, _HUB),
    Item("keys:state", _("Keys"), Permission.KEYS_MANAGE),
)
SIGN_OUT = ("account:sign_out", "sign_out", "account_logout")
ACCOUNT = ("account:home", "account", "account_home")


def address(*names: str) -> str:
    """Return the address of the first name that this entry's table of addresses knows, or ""."""
    urlconf = get_urlconf() or str(settings.ROOT_URLCONF)
    return next((found for name in names if (found := _address(urlconf, name))), "")


@lru_cache(maxsize=256)
def _address(urlconf: str, name: str) -> str:
    # Kept, since a name that is not there costs Django a search through all of them.
    try:
        return reverse(name, urlconf=urlconf)
    except NoReverseMatch:
        return ""


def links(actor: Actor, request: HttpRequest) -> list[Link]:
    """Return the header's links for an actor: allowed, of this entry, and served here."""
    shown = []
    for item in ITEMS:
        if actor.entry not in item.entries or not allowed(actor, item.permission):
            continue
        if href := address(item.url):
            shown.append((href, str(item.label)))
    # Calls have no line of their own in the header: they lie under the questions.
    calls = address("calls")
    path = address("enquiries") if calls and _lies_in(request.path, calls) else request.path
    here = max((href for href, _label in shown if _lies_in(path, href)), key=len, default="")
    return [Link(href, label, href == here) for href, label in shown]


def _lies_in(path: str, href: str) -> bool:
    return path == href or (href != "/" and path.startswith(href.rstrip("/") + "/"))
