"""Puts the report together: draws each figure once, says what changed in sentences, and cites what each line rests on."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from palermo.domain.documents import kinds
from palermo.domain.documents.bimonthly.sentences import (
    class_label,
    country_label,
    day_words,
    figure_title,
    method_labels,
    month_words,
    say,
)
from palermo.domain.documents.figures import draw
from palermo.domain.documents.figures.asked import capped
from palermo.domain.documents.models import Copy, Issue
from palermo.domain.documents.queries.issues import issue_lines
from palermo.domain.documents.rules import NARROW
from palermo.domain.documents.shapes import Frozen
from palermo.domain.documents.visible import issues_visible_to
from palermo.domain.observatory.periods import Span
from palermo.domain.observatory.queries import novelties
from palermo.domain.observatory.queries.counting import countable, moments, one_scan
from palermo.foundations.policy import Actor
from palermo.foundations.vocabularies import vocabulary
from palermo.kernel.clock import today
from palermo.kernel.levels import Level

Step = Callable[[int, int], None]
CASES, CITED = 5, 3
_STEPS = 10


@dataclass(slots=True)
class Composed:
    """A title, a body in Markdown and the figures that it places: key to (kind, title, query, data)."""

    title: str
    body: str = ""
    figures: dict[str, tuple[str, str, dict[str, Any], Frozen]] = field(default_factory=dict)


class Composer:
    """One report being put together in one language, at most at one level."""

    def __init__(self, actor: Actor, span: Span, language: str, level: Level, step: Step) -> None:
        self.actor, _ = capped(replace(actor, language=language), {"level": int(level)})
        self.span, self.language, self.level = span, language, level
        self._step, self._done = step, 0
        since, until = span.since.isoformat(), span.until.isoformat()
        self.asked: dict[str, Any] = {"since": since, "until": until, "level": int(level)}
        self.made = Composed(
            say(
                "title", language, since=month_words(span.since, language), until=month_words(span.until, language),
                year=span.until.year,
            )
        )  # fmt: skip
        self.parts: list[str] = []

    def whole(self) -> Composed:
        """Return the report, section by section: the hub's own deeds stand first after the summary."""
        self._heading("summary")
        self.parts.append(say("think", self.language))
        self._deeds("actions_of_the_hub", "deeds")
        self.parts += self._issued() or [say("nothing", self.language)]
        self._counts()
        self._routes()
        self._cases()
        self._people()
        self._heading("unit_activity_and_response_times")
        self._figure("units", "activity", {})
        self._deeds("coordination_meetings_and_operations", "coordination")
        self._deeds("best_practices", "practices")
        self._heading("corrections")
        self.parts += self._recalled() or [say("nothing", self.language)]
        self._heading("method_and_limits")
        self.parts.append(say("method", self.language, day=day_words(today(), self.language)))
        self.made.body = "\n\n".join(self.parts) + "\n"
        return self.made

    def _heading(self, section: str) -> None:
        self.parts.append(f"## {kinds.heading_of(section, self.language)}")

    def _figure(self, key: str, kind: str, more: Mapping[str, Any]) -> Frozen:
        query = self.asked | dict(more)
        drawn = draw(self.actor, kind, query)
        self.made.figures[key] = (kind, figure_title(key, self.language), query, drawn)
        self.parts.append(f"[[figure:{key}]]")
        self._done += 1
        self._step(self._done, _STEPS)
        return drawn

    def _deeds(self, section: str, key: str) -> None:
        self._heading(section)
        self._figure(key, "deeds", {"section": section})

    def _issued(self) -> list[str]:
        """Return a line for each document issued in the span, cited, with how it was used."""
        at = moments(self.span)
        rows = list(
            issues_visible_to(self.actor).filter(issued_at__range=at, to_all=True).order_by("issued_at")
        )
        rows = [row for row in rows if row.handling not in NARROW and row.state != "recalled"]
        return [
            self._told(row, line.title) for row, line in zip(rows, issue_lines(self.actor, rows), strict=True)
        ]

    def _recalled(self) -> list[str]:
        """Return a line for each document that was recalled in the span; what it said is not said again."""
        rows = issues_visible_to(self.actor).filter(state="recalled", changed_at__range=moments(self.span))
        label = vocabulary("product_kinds").label
        return [
            "- " + say(
                "recalled", self.language, kind=label(row.kind, self.language),
                day=day_words(row.issued_at.date(), self.language),
            )
            for row in rows.order_by("changed_at")
        ]  # fmt: skip

    def _told(self, row: Issue, title: str) -> str:
        copies = Copy.objects.filter(issue=row)
        counts = [
            copies.count(), copies.exclude(opened_at=None).count(), copies.exclude(acknowledged_at=None).count(),
            copies.exclude(used="").count(),
        ]  # fmt: skip
        kind = vocabulary("product_kinds").label(row.kind, self.language)
        return "- " + say(
            "issued", self.language, kind=kind, title=title, day=day_words(row.issued_at.date(), self.language),
            reference=row.reference, copies=counts[0], opened=counts[1], acknowledged=counts[2], used=counts[3],
        )  # fmt: skip

    def _counts(self) -> None:
        self._heading("figures_and_changes_with_intervals")
        drawn = self._figure("classes", "counts", {"by": "class"})
        total = drawn.data["total"]
        self.parts.append(say("total", self.language, **self._told_counts(total)))
        self.parts += self._changes(drawn.data["rows"], class_label)
        if drawn.data["undated"]:
            self.parts.append(say("undated", self.language, n=drawn.data["undated"]))
        countries = self._figure("countries", "counts", {"by": "country"})
        self.parts += self._changes(countries.data["rows"], country_label)

    def _changes(self, rows: Sequence[Mapping[str, Any]], label: Callable[[str, str], str]) -> list[str]:
        """Return a line for each row that changed beyond chance, the figure above it being its source."""
        found = []
        for row in rows:
            ratio = row["to_before"]
            if row["trend"] in ("more", "fewer") and ratio is not None:
                high = "∞" if ratio[2] is None else f"{ratio[2]:.2f}"
                found.append(
                    "- " + say(
                        "changed", self.language, code=label(row["code"], self.language),
                        trend=say(row["trend"], self.language), n=row["now"], before=row["before"],
                        value=f"{ratio[0]:.2f}", low=f"{ratio[1]:.2f}", high=high,
                    )
                )  # fmt: skip
        return found

    def _told_counts(self, row: Mapping[str, Any]) -> dict[str, object]:
        few = say("few", self.language)
        values = {"n": row["now"], "before": row["before"], "year": row["year"]}
        return {name: few if value is None else value for name, value in values.items()}

    def _routes(self) -> None:
        self._heading("routes_and_methods")
        self._figure("flows", "flows", {})
        for new in novelties(self.actor, span=self.span):
            facet, code = method_labels(new.facet, new.code, self.language)
            citable = self._citable(new.reports[:50])[:CITED]
            cites = f" [{'; '.join(f'@{one}' for one in citable)}]" if citable else ""
            self.parts.append(
                "- " + say("new_method", self.language, facet=facet, code=code, n=len(new.reports)) + cites
            )
        self._done += 1
        self._step(self._done, _STEPS)

    def _citable(self, references: Sequence[str]) -> list[str]:
        """Return those of some reports that may be cited without narrowing who can read the whole report."""
        rows = countable(self.actor).filter(reference__in=references).exclude(handling__in=NARROW)
        free = set(rows.values_list("reference", flat=True))
        return [one for one in references if one in free]

    def _cases(self) -> None:
        self._heading("notable_cases")
        rows = countable(self.actor).filter(day_from__gte=self.span.since, day_from__lte=self.span.until)
        rows = rows.exclude(handling__in=NARROW).order_by("-priority", "-value", "-pk")[:CASES]
        found = [
            "- " + say(
                "case", self.language, day=day_words(row.day_from, self.language) if row.day_from else "",
                unit=row.unit, what=self._what(row.kind, row.crime_class),
            )
            + f" [@{row.reference}]"
            for row in rows.only("day_from", "unit", "kind", "crime_class", "reference")
        ]  # fmt: skip
        self.parts += found or [say("nothing", self.language)]

    def _what(self, kind: str, crime: str) -> str:
        label = vocabulary("report_kinds").label(kind, self.language)
        return f"{label}, {class_label(crime, self.language)}" if crime else label

    def _people(self) -> None:
        self._heading("people_protected")
        drawn = self._figure("people", "counts", {"by": "class", "measure": "people"})
        self.parts.append(say("persons", self.language, **self._told_counts(drawn.data["total"])))
        self._figure("dead", "counts", {"by": "country", "measure": "dead"})


def compose(
    actor: Actor,
    span: Span,
    *,
    language: str,
    level: Level = Level.SENSITIVE,
    step: Step = lambda done, total: None,
) -> Composed:
    """Return the report of a span in a language, counting nothing above a level; `step` hears how far it is."""
    with one_scan():
        return Composer(actor, span, language, level, step).whole()
