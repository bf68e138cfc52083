"""A content typed into the form comes out as it was, and whatever is typed never breaks anything."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from palermo.domain.reports.content import Content
from palermo.faces.web.reports.form import Typed, kept_draft, leaving_faults, read, typed_of
from palermo.faces.web.reports.form.rows import SECTIONS
from palermo.kernel.errors import Invalid
from tests.faces.web.reports.form.contents import contents

SLOW = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


@SLOW
@given(content=contents, language=st.sampled_from(["en", "fr", "pt"]))
def test_what_is_typed_again_is_the_same(content: Content, language: str) -> None:
    reading = read(typed_of(content, language), content)
    assert reading.faults == []
    assert reading.content == content


names = st.sampled_from(
    [
        "narrative", "title", "language", "kind", "start_day", "start_month", "start_year", "end_year", "time",
        "country", "crossing", "coordinates", "toll_dead", "toll_dead_n", "count_people", "source", "handling",
        "indicator-x",
        *(f"{one.name}-{row}-{column.name}" for one in SECTIONS.values() for row in (0, 7) for column in one.columns),
        "phones-0-of", "people-999-name", "rubbish",
    ]
)  # fmt: skip
texts = st.text(max_size=30) | st.sampled_from(
    ["1.500", "13", "#0", "#7", "1", "n", "y", "u", "Niger", "20.6 12.7", "9/10 Maio"]
)


@settings(max_examples=400, deadline=None)
@given(st.dictionaries(names, texts, max_size=25))
def test_anything_typed_gives_a_content_and_faults(values: dict[str, str]) -> None:
    reading = read(Typed(values))
    leaving_faults(reading, "NE")
    assert isinstance(reading.content, Content)
    Content.model_validate(reading.content.model_dump(mode="json"))


@settings(max_examples=400, deadline=None)
@given(st.dictionaries(names, texts, max_size=25))
def test_a_draft_keeps_what_cannot_be_read(values: dict[str, str]) -> None:
    reading = read(Typed(values))
    try:
        draft = kept_draft(reading)
    except Invalid:
        return
    stored = Content.model_validate_json(draft.model_dump_json())
    again = read(typed_of(stored), stored)
    assert {(fault.field, fault.code) for fault in again.faults} == {
        (fault.field, fault.code) for fault in reading.faults
    }
    for fault in reading.faults:
        for box in filter(reading.typed.said, fault.kept):
            assert again.typed.text(box).split() == reading.typed.text(box).split()
