"""Sharing as a form: which units, and each protected person with a tick and a reason."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from palermo.domain.reports import masking, sharing
from palermo.domain.reports.content import Person
from palermo.domain.reports.queries import Opened
from palermo.domain.reports.sharing import Needs
from palermo.faces.kit import errors
from palermo.faces.kit.forms import Form
from palermo.faces.kit.names import unit
from palermo.foundations import staff
from palermo.foundations.policy import Actor

LONGEST_REASON = 500


@dataclass(frozen=True, slots=True)
class Ticking:
    """One protected person: the code that stands for her, the tick that shows her, the reason for it."""

    person: Person
    code: str
    show: BoundField
    why: BoundField


class SharingForm(Form):
    """The units to share with; `version` is the version whose people were ticked."""

    version = forms.CharField(widget=forms.HiddenInput, required=False, max_length=9)
    units = forms.MultipleChoiceField(
        label=_("Which units?"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, actor: Actor, opened: Opened, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="share-%s", **kwargs)
        self._actor, self._opened = actor, opened
        self.have = sorted(
            {row.unit for share in opened.shares if share.state == "active" for row in share.units.all()},
            key=unit,
        )
        free = staff.appointed_units() - {opened.report.unit, *self.have}
        self.fields["units"].choices = [(code, unit(code)) for code in sorted(free, key=unit)]  # type: ignore[attr-defined]
        for position, person in opened.protected:
            name = person.name or masking.code_for(person, position)
            self.fields[f"show-{position}"] = forms.BooleanField(
                label=_("Show %(name)s") % {"name": name}, required=False
            )
            self.fields[f"why-{position}"] = forms.CharField(
                label=_("Why?"), max_length=LONGEST_REASON, required=False
            )

    @property
    def people(self) -> list[Ticking]:
        """Return the protected people, each with its tick and reason."""
        return [
            Ticking(
                person, masking.code_for(person, position), self[f"show-{position}"], self[f"why-{position}"]
            )
            for position, person in self._opened.protected
        ]

    def clean(self) -> dict[str, Any]:
        """Return what was chosen; a ticked person without a reason is an error beside that person."""
        for position, _person in self._opened.protected:
            if self.cleaned_data.get(f"show-{position}") and not self.cleaned_data.get(f"why-{position}"):
                self.add_error(f"why-{position}", errors.sentence("reason_is_missing"))
        return self.cleaned_data

    @property
    def shown(self) -> frozenset[int]:
        """Return the positions of the people who are ticked, also while something else is still wrong."""
        return frozenset(
            position for position, _person in self._opened.protected if self[f"show-{position}"].value()
        )

    @property
    def unmask(self) -> dict[int, str]:
        """Return the reason for each ticked person of a valid form."""
        return {position: self.cleaned_data[f"why-{position}"] for position in self.shown}

    @property
    def needs(self) -> Needs:
        """Return whose word this choice needs."""
        report = self._opened.report
        return sharing.needs(
            by_owner=report.unit == self._actor.unit, handling=report.handling,
            units=len(self["units"].value() or []), unmasked=len(self.shown),
        )  # fmt: skip
