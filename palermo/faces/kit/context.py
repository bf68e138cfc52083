"""What every template may say about the page it stands on, worked out only when it is asked for."""

from dataclasses import dataclass
from functools import cached_property
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language, get_language_bidi, gettext, gettext_lazy

from palermo.faces.kit import navigation
from palermo.faces.kit.names import own_name, unit, zone_name, zone_of
from palermo.faces.kit.signs import LEVEL_WORDS
from palermo.foundations.policy import Actor, Role
from palermo.kernel.levels import Level

ROLE_WORDS = {
    Role.OFFICER: gettext_lazy("officer"),
    Role.HEAD: gettext_lazy("head of unit"),
    Role.ANALYST: gettext_lazy("analyst"),
    Role.REVIEWER: gettext_lazy("reviewer"),
    Role.ECOWAS: gettext_lazy("ECOWAS staff"),
    Role.AUDITOR: gettext_lazy("auditor"),
    Role.ADMINISTRATOR: gettext_lazy("administrator"),
}


@dataclass(frozen=True, slots=True)
class Language:
    """A language that can be chosen, with its own name and the address that chooses it."""

    code: str
    name: str
    href: str
    current: bool


class Here:
    """The page's surroundings: entry, level, person, links, languages. Available in templates as `here`."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def actor(self) -> Actor | None:
        """Return who reads the page, None before sign-in."""
        return getattr(self._request, "actor", None)

    @cached_property
    def level(self) -> Level:
        """Return the level of the entry, which is the level of the page's frame."""
        return Level.HIGHLY_SENSITIVE if settings.PALERMO.entry == "hub" else Level.SENSITIVE

    @property
    def level_number(self) -> int:
        """Return the level as a number for `data-level`."""
        return int(self.level)

    @property
    def level_word(self) -> str:
        """Return the level's word."""
        return str(LEVEL_WORDS[self.level])

    @property
    def entry_word(self) -> str:
        """Return the entry's name."""
        return gettext("Hub entry") if settings.PALERMO.entry == "hub" else gettext("Units’ entry")

    @property
    def is_hub(self) -> bool:
        """Say whether the page stands at the hub's entry."""
        return bool(settings.PALERMO.entry == "hub")

    @property
    def demo(self) -> bool:
        """Say whether the data are invented."""
        return bool(settings.PALERMO.demo)

    @property
    def language(self) -> str:
        """Return the page's language code."""
        return get_language() or "en"

    @property
    def direction(self) -> str:
        """Return the direction of the page's writing."""
        return "rtl" if get_language_bidi() else "ltr"

    @cached_property
    def languages(self) -> list[Language]:
        """Return the languages of this instance, each with the address that chooses it."""
        query = self._request.GET.copy()
        found = []
        for code in settings.PALERMO.languages:
            query["lang"] = code
            # What was posted has no address of its own; its language is chosen from the first page.
            posted = self._request.method != "GET"
            href = f"/?lang={code}" if posted else f"{self._request.path}?{query.urlencode()}"
            found.append(Language(code, own_name(code), href, code == self.language))
        return found

    @cached_property
    def links(self) -> list[navigation.Link]:
        """Return every place that the person who reads the page may go to."""
        return navigation.links(self.actor, self._request) if self.actor else []

    @cached_property
    def rows(self) -> navigation.Rows | None:
        """Return the header's rows of links for the person who reads the page, None before sign-in."""
        return navigation.rows(self.actor, self._request) if self.actor else None

    @cached_property
    def place(self) -> str:
        """Return where the person works: a country's name, the hub, or another house's name."""
        code = self.actor.unit if self.actor else ""
        if code == settings.PALERMO.hub:
            return gettext("Hub")
        return unit(code) if code else ""

    @property
    def role(self) -> str:
        """Return the person's role in words."""
        return str(ROLE_WORDS[self.actor.role]) if self.actor else ""

    @cached_property
    def zone(self) -> ZoneInfo:
        """Return the time zone in which the page's moments are written."""
        return zone_of(self.actor.unit if self.actor else "")

    @property
    def zone_word(self) -> str:
        """Return the name of that time zone."""
        return zone_name(self.zone)

    @property
    def home(self) -> str:
        """Return the address of the first page."""
        return navigation.address("home") or "/"

    @property
    def sign_out(self) -> str:
        """Return the address that ends the session, or "" where there is none."""
        return navigation.address(*navigation.SIGN_OUT)

    @property
    def account(self) -> str:
        """Return the address of the person's own account, or "" where there is none."""
        return navigation.address(*navigation.ACCOUNT)


def here(request: HttpRequest) -> dict[str, object]:
    """Context processor: put `here` into every template."""
    return {"here": Here(request)}
