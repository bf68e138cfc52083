"""How many: dead, missing and injured as three answers each, people met, nationalities. Unknown is never 0."""

from typing import Any

from palermo.domain.reports.content import Counts, Toll
from palermo.faces.web.reports.form.codecs import read_count
from palermo.faces.web.reports.form.faults import Fault
from palermo.faces.web.reports.form.rows import SECTIONS, Nation, make, read_rows, write_rows
from palermo.faces.web.reports.form.typed import Typed
from palermo.kernel.errors import Invalid

TOLL = ("dead", "missing", "injured")
COUNTS = ("people", "women", "men", "children", "survivors")
NONE, UNKNOWN, SOME = "0", "u", "n"


def read_answer(choice: str, number: str) -> int | None:
    """Return 0 for none, a number for yes, None for not known; raises Invalid where they contradict each other."""
    count = read_count(number)
    if choice == NONE:
        if count:
            raise Invalid("none_or_some")
        return 0
    if choice == SOME and count is None:
        raise Invalid("how_many")
    if choice not in (SOME, UNKNOWN, ""):
        raise Invalid("unknown_code")
    return count  # a number counts as an answer although nobody ticked "yes"


def read_toll(typed: Typed, faults: list[Fault]) -> Toll:
    """Return the dead, missing and injured."""
    values: dict[str, Any] = {}
    for name in TOLL:
        choice, number = f"toll_{name}", f"toll_{name}_n"
        try:
            values[name] = read_answer(typed.text(choice), typed.text(number))
        except Invalid as error:
            faults.append(Fault(number, error.code, error.details, (choice, number)))
    found: Toll = make(Toll, values, "toll_", faults)
    return found


def read_counts(typed: Typed, faults: list[Fault]) -> Counts:
    """Return how many people were met."""
    values: dict[str, Any] = {}
    for name in COUNTS:
        try:
            values[name] = read_count(typed.text(f"count_{name}"))
        except Invalid as error:
            faults.append(Fault(f"count_{name}", error.code, error.details))
    values["nationalities"] = _nationalities(typed, faults)
    found: Counts = make(Counts, values, "count_", faults)
    return found


def _nationalities(typed: Typed, faults: list[Fault]) -> dict[str, int]:
    found: dict[str, int] = {}
    nations: list[Nation] = read_rows(SECTIONS["nations"], typed, faults)
    for number, nation in enumerate(nations):
        start = f"nations-{number}-"
        if any(fault.field.startswith(start) for fault in faults):
            pass
        elif nation.count is None:
            faults.append(Fault(start + "count", "how_many", boxes=(start + "country", start + "count")))
        elif nation.country in found:
            faults.append(Fault(start + "country", "twice", boxes=(start + "country", start + "count")))
        else:
            found[nation.country] = nation.count
    return found


def write(toll: Toll, counts: Counts, language: str) -> dict[str, str]:
    """Return the boxes in which the numbers are typed again."""
    found = {}
    for name in TOLL:
        value: int | None = getattr(toll, name)
        found[f"toll_{name}"] = UNKNOWN if value is None else SOME if value else NONE
        found[f"toll_{name}_n"] = str(value) if value else ""
    for name in COUNTS:
        count: int | None = getattr(counts, name)
        found[f"count_{name}"] = "" if count is None else str(count)
    nations = [Nation(country=code, count=count) for code, count in counts.nationalities.items()]
    return found | write_rows(SECTIONS["nations"], nations, language)
