"""A document or practice as the beginning of a proposal: what stays inside, what is refused, what becomes of a source."""

from datetime import date

import pytest

from palermo.domain.documents import operations as documents
from palermo.domain.practices import operations as practices
from palermo.domain.publications import operations, queries, sources
from palermo.domain.publications.content import Draft, Tie
from palermo.domain.publications.sources.stripping import Left, strip
from palermo.foundations.jobs import worker
from palermo.foundations.jobs.models import Job
from palermo.foundations.policy import Actor
from palermo.kernel.errors import Forbidden, Invalid, Refused
from palermo.kernel.levels import Level
from palermo.project import wiring
from tests.domain.documents.conftest import world
from tests.domain.documents.writing import approved, drafted, handled, issued, secret, submitted
from tests.domain.practices.test_practices import judged, proposed
from tests.factories import cast

__all__ = ["world"]
pytestmark = pytest.mark.django_db
BODY = (
    "## Ce que nous voyons\n\nDavantage de gens passent [@{0}].\n\n[!judgement high] Cela va durer [@{0}].\n\n"
    "> Un passeur nous l'a dit.\n\n[!source] Le chauffeur parle.\n\nVoir la fin."
)


def judged_sources(draft: Draft) -> Draft:
    found = [one.model_copy(update={"action": "reworded"}) for one in draft.tie.sources]
    return draft.model_copy(update={"tie": draft.tie.model_copy(update={"sources": found})})


def test_a_text_loses_what_stays_inside() -> None:
    left = Left()
    said = strip(
        BODY.format("NER-7K2M-9QXD") + "\n\nAussi (MLI-1234-5678).\n\n[[figure:known]]\n\n[[figure:other]]",
        judgement={"high": "Notre jugement :"}, figures={"known": "known-figure"}, left=left,
    )  # fmt: skip
    assert said == (
        "## Ce que nous voyons\n\nDavantage de gens passent.\n\nNotre jugement : Cela va durer.\n\nVoir la fin.\n\n"
        "Aussi.\n\n[figure: known-figure]"
    )
    assert (left.citations, left.references, left.sources, left.figures) == (2, 1, 2, {"other"})


def test_an_issued_document_begins_a_proposal_and_its_tie_stays_inside(world: None) -> None:
    report = submitted()
    reference = issued(report, body=BODY.format(report), language="fr", title="La route d’Agadez")
    start = sources.from_document(cast.ana, reference)
    text = start.draft.texts["fr"]
    assert (text.title, start.draft.address) == ("La route d’Agadez", "la-route-d-agadez")
    assert report not in text.body and "passeur" not in text.body and "[@" not in text.body
    assert (start.level, start.handling, start.left.citations) == (Level.SENSITIVE, "H0", 2)
    assert (start.draft.tie.kind, start.draft.tie.reference) == ("document", reference)
    assert [one.reference for one in start.draft.tie.sources] == [report]
    row = operations.propose(cast.ana, draft=judged_sources(start.draft))
    operations.publish(cast.rui, reference=row.reference, version=1, confirmed=[report])
    assert [one.draft.address for one in queries.public().shown] == ["la-route-d-agadez"]


def test_every_source_is_judged_by_one_person_and_confirmed_by_another(world: None) -> None:
    reports = [submitted(), submitted()]
    body = "Davantage de gens passent [@{}]. Ailleurs, personne [@{}].".format(*reports)
    reference = issued(reports[0], body=body, language="fr", title="La route")
    start = sources.from_document(cast.ana, reference).draft
    with pytest.raises(Invalid, match="source_unjudged"):
        operations.propose(cast.ana, draft=start)
    hidden = start.model_copy(update={"tie": start.tie.model_copy(update={"sources": []})})
    with pytest.raises(Invalid, match="source_unjudged"):
        operations.propose(cast.ana, draft=hidden)
    with pytest.raises(Invalid, match="tie_unknown"):
        operations.propose(
            cast.ana, draft=start.model_copy(update={"tie": Tie(kind="document", reference="X")})
        )
    draft = judged_sources(start)
    row = operations.propose(cast.ana, draft=draft)
    for some in ([], reports[:1]):
        with pytest.raises(Refused, match="sources_unconfirmed"):
            operations.publish(cast.rui, reference=row.reference, version=1, confirmed=some)
    # The document may leave its readers; the page can still be corrected, with the sources that were judged.
    documents.recall(cast.rui, reference=reference, reason="wrong")
    with pytest.raises(Invalid, match="source_unjudged"):
        operations.revise(cast.ana, reference=row.reference, draft=hidden, base=1)
    operations.revise(cast.ana, reference=row.reference, draft=draft, base=1)
    operations.publish(cast.rui, reference=row.reference, version=2, confirmed=reports)
    with pytest.raises(Refused, match="not_with_readers"):
        operations.propose(cast.ana, draft=draft.model_copy(update={"address": "anew"}))


def test_what_may_not_be_released_is_refused(world: None) -> None:
    above = approved(secret(), level=Level.HIGHLY_SENSITIVE)
    documents.issue(cast.ana, reference=above)
    kept = drafted(handled("H2"))
    documents.set_facts(cast.ana, reference=kept, handling="H2", valid_until=None)
    documents.send_to_review(cast.ana, reference=kept)
    documents.approve(cast.rui, reference=kept)
    documents.issue(cast.ana, reference=kept, to_all=False, units=["NER"])
    for reference, code in ((above, "needs_sanitised"), (kept, "owner_first")):
        with pytest.raises(Refused, match=code):
            sources.from_document(cast.ana, reference)
    gone = issued(submitted())
    documents.recall(cast.rui, reference=gone, reason="wrong")
    with pytest.raises(Refused, match="not_with_readers"):
        sources.from_document(cast.ana, gone)


@pytest.mark.parametrize("actor", [cast.boris, cast.salma, cast.efua, cast.omar], ids=lambda one: one.uid)
def test_nobody_else_begins_a_proposal(world: None, actor: Actor) -> None:
    reference = issued(submitted())
    with pytest.raises(Forbidden):
        sources.from_document(actor, reference)


def test_frozen_figures_pass_disclosure_control_and_units_stay_inside(world: None) -> None:
    for _ in range(7):
        submitted()
    span = {"since": date(2026, 1, 1).isoformat(), "until": date(2026, 12, 31).isoformat()}
    draft = documents.draft(
        cast.ana,
        kind="trend_brief",
        title="Counts",
        body="Counts.\n\n[[figure:kinds]]\n\n[[figure:units]]",
        language="en",
    ).reference
    for key, by in (("kinds", "kind"), ("units", "unit")):
        documents.add_figure(
            cast.ana, reference=draft, key=key, kind="counts", query=span | {"by": by}, title=key
        )
    documents.send_to_review(cast.ana, reference=draft)
    documents.approve(cast.rui, reference=draft)
    documents.issue(cast.ana, reference=draft, to_all=True)
    start = sources.from_document(cast.ana, draft)
    assert [figure.name for figure in start.draft.figures] == ["kinds"]
    assert start.left.figures == {"units"} and "[figure: kinds]" in start.draft.texts["en"].body
    shown = [cell for row in start.draft.figures[0].rows for cell in row[1:]]
    assert all(cell == "few" or cell == 0 or cell >= 5 for cell in shown)  # type: ignore[operator]


def test_a_practice_begins_a_proposal_and_its_withdrawal_is_news(world: None) -> None:
    wiring.connect()
    row = proposed()
    with pytest.raises(Forbidden):
        sources.from_practice(cast.ana, row.reference)
    judged(cast.ana, row)
    judged(cast.rui, row)
    start = sources.from_practice(cast.ana, row.reference)
    text = start.draft.texts["fr"]
    assert "## Ce qui a été fait\n\nContrôle commun" in text.body and "Gaya" not in f"{text.title}{text.body}"
    kept = operations.propose(cast.ana, draft=start.draft)
    operations.publish(cast.rui, reference=kept.reference, version=1)
    assert queries.bereft(cast.ana) == []
    practices.withdraw(cast.boris, reference=row.reference)
    assert queries.bereft(cast.ana) == [kept.reference]
    assert queries.bereft(cast.boris) == queries.bereft(cast.omar) == []
    worker.run_until_idle()
    assert Job.objects.filter(kind="reports.tell_unit", subject=f"{row.reference}|ECOBCCU|").count() == 1
    operations.unpublish(cast.rui, reference=kept.reference, why="replaced")
    assert queries.bereft(cast.ana) == []


def test_a_recalled_document_asks_for_its_page_to_be_taken_down(world: None) -> None:
    reference = issued(submitted())
    draft = judged_sources(sources.from_document(cast.ana, reference).draft)
    kept = operations.propose(cast.ana, draft=draft)
    operations.publish(
        cast.rui, reference=kept.reference, version=1, confirmed=[one.reference for one in draft.tie.sources]
    )
    documents.recall(cast.rui, reference=reference, reason="wrong")
    assert queries.bereft(cast.rui) == [kept.reference]
