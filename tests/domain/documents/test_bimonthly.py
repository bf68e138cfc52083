"""The bi-monthly report drafts itself, counts nothing above its level, and every line of it can be followed."""

from datetime import date, timedelta
from typing import Any

import pytest

from palermo.domain.documents import operations, queries, text
from palermo.domain.documents.bimonthly.sentences import deed_label, say
from palermo.domain.documents.happenings import DEEDS
from palermo.domain.reports.content import Counts, Leg, Toll, When
from palermo.foundations import jobs
from palermo.kernel.clock import held_at, now
from palermo.kernel.errors import Forbidden, Invalid
from tests.domain.documents.writing import drafted, issued, secret, submitted
from tests.factories import cast

pytestmark = pytest.mark.usefixtures("world")


def reported(day: str, **changes: Any) -> str:
    given = {"counts": Counts(people=4), "toll": Toll(dead=2), "when": When(start=day)} | changes
    return submitted(**given)


def months() -> tuple[int, int, date]:
    """Return year and number of the present two months, and a day in them."""
    today = now().date()
    return today.year, (today.month + 1) // 2, today


def test_it_drafts_itself_first_deeds_then_figures() -> None:
    year, number, day = months()
    for _ in range(6):
        reported(day.isoformat(), legs=[Leg(origin="Gaya", destination="Malanville", mode="speedboat")])
    told = issued(submitted(), kind="alert", title="Le Hilux blanc")
    queries.read_issue(cast.boris, told)
    operations.acknowledge(cast.boris, reference=told)
    saved = operations.make_draft(cast.ana, year, number, "fr")
    page = queries.read_draft(cast.rui, saved.reference)
    headings = [
        block.depth and text.plain_of(block) for block in page.blocks if isinstance(block, text.Heading)
    ]
    assert headings[:3] == ["En bref", "Ce que le hub a fait", "Chiffres et évolutions"]
    said = text.plain_text(page.blocks)
    assert "Alerte" in said and told in text.cited_in(page.body)
    assert "speedboat" not in said and "Nouveau" in said
    rows = {row["code"]: row for row in page.figures["deeds"].frozen.data["rows"]}
    assert rows["alerts"]["now"] == 1 and rows["opened"]["now"] == 1
    classes = page.figures["classes"].frozen
    assert classes.data["total"]["now"] in (6, 7) and classes.n == classes.data["total"]["now"]
    assert (page.line.level, page.floor.level) == (1, 1)
    # Everything that it places is there, nothing is cited that cannot be found; what it means is left to her to write.
    assert [(one.code, one.about) for one in page.problems] == [("hint_left", "En bref")]
    assert set(text.figures_in(page.body)) == set(page.figures)


def test_nothing_above_its_level_is_in_it() -> None:
    year, number, day = months()
    for _ in range(5):
        reported(day.isoformat())
    first = operations.make_draft(cast.ana, year, number, "en")
    before = _said(first.reference)
    for _ in range(5):
        secret(when=When(start=day.isoformat()), counts=Counts(people=9), legs=[Leg(mode="ship")])
    drafted(level=2)
    again = operations.make_draft(cast.ana, year, number, "en")
    assert _said(again.reference) == before


def _said(reference: str) -> Any:
    page = queries.read_draft(cast.ana, reference)
    return page.body, {key: (one.frozen.data, one.frozen.level) for key, one in page.figures.items()}


def test_a_figure_stays_as_it_was_approved() -> None:
    year, number, day = months()
    for _ in range(6):
        reported(day.isoformat())
    reference = operations.make_draft(cast.ana, year, number, "en").reference
    page = queries.read_draft(cast.ana, reference)
    thought = page.body.replace(say("think", "en"), "More people passed; the crossing had reopened.")
    operations.save(cast.ana, reference=reference, language="en", title=page.title, body=thought, base=1)
    operations.send_to_review(cast.ana, reference=reference)
    operations.approve(cast.rui, reference=reference)
    for _ in range(6):
        reported(day.isoformat())
    operations.issue(cast.ana, reference=reference, to_all=True)
    opened = queries.read_issue(cast.koffi, reference)
    assert opened.figures["classes"].frozen.n == 6
    assert opened.figures["classes"].frozen.period.startswith(str(year))


def test_a_figure_above_raises_the_document() -> None:
    reference = drafted()
    span = {"since": "2026-09-01", "until": "2026-10-31"}
    seen = operations.add_figure(
        cast.ana, reference=reference, key="all", kind="counts", title="T", query=span | {"level": 2}
    )
    assert seen.level == 2 and queries.read_draft(cast.ana, reference).line.level == 2
    from dataclasses import replace

    from palermo.kernel.levels import Level

    low = replace(cast.ana, clearance=Level.SENSITIVE)
    with pytest.raises(Forbidden):
        queries.preview_figure(low, "counts", span | {"level": 2})


def test_networks_and_flows_can_be_figures() -> None:
    from tests.domain.entities.worlds import read

    read(submitted_content(), by=cast.salma)
    from palermo.domain.entities.models import Entity

    start = Entity.objects.filter(kind="person").order_by("pk").values_list("reference", flat=True)[0]
    kinds = {one.code for one in queries.figure_kinds()}
    assert kinds == {"activity", "counts", "deeds", "flows", "network", "toll"}
    drawn = queries.preview_figure(cast.ana, "network", {"starts": start, "steps": 1})
    assert drawn.level == 1 and all(node["reports"] == [] for node in drawn.data["network"]["nodes"])
    for kind in ("flows", "toll"):
        assert (
            queries.preview_figure(cast.ana, kind, {"since": "2026-01-01", "until": "2026-12-31"}).level == 1
        )
    with pytest.raises(Invalid):
        queries.preview_figure(cast.ana, "flows", {"since": "yesterday"})
    with pytest.raises(Invalid):
        queries.preview_figure(cast.ana, "pie", {})


def submitted_content() -> Any:
    from tests.domain.reports.contents import full

    return full()


def test_what_it_is_asked_for_must_be_two_months() -> None:
    with pytest.raises(Invalid):
        operations.draft_bimonthly(cast.ana, year=2026, number=7)
    with pytest.raises(Forbidden):
        operations.draft_bimonthly(cast.boris, year=2026, number=1)
    assert jobs.get(cast.ana, operations.draft_bimonthly(cast.ana, year=2026, number=1)).kind


def test_every_deed_has_a_name_in_every_language() -> None:
    for code in DEEDS:
        names = {deed_label(code, language) for language in ("en", "fr", "pt")}
        assert code not in names and len(names) >= 2


def test_deeds_are_of_their_own_months() -> None:
    with held_at(now() - timedelta(days=400)):
        issued(submitted(), kind="alert")
    year, number, _ = months()
    reference = operations.make_draft(cast.ana, year, number, "en").reference
    rows = queries.read_draft(cast.ana, reference).figures["deeds"].frozen.data["rows"]
    assert {row["code"]: row["now"] for row in rows}["alerts"] == 0
