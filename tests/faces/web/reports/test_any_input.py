"""Whatever reaches the form's address is answered: a page, a redirect, never a failure of ours."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from palermo.faces.web.reports.form.rows import SECTIONS
from tests.faces.web.reports.conftest import Browser
from tests.faces.web.reports.typed import TYPED

boxes = st.sampled_from(
    [
        "narrative", "title", "language", "kind", "level", "do", "once", "stamp", "start_day", "start_month",
        "start_year", "end_year", "time", "country", "crossing", "coordinates",
        "where_words", "toll_dead", "toll_dead_n",
        "count_people", "source", "information", "handling", "condition", "indicator-x", "urgent_life", "files",
        *(f"{one.name}-{row}-{column.name}" for one in SECTIONS.values() for row in (0, 3) for column in one.columns),
        "people-999-name", "people-00-name", "people--name", "typed.x",
    ]
)  # fmt: skip
words = st.text(max_size=20) | st.sampled_from(
    ["", "keep", "hand_in", "submit", "deposit", "add:people", "add:", "remove:people:x", "remove:people:0",
     "amend", "highly_sensitive",
     "13", "1.500", "#0", "#3", "1", "n", "y", "u", "\x00", "\u202e", "=1+1", "9" * 300, "é" * 300]
)  # fmt: skip


def test_any_form_is_answered(browser: Browser) -> None:
    boris = browser("boris")

    @settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(st.dictionaries(boxes, words, max_size=12), st.booleans())
    def answered(values: dict[str, str], whole: bool) -> None:
        answer = boris.post("/reports/new/", (TYPED if whole else {}) | values)
        assert answer.status_code in (200, 303, 409, 422)

    answered()
