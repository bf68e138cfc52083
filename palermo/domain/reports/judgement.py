"""The hub's judgement of a report: crime class, elements, route, evaluation and handling. Pure shape."""

from typing import Annotated, Literal

from pydantic import Field

from palermo.domain.reports.content import Code, Line, Part
from palermo.foundations.vocabularies import vocabulary

Codes = Annotated[list[Code], Field(max_length=40)]
TIP, SOM = "tip", "som"


class Judgement(Part):
    """What the hub holds a report to be; codes come from the vocabularies, notes are sealed with them."""

    primary: Literal[
        "", "tip", "som", "entry", "drugs", "documents", "weapons", "corruption", "money", "other", "none"
    ] = ""
    classes: Codes = Field(default_factory=list)
    acts: Codes = Field(default_factory=list)
    means: Codes = Field(default_factory=list)
    purposes: Codes = Field(default_factory=list)
    form: Codes = Field(default_factory=list)
    sectors: Codes = Field(default_factory=list)
    child: bool = False
    offences: Codes = Field(default_factory=list)
    aggravations: Codes = Field(default_factory=list)
    circumstances: Codes = Field(default_factory=list)
    som_modes: Codes = Field(default_factory=list)
    modes: Codes = Field(default_factory=list)
    frauds: Codes = Field(default_factory=list)
    drugs: Codes = Field(default_factory=list)
    indicators: Codes = Field(default_factory=list)
    route: Line = ""
    source: Literal["", "A", "B", "C", "X"] = ""
    information: Literal["", "1", "2", "3", "4"] = ""
    handling: Literal["", "H0", "H1", "H2", "H3"] = ""
    condition: Line = ""
    note: Line = ""


VOCABULARIES: dict[str, tuple[str, str]] = {
    "classes": ("crime_classes", "entries"),
    "acts": ("tip_acts_means_purposes", "acts"),
    "means": ("tip_acts_means_purposes", "means"),
    "purposes": ("tip_acts_means_purposes", "purposes"),
    "form": ("tip_sectors_forms", "forms"),
    "sectors": ("tip_sectors_forms", "sectors"),
    "offences": ("som_offences_aggravations", "offences"),
    "aggravations": ("som_offences_aggravations", "aggravations"),
    "circumstances": ("som_offences_aggravations", "circumstances"),
    "som_modes": ("som_offences_aggravations", "modes"),
    "modes": ("transport_modes", "entries"),
    "frauds": ("document_types_and_frauds", "frauds"),
    "drugs": ("drugs", "entries"),
    "indicators": ("indicators", "entries"),
}


def unknown(judgement: Judgement) -> list[str]:
    """Return the fields that carry a code their vocabulary does not have."""
    return [
        field
        for field, (name, section) in VOCABULARIES.items()
        if any(code not in vocabulary(name, section) for code in getattr(judgement, field))
    ]


def open_elements(judgement: Judgement) -> list[str]:
    """Return which elements are still missing for the class chosen; words for the page, never a verdict.

    Trafficking of an adult is act, means and purpose; of a child act and purpose (TIP Protocol, art. 3).
    Smuggling is an offence that somebody procured (SOM Protocol, art. 6).
    """
    if judgement.primary == TIP:
        wanted = ["acts", "purposes"] + ([] if judgement.child else ["means"])
    elif judgement.primary == SOM:
        wanted = ["offences"]
    else:
        wanted = []
    return [field for field in wanted if not getattr(judgement, field)]
