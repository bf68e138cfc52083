"""Contents for tests: one full report, and a strategy that makes any."""

from hypothesis import strategies as st

from palermo.domain.reports.content import (
    Content,
    Leg,
    Paper,
    Person,
    Phone,
    Seizure,
    Toll,
    Urgency,
    Vehicle,
    When,
    Where,
)  # fmt: skip
from palermo.foundations.vocabularies import vocabulary

NARRATIVE = (
    "Vers 5 h, contrôle d'Assamaka, un Toyota Hilux blanc AB 7342 RB avec 14 personnes. Le chauffeur Moussa Alidou, "
    "tél 97 00 01 88, dit aller à Guezzam. Deux filles, Aminata Diallo et une autre, doivent 400 000 francs."
)


def full(**changes: object) -> Content:
    """Return a report with something in every part, changed as asked."""
    values: dict[str, object] = {
        "title": "Quatorze personnes dans un Hilux",
        "narrative": NARRATIVE,
        "language": "fr",
        "kind": "interception",
        "when": When(start="2026-03-08", time="05:00", words="vers 5 h"),
        "where": Where(country="NE", place="Assamaka", lat=19.3, lon=5.8),
        "legs": [Leg(origin="Zinder", destination="Agadez", mode="bus")],
        "people": [
            Person(ref="p1", role="driver", name="Moussa Alidou", nationality="BEN", born="1984"),
            Person(ref="V1", role="presumed_victim", name="Aminata Diallo", sex="F", age="16"),
        ],
        "vehicles": [Vehicle(ref="v1", kind="pickup", make="Toyota Hilux", plate="AB 7342 RB")],
        "phones": [Phone(number="+229 97 00 01 88", of="p1"), Phone(number="+227 90 00 02 61", of="V1")],
        "papers": [Paper(type="passport", number="P0012345", of="p1")],
        "seizures": [Seizure(kind="cash", amount="490000", unit="")],
        "toll": Toll(dead=0, injured=3),
    }
    return Content.model_validate(values | changes)


_text = st.text(max_size=60)
_codes = st.sampled_from(sorted(vocabulary("person_roles").codes))
people = st.builds(
    Person,
    role=_codes,
    name=_text,
    alias=_text,
    age=st.sampled_from(["", "15", "vers 40", "12-14", "adult"]),
    note=_text,
)
contents = st.builds(
    Content,
    title=_text, narrative=st.text(max_size=400), people=st.lists(people, max_size=4),
    urgency=st.builds(Urgency, life=st.booleans(), child=st.booleans(), moving=st.booleans()),
    phones=st.lists(st.builds(Phone, number=st.text(max_size=20)), max_size=3),
)  # fmt: skip
