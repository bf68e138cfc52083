"""A day of the hub: Ana takes up, classifies, asks, shares and closes, so that every page has something to show."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from palermo.domain.reports import operations
from palermo.domain.reports.demo_data import Invented
from palermo.domain.reports.judgement import VOCABULARIES, Judgement
from palermo.domain.reports.models import Report
from palermo.domain.reports.states import State
from palermo.foundations.policy import Actor, Entry
from palermo.foundations.staff import actor_for
from palermo.foundations.staff.models import Person
from palermo.foundations.vocabularies import vocabulary
from palermo.kernel.levels import Level
from palermo.project.demo.story import by_number, found_again, incoming, mark_invented, story

# The file names kinds of report where the hub judges by class.
_PRIMARY = {
    "document_fraud": "documents", "proceeds": "money", "mixed": "som", "child_at_risk": "tip", "intelligence": "other",
    "death_or_distress": "none",
}  # fmt: skip
_ORDER = ("take_up", "acknowledge", "classify", "feedback", "ask", "share", "close")


@cache
def ana() -> Actor:
    """Return the analyst as an Actor of the hub."""
    return actor_for(Person.objects.select_related("unit").get(username="ana"), Entry.HUB)


def take_in() -> None:
    """Take in what units sealed to the hub, and mark the invented report among it."""
    operations.take_in()
    for one in by_number().values():
        item = incoming(one)
        if one.level is Level.HIGHLY_SENSITIVE and found_again(item) is None:
            rows = Report.objects.filter(unit=one.unit, level=one.level, source_key=None)
            for report in rows:
                mark_invented(report, item)


def work() -> None:
    """Do what the story says of each report that nobody has touched yet."""
    known = by_number()
    for row in story()["hub"]:
        one = known[row["report"]]
        report = found_again(incoming(one))
        if report is not None and report.standing is State.SUBMITTED and not report.assigned:
            for verb in _ORDER:
                if verb in row:
                    _DEEDS[verb](report.reference, one, row[verb])


def judgement(one: Invented) -> Judgement:
    """Return the crime class that an analyst should reach, with the codes that the vocabularies know."""
    expected = one.expected
    som, tip = expected.get("som", {}), expected.get("tip", {})
    codes: dict[str, list[str]] = {
        "classes": [row["iccs"] for row in expected.get("classes", ())],
        "acts": list(tip.get("acts", ())), "means": list(tip.get("means", ())),
        "purposes": list(tip.get("purposes", ())), "form": list(tip.get("form", ())),
        "sectors": list(tip.get("sector", ())), "offences": list(som.get("offences", ())),
        "aggravations": list(som.get("aggravations", ())), "circumstances": list(som.get("circumstances", ())),
        "som_modes": list(som.get("modes", ())), "modes": [leg.mode for leg in one.content.legs],
    }  # fmt: skip
    kept = {name: _known(name, found) for name, found in codes.items()}
    primary = _PRIMARY.get(expected["primary"], expected["primary"])
    evaluation = one.content.evaluation
    return Judgement.model_validate({
        **kept, "primary": primary, "child": "child" in tip, "source": evaluation.source,
        "information": evaluation.information, "handling": evaluation.handling,
        "route": " – ".join(_places(one)),
    })  # fmt: skip


def _known(name: str, codes: list[str]) -> list[str]:
    entries = vocabulary(*VOCABULARIES[name])
    return [code for code in dict.fromkeys(codes) if code in entries]


def _places(one: Invented) -> list[str]:
    legs = one.content.legs
    named = [legs[0].origin, *(leg.destination for leg in legs)] if legs else [one.content.where.place]
    return [place for place in dict.fromkeys(named) if place]


def _take_up(reference: str, one: Invented, wanted: Any) -> None:
    operations.take_up(ana(), references=[reference])


def _acknowledge(reference: str, one: Invented, wanted: Any) -> None:
    operations.acknowledge(ana(), reference=reference)


def _classify(reference: str, one: Invented, wanted: Any) -> None:
    operations.classify(ana(), reference=reference, judgement=judgement(one))


def _feedback(reference: str, one: Invented, wanted: Any) -> None:
    operations.feedback(ana(), reference=reference, kind=wanted["kind"], text=wanted["text"])


def _ask(reference: str, one: Invented, wanted: Any) -> None:
    operations.ask(ana(), reference=reference, question=wanted)


def _share(reference: str, one: Invented, wanted: Any) -> None:
    operations.share(ana(), reference=reference, units=wanted)


def _close(reference: str, one: Invented, wanted: Any) -> None:
    operations.close(ana(), reference=reference, kind=wanted["kind"], text=wanted["text"])


_DEEDS: Mapping[str, Callable[[str, Invented, Any], None]] = {
    "take_up": _take_up, "acknowledge": _acknowledge, "classify": _classify, "feedback": _feedback, "ask": _ask,
    "share": _share, "close": _close,
}  # fmt: skip
