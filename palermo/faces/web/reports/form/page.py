"""The form as one page shows it: every box with its text and its error, rows in order, a list of errors on top."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import get_language, gettext

from palermo.faces.kit.forms import ErrorLine
from palermo.faces.web.reports.form import options
from palermo.faces.web.reports.form.boxes import Box, Group, Shown, shown
from palermo.faces.web.reports.form.faults import Fault
from palermo.faces.web.reports.form.layout import SINGLE, TOLL
from palermo.faces.web.reports.form.layout_rows import LAYOUTS, RowLayout
from palermo.faces.web.reports.form.mapping import INDICATOR, ROWS
from palermo.faces.web.reports.form.numbers import UNKNOWN
from palermo.faces.web.reports.form.rows import SECTIONS, blank
from palermo.faces.web.reports.form.sentences import sentence
from palermo.faces.web.reports.form.typed import Typed

UNASKED = ("papers", "seizures", "money", "nations")  # these stand folded away until something is in them


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row: its heading, the boxes that come first, those under "more", and the words of its buttons."""

    number: int
    heading: str
    remove: str
    first: list[Shown]
    more: list[Shown]
    child: bool = False
    lead: Shown | None = None

    @property
    def boxes(self) -> list[Shown]:
        """Return all boxes of the row in their order."""
        return [*([self.lead] if self.lead else []), *self.first, *self.more]

    @property
    def open(self) -> bool:
        """Say whether "more" must stand open: something is in it, or wrong in it."""
        return any(box.error or box.said for box in self.more)


@dataclass(frozen=True, slots=True)
class ShownSection:
    """The rows of one section with its button for more."""

    name: str
    add: str
    rows: list[ShownRow]
    filled: int
    wrong: bool
    next_box: str

    @property
    def open(self) -> bool:
        """Say whether a folded section must stand open: something is in it, wrong in it, or was asked for."""
        return self.wrong or bool(self.filled) or len(self.rows) > 1


@dataclass(frozen=True, slots=True)
class Answer:
    """One question with three answers: none, not known, so many."""

    name: str
    label: str
    choice: str
    number: str
    error: str

    @property
    def id(self) -> str:
        """Return the id of the box for the number, to which the list of errors leads."""
        return f"f-toll_{self.name}_n"


@dataclass(frozen=True, slots=True)
class Tick:
    """One indicator."""

    code: str
    label: str
    on: bool


@dataclass(slots=True)
class Page:
    """Everything that the form's template needs; made by `page_of`."""

    boxes: dict[str, Shown]
    sections: dict[str, ShownSection]
    toll: list[Answer]
    signs: list[tuple[str, list[Tick]]]
    dates: dict[str, tuple[Shown, Shown, Shown]]
    time: Shown
    errors: list[ErrorLine] = field(default_factory=list)
    wrong: set[str] = field(default_factory=set)

    @property
    def ticked(self) -> int:
        """Return how many indicators are ticked."""
        return sum(tick.on for _, ticks in self.signs for tick in ticks)

    @property
    def lasted(self) -> bool:
        """Say whether an end was typed or is wrong."""
        return any(box.said or box.error for box in self.dates["end"])

    @property
    def counted(self) -> bool:
        """Say whether any number of people was given or is wrong."""
        counts = any(box.said or box.error for name, box in self.boxes.items() if name.startswith("count_"))
        return counts or self.sections["nations"].open

    @property
    def judged(self) -> bool:
        """Say whether the evaluation or the handling was changed from what it is by itself, or is wrong."""
        boxes = [self.boxes[name] for name in ("source", "information", "handling", "condition")]
        return any(box.error or box.value not in ("", "H0") for box in boxes)

    @property
    def answered(self) -> int:
        """Return how many of the three questions about the dead, missing and injured have an answer."""
        return sum(answer.choice != UNKNOWN for answer in self.toll)


def _date_boxes(end: str) -> tuple[Box, Box, Box]:
    day, month, year = gettext("Day"), gettext("Month"), gettext("Year")
    return (
        Box(f"{end}_day", day, css="xs", mode="numeric"), Box(f"{end}_month", month, css="xs", mode="numeric"),
        Box(f"{end}_year", year, css="xs", mode="numeric"),
    )  # fmt: skip


def page_of(typed: Typed, faults: Sequence[Fault] = ()) -> Page:
    """Return the form's page."""
    pad(typed)
    errors: dict[str, str] = {}
    for fault in faults:
        errors.setdefault(fault.field, sentence(fault))
    values = typed.values
    boxes = {name: shown(box, name, values, errors) for name, box in SINGLE.items()}
    dates = {
        end: _three([shown(box, box.name, values, errors) for box in _date_boxes(end)])
        for end in ("start", "end")
    }
    time = shown(Box("time", gettext("Time, if you know"), css="xs"), "time", values, errors)
    sections = {name: _section(LAYOUTS[name], typed, errors) for name in (*ROWS, "nations")}
    toll = [
        Answer(
            name,
            str(label),
            values.get(f"toll_{name}") or UNKNOWN,
            values.get(f"toll_{name}_n", ""),
            errors.get(f"toll_{name}_n", ""),
        )
        for name, label in TOLL
    ]
    page = Page(boxes, sections, toll, _signs(values), dates, time)
    page.errors = _lines(page, errors)
    page.wrong = set(errors)
    return page


def _three(found: list[Shown]) -> tuple[Shown, Shown, Shown]:
    day, month, year = found
    return day, month, year


def pad(typed: Typed) -> None:
    """Give every section without rows one untouched row, so that nobody has to ask for the first."""
    for name, section in SECTIONS.items():
        if not typed.rows(name):
            typed.add(name, {column.name: column.rest for column in section.columns})


def _section(layout: RowLayout, typed: Typed, errors: Mapping[str, str]) -> ShownSection:
    name = layout.section
    numbers = typed.rows(name)
    people = _people(typed) if name in ("phones", "papers") else ()
    rows = [_row(layout, typed, number, errors, people) for number in numbers]
    filled = sum(not blank(SECTIONS[name], typed.row(name, number)) for number in numbers)
    wrong = any(error.startswith(f"{name}-") for error in errors)
    # The browser goes to the new row's first box by the address that the button sends to.
    next_box = f"f-{name}-{numbers[-1] + 1}-{layout.first[0].name}"
    return ShownSection(name, str(layout.add), rows, filled, wrong, next_box)


def _row(
    layout: RowLayout, typed: Typed, number: int, errors: Mapping[str, str], people: Sequence[Group]
) -> ShownRow:
    def boxes(these: Sequence[Box]) -> list[Shown]:
        found = []
        for box in these:
            spec = (
                box
                if box.name != "of"
                else Box("of", box.label, kind="select", of=lambda: people, lasting=False)
            )
            found.append(shown(spec, f"{layout.section}-{number}-{box.name}", typed.values, errors))
        return found

    place = {"n": number + 1}
    age = typed.text(f"people-{number}-age").strip() if layout.section == "people" else ""
    child = typed.text(f"people-{number}-role") == "child" or (
        age.isdecimal() and len(age) <= 2 and int(age) < 18
    )
    first = boxes(layout.first)
    lead = first.pop(0) if layout.section == "people" else None  # a name needs the whole width
    return ShownRow(
        number, str(layout.row) % place, str(layout.remove) % place, first, boxes(layout.more),
        child and layout.section == "people", lead,
    )  # fmt: skip


def _people(typed: Typed) -> Sequence[Group]:
    """Return the people of the form to choose an owner from: by reference where there is one, else by row."""
    choices = [("", gettext("Not known"))]
    for number in typed.rows("people"):
        row = typed.row("people", number)
        name = row.get("name", "").strip()
        code = row.get("ref", "").strip()
        heading = gettext("Person %(n)s") % {"n": number + 1}
        choices.append((code or f"#{number}", f"{heading}: {name}" if name else heading))
    return [("", choices)]


def _signs(values: Mapping[str, str]) -> list[tuple[str, list[Tick]]]:
    language = (get_language() or "en")[:2]
    return [
        (group, [Tick(code, label, values.get(INDICATOR + code) == "1") for code, label in choices])
        for group, choices in options.indicator_groups(language)
    ]


def _lines(page: Page, errors: Mapping[str, str]) -> list[ErrorLine]:
    """Return the list of errors in the order of the page, each with the label of its box."""
    labels = {f"toll_{answer.name}_n": answer.label for answer in page.toll}
    labels |= {box.name: str(box.box.label) for box in page.boxes.values()}
    labels |= {box.name: gettext("When") for end in page.dates.values() for box in end} | {
        "time": gettext("Time")
    }
    for section in page.sections.values():
        for row in section.rows:
            labels |= {box.name: f"{row.heading}, {box.box.label}" for box in row.boxes}
    known = [name for name in labels if name in errors]
    rest = [name for name in errors if name not in labels]
    return [ErrorLine(f"f-{name}", labels.get(name, ""), errors[name]) for name in (*known, *rest)]
