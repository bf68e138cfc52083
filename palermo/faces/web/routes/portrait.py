"""A profile as a page shows it: each part as lines of words with its numbers, few kept few."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from palermo.domain.routes.shapes import Counted, Period, Profile
from palermo.faces.kit.drawings.charts import Bar, Dot, Figure, Series, Table, bars, line
from palermo.faces.kit.drawings.figure import Words
from palermo.faces.kit.figures import number
from palermo.faces.kit.names import country_name, label_text, reader_locale
from palermo.faces.web.routes import said, sources, words

OVER_TIME = gettext_lazy(
    "Years first, then quarters; a gap is fewer than five persons, a broken line a period that is not over."
)
Named = Callable[[str], str]
MOST = 12


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a profile: its heading and lines of (name, value); empty where nothing is said of it."""

    heading: Words
    lines: Sequence[tuple[str, str]]


def who(profile: Profile) -> list[Part]:
    """Return who is on the way and who helps, as counts only."""
    persons = [
        (_("Women"), said.counted(profile.women)),
        (_("Children"), said.counted(profile.children)),
    ]
    return _filled(
        Part(_("Persons on the way"), persons if profile.reports else ()),
        _counts(_("Nationalities"), profile.nationalities, country_name),
        _counts(
            _("Roles of those who are named"), profile.roles, lambda code: label_text("person_roles", code)
        ),
    )


def how(profile: Profile) -> list[Part]:
    """Return by what means, how often hidden, with what papers and frauds."""
    hidden = [(_("Hidden in a vehicle or boat"), said.counted(profile.concealed))] if profile.reports else []
    return _filled(
        _counts(_("Means of transport"), profile.modes, lambda code: label_text("transport_modes", code)),
        Part(_("Hidden"), hidden),
        _counts(
            _("Papers"), profile.papers, lambda code: label_text("document_types_and_frauds:types", code)
        ),
        _counts(
            _("Frauds"), profile.frauds, lambda code: label_text("document_types_and_frauds:frauds", code)
        ),
    )


def price_and_time(profile: Profile) -> list[Part]:
    """Return fees by currency, and time on the way."""
    fees = [(fee.currency or _("currency not known"), said.quartiles(fee.amounts)) for fee in profile.fees]
    days = [(_("Median and middle half"), said.days(profile.days)), (_("n"), number(profile.days.n))]
    return _filled(
        Part(_("Fees of a leg, median and middle half"), fees),
        Part(_("Days on a leg"), days if profile.days.n else ()),
    )


def risks(profile: Profile) -> list[Part]:
    """Return the dead and missing with intervals, and the causes as the source words them."""
    died = profile.died
    if not died.incidents:
        return []
    toll = [
        (_("Incidents"), number(died.incidents)), (_("Dead"), number(died.dead)), (_("Missing"), number(died.missing)),
        (_("Dead and missing, 95 % interval"), said.interval(died.persons, digits=0)),
        (_("Incidents a year, 95 % interval"), said.interval(died.a_year)),
    ]  # fmt: skip
    causes = [(name, number(count)) for name, count in profile.causes[:MOST]]
    return _filled(Part(_("Dead and missing"), toll), Part(_("Causes, as the source words them"), causes))


def changed(profile: Profile) -> list[tuple[str, str]]:
    """Return what changed against the period of equal length before."""
    return [(words.word(words.CHANGES, one.code), said.change(one)) for one in profile.changes]


def over_time(profile: Profile) -> Figure | None:
    """Return the persons reported by quarter or year as a line; None with fewer than three steps."""
    steps = profile.map.periods
    if len(steps) < 3:
        return None
    says = _("Persons reported, by period")
    dots = [Dot(_step(step), step.persons, unfinished=not step.whole) for step in steps]
    rows = [
        (_step(step), number(step.reports), number(step.persons) if step.persons is not None else _("fewer than 5"))
        for step in reversed(steps)
    ]  # fmt: skip
    return Figure(
        key="over-time", says=says, measured=OVER_TIME, svg=line("over-time-d", [Series(says, dots)], title=says),
        table=Table(says, (_("Period"), _("Reports"), _("Persons")), rows), source=sources.flows_line(profile.map),
        care=sources.persons_caveat(),
    )  # fmt: skip


def by_leg(profile: Profile, address: Callable[[object], str]) -> Figure | None:
    """Return the legs of a profile as bars; None with fewer than two."""
    flows = sorted(profile.map.flows, key=lambda flow: -flow.persons.low)[:MOST]
    if len(flows) < 2:
        return None
    says = _("Persons reported, by leg")
    items = [
        Bar(said.leg(flow), flow.persons.low, said.persons(flow.persons), href=address(flow))
        for flow in flows
    ]
    rows = [
        (said.leg(flow), said.persons(flow.persons), said.fees(flow.fees), said.days(flow.days))
        for flow in flows
    ]
    return Figure(
        key="by-leg", says=says, measured=_("Persons that reports say went the leg; bars begin at zero."),
        svg=bars("by-leg-d", items, title=says),
        table=Table(says, (_("Leg"), _("Persons"), _("Fee, median and middle half"), _("Days, median")), rows),
        source=sources.flows_line(profile.map), care=sources.persons_caveat(),
    )  # fmt: skip


def _step(step: Period) -> str:
    if "-Q" not in step.code:
        return step.code
    return format_date(date(step.since.year, step.since.month, 1), "QQQ yy", locale=reader_locale())


def _counts(heading: str, values: Sequence[Counted], name: Named) -> Part:
    return Part(heading, [(name(one.code), said.counted(one)) for one in values[:MOST]])


def _filled(*parts: Part) -> list[Part]:
    return [part for part in parts if part.lines]
