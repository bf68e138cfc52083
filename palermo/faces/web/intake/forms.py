"""What is asked for an import: the file, then how to read it and for whom."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from palermo.domain.reports.intake import mappings
from palermo.faces.kit import names
from palermo.faces.kit.forms import Form
from palermo.foundations.files.upload_handler import TABLE_FIELD

Choices = list[tuple[str, str]]


def mapping_title(name: str) -> str:
    """Return a mapping's title in the reader's language; its name where it has none."""
    if name not in mappings.names():
        return name
    titles = mappings.load(name).spec.title
    return titles.get(get_language() or "en") or titles.get("en") or name


def unit_choices(mapping: mappings.Mapping | None) -> Choices:
    """Return the units and the hub; "each row says" first, where the mapping reads a column of units."""
    rows: Choices = [("", gettext("Each row names its own"))] if mapping and mapping.spec.unit else []
    units = sorted(((code, names.unit(code)) for code in settings.PALERMO.units), key=lambda pair: pair[1])
    return [*rows, (settings.PALERMO.hub, gettext("The hub itself")), *units]


class FileForm(Form):
    """The file itself; its first bytes say what it is, not its name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[TABLE_FIELD] = forms.FileField(
            label=_("File"),
            help_text=_(
                "CSV, XLSX or JSON lines, at most 200 MB. Nothing is taken in before you have seen a preview."
            ),
            widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx,.jsonl,.ndjson"}),
            allow_empty_file=True,
            max_length=None,
            error_messages={"required": gettext("Choose a file.")},
        )


class ReadingForm(Form):
    """How to read a file: mapping, unit (at the hub), sheet (of a workbook with several)."""

    mapping = forms.ChoiceField(label=_("Mapping"), help_text=_("Which column is what"))
    unit = forms.ChoiceField(label=_("Whose reports are these?"), required=False)
    sheet = forms.TypedChoiceField(label=_("Sheet"), coerce=int, required=False)

    def __init__(
        self, data: Any, *, fitting: list[str], chosen: mappings.Mapping | None, at_hub: bool, sheets: list[str],
        **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(data, **kwargs)
        rest = [name for name in mappings.names() if name not in fitting]
        fields: dict[str, Any] = self.fields
        fields["mapping"].choices = [
            *((name, gettext("%(mapping)s (fits)") % {"mapping": mapping_title(name)}) for name in fitting),
            *((name, mapping_title(name)) for name in rest),
        ]
        if at_hub:
            choices = unit_choices(chosen)
            fields["unit"].choices = choices
            if self.initial.get("unit") not in dict(choices):
                self.initial["unit"] = choices[0][0]
        else:
            del fields["unit"]
        if len(sheets) > 1:
            fields["sheet"].choices = list(enumerate(sheets))
        else:
            del fields["sheet"]
