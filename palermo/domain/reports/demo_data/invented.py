"""The thirty invented reports, from the words of their file into the shape of a report; nothing of it is lost."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from palermo.domain.reports.content import Content
from palermo.kernel.levels import Level
from palermo.kernel.yaml_files import read_yaml

_FILE = Path(__file__).with_name("invented_reports.yaml")
_MODES_ON_WATER = frozenset({"canoe", "fishing_boat", "inflatable", "speedboat", "ferry", "ship"})
_COUNTS = {
    "migrants": "people",
    "women": "women",
    "children": "children",
    "rescued": "survivors",
    "nationalities": "nationalities",
}

Facts = Mapping[str, Any]


class Invented(NamedTuple):
    """One invented report; `expected` is the crime class that an analyst should reach, with the words that show it."""

    unit: str
    level: Level
    source_ref: str
    priority: str
    content: Content
    expected: dict[str, Any]


@lru_cache(maxsize=1)
def _read() -> dict[str, Any]:
    loaded: dict[str, Any] = read_yaml(_FILE)
    return loaded


def banner(language: str) -> str:
    """Return the sentence that marks an invented report, in the language or else in English."""
    texts: dict[str, str] = _read()["banner"]
    return texts.get(language, texts["en"])


def truth() -> dict[str, Any]:
    """Return what the thirty have in common: which mentions are the same, alike but not the same, or open."""
    found: dict[str, Any] = _read()["truth"]
    return found


def invented() -> list[Invented]:
    """Return the thirty reports in the order of their file."""
    return [
        Invented(
            report["unit"],
            Level.of(report["level"]),
            report["source_ref"],
            report["priority"],
            _content(report),
            report["classification"],
        )
        for report in _read()["reports"]
    ]


def _content(report: Facts) -> Content:
    counts, left = _counts(report.get("counts", {}))
    deaths = report.get("deaths_injuries", {})
    when, where = report["when"], report["where"]
    notes = {
        "invented": banner(report["language"]),
        "example": report["id"],
        "reported": str(report["reported"]),
        **left,
    }
    if when["precision"] in ("night", "week"):
        notes["date_precision"] = when["precision"]
    return Content.model_validate({
        "narrative": report["narrative"].strip(),
        "language": report["language"],
        "kind": report["kind"],
        "when": {
            "start": _partial(when["from"]),
            "end": _partial(when["to"]) if when["to"] != when["from"] else "",
            "time": when.get("time", ""),
            "words": when["as_written"],
        },
        "where": _known(
            where, country="country", place="place", crossing="crossing", lat="lat", lon="lon", as_written="words"
        ),
        "urgency": {"life": report["priority"] == "flash"},
        "legs": [_leg(leg) for leg in report.get("legs", ())],
        "people": [_person(person) for person in report["people"]],
        "vehicles": [*map(_vehicle, report.get("vehicles", ())), *_vessels(report)],
        "phones": [_phone(phone) for phone in report.get("phones", ())],
        "papers": [paper for papers in report.get("documents", ()) for paper in _papers(papers)],
        "seizures": [_seizure(seizure) for seizure in report.get("seizures", ())],
        "money": [dict(money) for money in report.get("money", ())],
        "toll": {name: deaths.get(name) for name in ("dead", "missing", "injured")},
        "counts": counts,
        "indicators": report.get("indicators", []),
        "evaluation": {
            **report["evaluation"],
            "handling": report["handling"],
            "condition": report.get("handling_text", ""),
        },
        "notes": notes,
    })  # fmt: skip


def _partial(value: Any) -> str:
    """Return a partial date as text; YAML hands over a date, a year or words."""
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)


def _known(facts: Facts, **names: str) -> dict[str, Any]:
    return {ours: facts[theirs] for theirs, ours in names.items() if facts.get(theirs) is not None}


def _note(facts: Facts, *pieces: str) -> str:
    return "; ".join(piece for piece in (facts.get("note", ""), facts.get("detail", ""), *pieces) if piece)


def _as_written(facts: Facts, ours: object, name: str = "as_written") -> str:
    written = facts.get(name)
    return f"as written: {written}" if written and str(written) != str(ours) else ""


def _leg(leg: Facts) -> dict[str, Any]:
    return _known(
        leg, **{"from": "origin", "to": "destination", "mode": "mode", "fee": "fee", "note": "note"}
    )


def _person(person: Facts) -> dict[str, Any]:
    pieces = [
        f"born as written: {person['as_written_dob']}" if "as_written_dob" in person else "",
        f"{person['count']} persons" if "count" in person else "",
        "service number withheld" if person.get("service_no_withheld") else "",
    ]
    return {
        **_known(
            person, ref="ref", role="role", name="name", alias="alias", sex="sex", age_band="age",
            nationality="nationality", at_large="at_large",
        ),
        "born": _partial(person.get("born")),
        "note": _note(person, *pieces),
    }  # fmt: skip


def _vehicle(vehicle: Facts) -> dict[str, Any]:
    found = _known(vehicle, ref="ref", kind="kind", make="make", colour="colour", plate="plate")
    return {**found, "note": _note(vehicle, _as_written(vehicle, vehicle.get("plate")))}


def _vessels(report: Facts) -> Iterable[dict[str, Any]]:
    """Yield the vessels; their kind is the mode of the report's last leg on water."""
    modes = [leg["mode"] for leg in report.get("legs", ()) if leg["mode"] in _MODES_ON_WATER]
    for vessel in report.get("vessels", ()):
        found = _known(vessel, ref="ref", name="name", colours="colour")
        length = f"length {vessel['length_m']} m" if vessel.get("length_m") else ""
        yield {
            **found,
            "kind": modes[-1] if modes else "vessel",
            "note": _note(vessel, length, vessel.get("state", "")),
        }


def _phone(phone: Facts) -> dict[str, Any]:
    found = _known(phone, number="number", of="of")
    return {**found, "note": _note(phone, _as_written(phone, phone["number"]))}


def _papers(paper: Facts) -> list[dict[str, Any]]:
    found = _known(paper, type="type", country="country", count="count", fraud="fraud")
    found["note"] = _note(paper, *paper.get("mrz", ()))
    return [{**found, "number": number} for number in paper.get("numbers", ("",))]


def _seizure(seizure: Facts) -> dict[str, Any]:
    found = _known(seizure, kind="kind", drug="drug", amount="amount", unit="unit", hidden="hidden")
    return {**found, "note": _note(seizure)}


def _counts(counts: Facts) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the counts that a report has a field for, and the others as notes; presumed victims are both."""
    known = {_COUNTS[name]: value for name, value in counts.items() if name in _COUNTS}
    left = {name: str(value) for name, value in counts.items() if name not in _COUNTS}
    for name in ("presumed_victims", "travellers", "stowaways"):
        if name in counts:
            known.setdefault("people", counts[name])
    return known, left
