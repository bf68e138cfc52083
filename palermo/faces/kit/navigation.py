"""What stands in a page's header: one table, filtered by what the actor may do and what this entry serves.

Whoever has few places sees them in one row. Whoever has many sees the sections in one row, and the places of the
section in which the page lies in a second.
"""

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, get_urlconf, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from palermo.foundations.policy import Actor, Entry, Permission, allowed


class Section(Enum):
    """What places are for, in the order shown."""

    WORK = "work"
    ANALYSIS = "analysis"
    EXCHANGE = "exchange"
    DOCUMENTS = "documents"
    HOUSE = "house"


@dataclass(frozen=True, slots=True)
class Item:
    """A place that a role goes to often: the name of its address, its words, the permission that opens it."""

    url: str
    label: Promise | str
    permission: Permission
    entries: frozenset[Entry] = frozenset({Entry.UNIT, Entry.HUB})
    section: Section = Section.WORK


@dataclass(frozen=True, slots=True)
class Link:
    """An item as one page shows it; `current` says that the page lies in it."""

    href: str
    label: str
    current: bool


@dataclass(frozen=True, slots=True)
class Rows:
    """The header's rows: sections, or places where they are few; and the places of the page's own section."""

    first: list[Link]
    second: list[Link]


_UNIT, _HUB = frozenset({Entry.UNIT}), frozenset({Entry.HUB})
_BOTH = _UNIT | _HUB
_SECTIONS: dict[Section, Promise | str] = {
    Section.WORK: pgettext_lazy("a section of the pages", "Daily work"),
    Section.ANALYSIS: pgettext_lazy("a section of the pages", "Analysis"),
    Section.EXCHANGE: pgettext_lazy("a section of the pages", "Exchange"),
    Section.DOCUMENTS: pgettext_lazy("a section of the pages", "Documents"),
    Section.HOUSE: pgettext_lazy("a section of the pages", "Administration"),
}
MOST_IN_A_ROW = 6  # more would take three rows on a phone

# In the order shown. A room that brings a page of its own adds a line here.
ITEMS: tuple[Item, ...] = (
    Item("home", _("Home"), Permission.HOME, _UNIT),
    Item("home", _("Queue"), Permission.REPORT_CLASSIFY, _HUB),
    Item("report_list", _("Reports"), Permission.REPORT_READ),
    Item("search", _("Search"), Permission.REPORT_SEARCH),
    Item("import_reports", _("Import"), Permission.REPORT_IMPORT),
    Item("confirmations", _("To confirm"), Permission.REPORT_CONFIRM, _HUB),
    Item("matches", _("Matches"), Permission.ENTITY_MATCH, _HUB, Section.ANALYSIS),
    Item("entities", _("People and things"), Permission.ENTITY_READ, _HUB, Section.ANALYSIS),
    Item("networks", _("Networks"), Permission.NETWORK_READ, _HUB, Section.ANALYSIS),
    Item("routes", _("Routes"), Permission.ROUTE_READ, _BOTH, Section.ANALYSIS),
    Item("enquiries", _("Questions"), Permission.ENQUIRY_ASK, _BOTH, Section.EXCHANGE),
    Item("cooperation", _("Cooperation"), Permission.COOPERATION_READ, _BOTH, Section.EXCHANGE),
    Item("documents", _("Documents"), Permission.DOCUMENT_READ, _BOTH, Section.DOCUMENTS),
    Item("issued_documents", _("As readers have them"), Permission.DOCUMENT_READ, _HUB, Section.DOCUMENTS),
    Item("document_templates", _("Templates"), Permission.DOCUMENT_REVIEW, _HUB, Section.DOCUMENTS),
    Item("publications", _("Publications"), Permission.PUBLICATION_PROPOSE, _HUB, Section.DOCUMENTS),
    Item("audit:log", _("Audit"), Permission.AUDIT_READ, _BOTH, Section.HOUSE),
    Item("staff:people", _("People"), Permission.STAFF_READ, _BOTH, Section.HOUSE),
    Item("staff:units", _("Units"), Permission.STAFF_READ, _BOTH, Section.HOUSE),
    Item("staff:grants", _("Grants"), Permission.GRANT_CONFIRM, _HUB, Section.HOUSE),
    Item("staff:register", _("Grants"), Permission.STAFF_MANAGE, _HUB, Section.HOUSE),
    Item("keys:state", _("Keys"), Permission.KEYS_MANAGE, _BOTH, Section.HOUSE),
)
# Pages without a line of their own in the header, and the line under which they lie.
UNDER = {"calls": "enquiries"}
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
    """Return every place of an actor in one list: allowed, of this entry, and served here."""
    return [link for _section, link in _places(actor, request)]


def rows(actor: Actor, request: HttpRequest) -> Rows:
    """Return the header's rows for an actor; a section's link leads to the first of its places."""
    places = _places(actor, request)
    if len(places) <= MOST_IN_A_ROW:
        return Rows([link for _section, link in places], [])
    first, second = [], []
    for section, label in _SECTIONS.items():
        inside = [link for each, link in places if each is section]
        here = any(link.current for link in inside)
        if here and len(inside) > 1:
            second = inside
        if inside:
            words = str(label) if len(inside) > 1 else inside[0].label
            first.append(Link(inside[0].href, words, here))
    return Rows(first, second)


def _places(actor: Actor, request: HttpRequest) -> list[tuple[Section, Link]]:
    shown = []
    for item in ITEMS:
        if actor.entry not in item.entries or not allowed(actor, item.permission):
            continue
        if href := address(item.url):
            shown.append((item.section, href, str(item.label)))
    path = next(
        (address(over) for name, over in UNDER.items() if _lies_in(request.path, address(name) or "-")),
        request.path,
    )
    here = max((href for _section, href, _label in shown if _lies_in(path, href)), key=len, default="")
    return [(section, Link(href, label, href == here)) for section, href, label in shown]


def _lies_in(path: str, href: str) -> bool:
    return path == href or (href != "/" and path.startswith(href.rstrip("/") + "/"))
