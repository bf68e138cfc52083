"""The whole form to a Content and back, and a draft that keeps even what cannot be read yet."""

from dataclasses import dataclass
from typing import Any

from palermo.domain.reports import rules
from palermo.domain.reports.content import Content, Evaluation, Urgency
from palermo.faces.web.reports.form import codecs, numbers, phones, when, where
from palermo.faces.web.reports.form.faults import Fault
from palermo.faces.web.reports.form.rows import SECTIONS, compact, make, read_rows, write_rows
from palermo.faces.web.reports.form.typed import Typed
from palermo.foundations.vocabularies import vocabulary
from palermo.kernel.errors import Invalid
from palermo.kernel.text import clean

ROWS = ("legs", "people", "vehicles", "phones", "papers", "seizures", "money")
URGENT = ("life", "child", "moving")
INDICATOR = "indicator-"
UNREAD = "typed."  # notes under this prefix hold what a draft's boxes say although it means nothing yet
MOST_NOTES = 60
_PLACES = {
    "narrative": "narrative", "kind": "kind", "when.start": "start_day", "when.end": "end_day",
    "where.country": "country", "where.crossing": "crossing",
}  # fmt: skip
_LINES = (
    ("title", codecs.line(codecs.SHORT)), ("narrative", codecs.area(codecs.NARRATIVE)),
    ("language", codecs.CODE), ("kind", codecs.CODE),
)  # fmt: skip
_EVALUATION = (
    ("source", codecs.CODE), ("information", codecs.CODE), ("handling", codecs.CODE),
    ("condition", codecs.line(codecs.LINE)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """What the boxes say: the content as far as it can be read, and what cannot."""

    content: Content
    faults: list[Fault]
    typed: Typed


def read(typed: Typed, base: Content | None = None) -> Reading:
    """Return what was typed; `base` gives what the form does not show, such as an import's notes."""
    typed.values = {name: clean(text) for name, text in typed.values.items()}
    compact(typed)
    typed.name_people()
    faults: list[Fault] = []
    values: dict[str, Any] = _boxes(typed, _LINES, "", faults)
    values |= {"when": when.read(typed, faults), "where": where.read(typed, faults)}
    values["urgency"] = Urgency(**{name: typed.text(f"urgent_{name}") == "1" for name in URGENT})
    for name in ROWS:
        values[name] = read_rows(SECTIONS[name], typed, faults)
    values |= {"toll": numbers.read_toll(typed, faults), "counts": numbers.read_counts(typed, faults)}
    values["indicators"] = _indicators(typed)
    values["evaluation"] = make(Evaluation, _boxes(typed, _EVALUATION, "", faults), "", faults)
    if base is not None:
        values["notes"] = {key: text for key, text in base.notes.items() if not key.startswith(UNREAD)}
    return Reading(make(Content, values, "", faults), _in_order(faults), typed)


def _boxes(typed: Typed, columns: Any, start: str, faults: list[Fault]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, codec in columns:
        try:
            value = codec.read(typed.text(start + name))
        except Invalid as error:
            faults.append(Fault(start + name, error.code, error.details))
            continue
        if value or name not in ("kind", "handling"):  # these two have a meaning when nothing is chosen
            values[name] = value
    return values


def _indicators(typed: Typed) -> list[str]:
    chosen = {
        name.removeprefix(INDICATOR)
        for name, text in typed.values.items()
        if name.startswith(INDICATOR) and text == "1"
    }
    known = vocabulary("indicators").codes
    return [code for code in known if code in chosen] + sorted(chosen - set(known))


def _in_order(faults: list[Fault]) -> list[Fault]:
    return list({(fault.field, fault.code): fault for fault in faults}.values())


def leaving_faults(reading: Reading, unit_country: str = "") -> list[Fault]:
    """Return everything to put right before a report leaves its author: unread boxes, the three asked for, phones."""
    known = {fault.field for fault in reading.faults}
    asked = [
        Fault(place_of(problem.field), problem.code)
        for problem in rules.problems(reading.content, leaving=True)
    ]
    asked += phones.faults(reading.content, unit_country)
    # A box that cannot be read is told once, not also as missing.
    missing = {"start_day": {"start_month", "start_year"}, "country": {"coordinates", "crossing", "place"}}
    extra = [
        fault for fault in asked if fault.field not in known and not missing.get(fault.field, set()) & known
    ]
    return _in_order([*reading.faults, *extra])


def place_of(path: str) -> str:
    """Return the box at which a problem with a path of the content is shown."""
    if path in _PLACES:
        return _PLACES[path]
    parts = path.split(".")
    return "-".join(parts) if len(parts) == 3 else "indicators" if parts[0] == "indicators" else parts[0]


def typed_of(content: Content, language: str = "en") -> Typed:
    """Return the boxes in which a content is typed again, in the reader's language."""
    found = {
        "title": content.title,
        "narrative": content.narrative,
        "language": content.language,
        "kind": content.kind,
    }
    found |= when.write(content.when) | where.write(content.where)
    found |= {f"urgent_{name}": codecs.FLAG.show(getattr(content.urgency, name)) for name in URGENT}
    for name in ROWS:
        found |= write_rows(SECTIONS[name], getattr(content, name), language)
    found |= numbers.write(content.toll, content.counts, language)
    found |= {INDICATOR + code: "1" for code in content.indicators}
    found |= {name: str(getattr(content.evaluation, name)) for name, _ in _EVALUATION}
    found |= {key.removeprefix(UNREAD): text for key, text in content.notes.items() if key.startswith(UNREAD)}
    return Typed(found)


def kept_draft(reading: Reading) -> Content:
    """Return a content that a draft can hold, with what cannot be read yet in its notes, box by box.

    Raises Invalid("too_much_unread") where the notes have no room for it.
    """
    unread = {
        UNREAD + box: reading.typed.text(box)[: codecs.LINE].strip()
        for fault in reading.faults
        for box in fault.kept
        if reading.typed.said(box)
    }
    notes = {**reading.content.notes, **{key: text for key, text in unread.items() if len(key) <= 60}}
    if len(notes) > MOST_NOTES or len(unread) > MOST_NOTES or _longest(reading) > codecs.LINE:
        raise Invalid("too_much_unread")
    return reading.content.model_copy(update={"notes": notes})


def _longest(reading: Reading) -> int:
    boxes = (box for fault in reading.faults for box in fault.kept)
    return max((len(reading.typed.text(box).strip()) for box in boxes), default=0)
