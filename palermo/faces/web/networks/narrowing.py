"""The filters of a network as links and as a form that works without a script."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from palermo.domain.networks import shapes
from palermo.faces.kit.forms import Form
from palermo.faces.kit.moments import day_text
from palermo.faces.web.networks import addresses, words
from palermo.faces.web.networks.state import CAPS, State


@dataclass(frozen=True, slots=True)
class Choice:
    """One link that narrows or widens: its words, a number beside it, its address, whether it is chosen."""

    label: str
    count: str
    href: str
    on: bool


class FilterForm(Form):
    """All filters at once; sent by GET, so that the address says it all."""

    link = forms.MultipleChoiceField(
        label=gettext_lazy("Kinds of link"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=lambda: [(code, words.link_kind(code)) for code in sorted(words.link_kinds(), key=words.link_kind)],
    )  # fmt: skip
    kind = forms.MultipleChoiceField(
        label=gettext_lazy("People and things"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=lambda: list(words.KINDS.items()),
    )  # fmt: skip
    source = forms.MultipleChoiceField(
        label=gettext_lazy("Source"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=lambda: list(words.SOURCES.items()),
    )  # fmt: skip
    info = forms.ChoiceField(
        label=gettext_lazy("Information"), required=False, choices=lambda: list(words.INFORMATION.items())
    )
    since = forms.CharField(
        label=gettext_lazy("Links since"), required=False, widget=forms.DateInput(attrs={"type": "date", "class": "sm"})
    )  # fmt: skip
    until = forms.CharField(
        label=gettext_lazy("Links until"), required=False, widget=forms.DateInput(attrs={"type": "date", "class": "sm"})
    )  # fmt: skip
    level = forms.ChoiceField(label=gettext_lazy("Level"), choices=lambda: list(words.LEVELS.items()))
    told = forms.ChoiceField(
        label=gettext_lazy("Who says so"), required=False, choices=lambda: list(words.TOLD.items())
    )
    cap = forms.ChoiceField(
        label=gettext_lazy("At most"), choices=lambda: [(str(number), str(number)) for number in CAPS],
        help_text=gettext_lazy("Those nearest and with most links are kept."),
    )  # fmt: skip


def form(state: State) -> FilterForm:
    """Return the form filled with what the address says."""
    filters = state.filters
    told = {True: "analyst", False: "report", None: ""}[filters.decided]
    initial: dict[str, Any] = {
        "link": sorted(filters.links), "kind": sorted(filters.kinds), "source": sorted(filters.sources),
        "info": filters.information, "since": filters.since, "until": filters.until,
        "level": str(filters.level), "told": told, "cap": str(state.cap if state.cap in CAPS else CAPS[2]),
    }  # fmt: skip
    return FilterForm(initial=initial, auto_id="filter-%s")


def kept(state: State) -> list[tuple[str, str]]:
    """Return what the form does not ask for and must keep, as hidden fields."""
    asked = set(FilterForm.base_fields)
    return [(name, value) for name, value in state.pairs() if name not in asked]


def steps(state: State, beyond: int) -> list[Choice]:
    """Return links to more and fewer steps; the next one says how many it would bring."""
    found = []
    for number in range(1, min(shapes.MOST_STEPS, state.steps + 1) + 1):
        label = ngettext("%(n)s step", "%(n)s steps", number) % {"n": number}
        count = f"+{beyond}" if number == state.steps + 1 and beyond else ""
        found.append(
            Choice(label, count, addresses.of(state.but(steps=number, expanded=(), at="")), number == state.steps)
        )  # fmt: skip
    return found


def kinds(state: State, counts: Mapping[str, int]) -> list[Choice]:
    """Return a link for each kind of link that is there, most frequent first."""
    chosen = state.filters.links
    found = [
        Choice(_("All links"), str(sum(counts.values())), addresses.of(state.but(links=frozenset())), not chosen)
    ]  # fmt: skip
    for code in sorted({*counts, *chosen}, key=lambda one: (-counts.get(one, 0), one)):
        after = chosen - {code} if code in chosen else chosen | {code}
        found.append(
            Choice(
                words.link_kind(code), str(counts.get(code, 0)), addresses.of(state.but(links=after)), code in chosen
            )
        )  # fmt: skip
    return found


def quality(state: State) -> list[Choice]:
    """Return the usual narrowing to good sources and first-hand information, in one link."""
    good = state.filters.sources == frozenset("AB") and state.filters.information == "2"
    after = (
        state.but(sources=frozenset(), information="")
        if good
        else state.but(sources=frozenset("AB"), information="2")
    )
    return [Choice(_("Only B2 and better"), "", addresses.of(after), good)]


def chips(state: State) -> Sequence[Choice]:
    """Return every filter that is set beyond the links above, each with the address without it."""
    filters, found = state.filters, []
    for code in sorted(filters.kinds):
        found.append((words.word(words.KINDS, code), state.but(kinds=filters.kinds - {code})))
    for letter in sorted(filters.sources):
        found.append((words.word(words.SOURCES, letter), state.but(sources=filters.sources - {letter})))
    if filters.information:
        found.append((words.word(words.INFORMATION, filters.information), state.but(information="")))
    if filters.since:
        found.append((_("since %(day)s") % {"day": _day(filters.since)}, state.but(since=None)))
    if filters.until:
        found.append((_("until %(day)s") % {"day": _day(filters.until)}, state.but(until=None)))
    if filters.level == 1:
        found.append((words.word(words.LEVELS, "1"), state.but(level=2)))
    if filters.decided is not None:
        code = "analyst" if filters.decided else "report"
        found.append((words.word(words.TOLD, code), state.but(decided=None)))
    return [Choice(label, "", addresses.of(after), True) for label, after in found]


def _day(day: date) -> str:
    return day_text(day)
