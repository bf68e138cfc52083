"""A box of the form: what it is called, what it holds, what is wrong with it. Meanings are elsewhere."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.functional import Promise

Label = Promise | str
Choice = tuple[str, str]
Group = tuple[str, Sequence[Choice]]


@dataclass(frozen=True, slots=True)
class Box:
    """The lasting part of a box. `kind`: line, area, select, check or radios; `of` gives the list to choose from."""

    name: str
    label: Label
    hint: Label = ""
    kind: str = "line"
    of: Callable[[], Sequence[Group]] | None = None
    css: str = ""
    mode: str = ""
    suggestions: str = ""
    rows: int = 7


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class OptionGroup:
    """Options under a heading, "" for none."""

    label: str
    options: list[Option]


@dataclass(slots=True)
class Shown:
    """A box on one page: its text as typed, and the sentence about what is wrong ("" for nothing)."""

    box: Box
    name: str
    value: str
    error: str = ""
    groups: list[OptionGroup] = field(default_factory=list)

    @property
    def id(self) -> str:
        """Return the element's id, to which the list of errors leads."""
        return f"f-{self.name}"

    @property
    def described_by(self) -> str:
        """Return the ids of what is said about the box."""
        parts = [f"{self.id}-e"] if self.error else []
        return " ".join([*parts, f"{self.id}-h"] if self.box.hint else parts)

    @property
    def said(self) -> bool:
        """Say whether something is in the box."""
        return bool(self.value.strip())


def shown(box: Box, name: str, values: Mapping[str, str], errors: Mapping[str, str]) -> Shown:
    """Return a box as it stands on this page; a value that its list does not have stays as one more choice."""
    value = values.get(name, "")
    found = Shown(box, name, value, errors.get(name, ""))
    if box.of is not None:
        groups = box.of()
        found.groups = [
            OptionGroup(label, [Option(code, text, code == value) for code, text in choices])
            for label, choices in groups
        ]
        if value and not any(option.chosen for group in found.groups for option in group.options):
            found.groups.append(OptionGroup("", [Option(value, value, True)]))
    return found
