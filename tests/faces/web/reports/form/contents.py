"""Any content that a form can hold: what a person could have typed, every part filled or not."""

from decimal import Decimal

from hypothesis import strategies as st

from palermo.domain.reports.content import (
    Content,
    Counts,
    Evaluation,
    Leg,
    Money,
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
from palermo.foundations.vocabularies import countries, vocabulary
from palermo.kernel.text import clean_line

line = st.text(max_size=40).map(clean_line).map(lambda text: text[:190])
text = st.text(max_size=300).map(
    lambda value: "\n".join(clean_line(part) for part in value.split("\n")).strip()
)
country = st.sampled_from(["", *sorted(countries.codes())])
currency = st.sampled_from(["", "XOF", "EUR", "NGN"])
count = st.none() | st.integers(0, 1_000_000)
amount = st.none() | st.decimals(0, 10**13, places=4) | st.integers(0, 10**9).map(Decimal)
reference = st.sampled_from(["", "p1", "V1", "T-12"])
partial = st.just("") | st.dates().filter(lambda day: 1900 <= day.year <= 2100).flatmap(
    lambda day: st.sampled_from([day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]])
)


def codes(name: str, section: str = "entries") -> st.SearchStrategy[str]:
    return st.sampled_from(sorted(vocabulary(name, section).codes))


sums = st.builds(Money, amount=amount, currency=currency, what=line)
legs = st.builds(
    Leg, origin=line, destination=line, mode=codes("transport_modes"), concealed=st.booleans(), planned=st.booleans(),
    fee=st.none() | sums.filter(lambda fee: fee.amount is not None or fee.what), note=line,
)  # fmt: skip
people = st.builds(
    Person, ref=reference, role=codes("person_roles"), name=line, alias=line, sex=st.sampled_from(["", "F", "M", "X"]),
    age=line, born=partial, nationality=country, at_large=st.sampled_from([None, True, False]), note=line,
)  # fmt: skip
vehicles = st.builds(
    Vehicle,
    ref=reference,
    kind=codes("transport_modes"),
    make=line,
    colour=line,
    plate=line,
    name=line,
    note=line,
)
phones = st.builds(
    Phone, number=line.map(lambda value: value[:40].strip()), partial=st.booleans(), of=reference, note=line
)
papers = st.builds(
    Paper, type=codes("document_types_and_frauds", "types"), country=country, number=line, count=count,
    fraud=st.just("") | codes("document_types_and_frauds", "frauds"), of=reference, note=line,
)  # fmt: skip
seizures = st.builds(
    Seizure, kind=codes("seizure_kinds"), drug=st.just("") | codes("drugs"), amount=amount,
    unit=st.sampled_from(["", "kg", "tablet"]), hidden=line, note=line,
)  # fmt: skip
degrees = st.floats(allow_nan=False, allow_infinity=False)
places = st.tuples(st.floats(-90, 90), st.floats(-180, 180)) | st.just((None, None))
wheres = st.builds(
    lambda found, **rest: Where(lat=found[0], lon=found[1], **rest),
    places, country=country, place=line, words=line, crossing=st.just("") | codes("crossing_kinds", "known_crossings"),
)  # fmt: skip
times = st.just("") | st.times().map(lambda moment: moment.strftime("%H:%M"))


def said(part: object) -> bool:
    """Say whether a part says anything at all; a row that says nothing is no row."""
    silent = {"ref", "mode", "role", "currency", "unit"}
    values = part.model_dump(exclude_defaults=True)  # type: ignore[attr-defined]
    if values.get("role", values.get("mode", "unknown")) != "unknown":
        return True
    return bool(set(values) - silent)


def in_order(chosen: set[str]) -> list[str]:
    return [code for code in vocabulary("indicators").codes if code in chosen]


def rows(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[list[object]]:
    return st.lists(strategy.filter(said), max_size=3)


contents = st.builds(
    Content, title=line, narrative=text, language=st.sampled_from(["", "fr", "ha", "dje"]), kind=codes("report_kinds"),
    when=st.builds(When, start=partial, end=partial, time=times, words=line), where=wheres,
    urgency=st.builds(Urgency, life=st.booleans(), child=st.booleans(), moving=st.booleans()),
    legs=rows(legs), people=rows(people), vehicles=rows(vehicles), phones=rows(phones), papers=rows(papers),
    seizures=rows(seizures), money=rows(sums), toll=st.builds(Toll, dead=count, missing=count, injured=count),
    counts=st.builds(
        Counts, people=count, women=count, men=count, children=count, survivors=count,
        nationalities=st.dictionaries(country, st.integers(0, 1_000_000), max_size=3),
    ),
    indicators=st.sets(codes("indicators"), max_size=5).map(in_order),
    evaluation=st.builds(
        Evaluation, source=st.sampled_from(["", "A", "X"]), information=st.sampled_from(["", "1", "4"]),
        handling=st.sampled_from(["H0", "H3"]), condition=line,
    ),
    notes=st.dictionaries(st.sampled_from(["source_url", "rescue"]), line, max_size=2),
)  # fmt: skip
