"""The hub reads along: what arrives is read, what changes is read again, and what was decided stays beside it."""

import pytest

from palermo.domain.reports import operations, queries
from palermo.domain.reports.judgement import Judgement
from palermo.domain.reports.models import Reading, Report, Tally, Unread, Verdict
from palermo.domain.reports.operations import Decision
from palermo.foundations.policy import Actor
from palermo.kernel.errors import Forbidden, Invalid, Refused
from tests.domain.reports.contents import full
from tests.factories import cast, reports

pytestmark = pytest.mark.django_db
TEXT = (
    "Contrôle d'Assamaka: un Toyota Hilux blanc AB 7342 RB. Le passeur a pris 35 000 F par personne pour les faire "
    "entrer en Algérie sans papiers, de nuit, par la piste, pour éviter le poste. Tél 97 00 01 88. Parmi eux une "
    "fillette de 9 ans, seule."
)


def _submitted(text: str = TEXT) -> Report:
    return reports.submitted(full(narrative=text))


def _offers(report: Report, actor: Actor = cast.ana) -> queries.Offers:
    found = queries.offers(actor, queries.read(actor, report.reference))
    assert found is not None
    return found


def test_what_arrives_is_read_once_and_kept_sealed(shared_units: None) -> None:
    report = _submitted()
    assert Unread.objects.filter(report=report).exists()
    assert operations.read_along() >= 1
    assert not Unread.objects.filter(report=report).exists()
    row = Reading.objects.get(report=report)
    assert "som" in row.kinds.split(",")
    for word in ("Hilux", "passeur", "7342"):
        assert word.encode() not in bytes(row.sealed)
    offers = _offers(report)
    assert {each.suggestion.facet for each in offers.suggestions} >= {"classes", "offences"}
    for each in offers.suggestions:
        assert each.suggestion.spans
        assert all(TEXT[span.start : span.end].strip() for span in each.suggestion.spans)
    assert operations.read_along() == 0


def test_a_correction_is_read_again(shared_units: None) -> None:
    report = _submitted()
    operations.read_along()
    operations.correct(
        cast.salma, reference=report.reference, content=full(narrative="Rien à signaler ce jour.")
    )
    operations.read_along()
    row = Reading.objects.get(report=report)
    assert (row.version, row.kinds) == (2, "")


def test_highly_sensitive_reports_are_read_inside_the_hub(shared_units: None) -> None:
    receipt = reports.deposited(full(narrative=TEXT))
    operations.read_along()
    report = Report.objects.get(reference=receipt.reference)
    assert Reading.objects.filter(report=report).exists()
    with pytest.raises(Forbidden):
        operations.decide(cast.boris, reference=report.reference, decisions=[])


def test_a_decision_stays_beside_its_suggestion_and_can_be_undone(shared_units: None) -> None:
    report = _submitted()
    offer = next(
        each.suggestion for each in _offers(report).suggestions if each.suggestion.facet == "offences"
    )
    for answer in ("refused", "accepted"):
        decision = Decision(offer.facet, offer.code, answer)
        operations.decide(cast.ana, reference=report.reference, decisions=[decision])
    held = next(each.verdict for each in _offers(report).suggestions if each.suggestion == offer)
    assert held is not None and held.answer == "accepted" and held.reader and held.spans
    counts = dict(Tally.objects.filter(code=offer.code, count__gt=0).values_list("answer", "count"))
    assert counts == {"accepted": 1}
    operations.decide(
        cast.ana, reference=report.reference, decisions=[Decision(offer.facet, offer.code, "undone")]
    )
    assert not any(each.verdict for each in _offers(report).suggestions)
    assert not Tally.objects.filter(count__gt=0).exists()
    assert Verdict.objects.filter(report=report).count() == 3


def test_what_is_not_suggested_cannot_be_decided(shared_units: None) -> None:
    report = _submitted()
    with pytest.raises(Refused):
        operations.decide(
            cast.ana, reference=report.reference, decisions=[Decision("means", "abduction", "accepted")]
        )
    offer = _offers(report).suggestions[0].suggestion
    for wrong in (
        Decision(offer.facet, offer.code, "changed", instead="no_such"),
        Decision("x", "y", "missed"),
    ):
        with pytest.raises(Invalid):
            operations.decide(cast.ana, reference=report.reference, decisions=[wrong])


def test_accepted_urgency_raises_the_priority_and_never_lowers_it(shared_units: None) -> None:
    report = _submitted()
    assert report.priority < 2
    urgent = {
        each.suggestion.code for each in _offers(report).suggestions if each.suggestion.facet == "urgency"
    }
    assert "child" in urgent
    operations.decide(
        cast.ana, reference=report.reference, decisions=[Decision("urgency", "child", "accepted")]
    )
    report.refresh_from_db()
    assert report.urgency & 2 and report.priority >= 1


def test_a_refused_urgency_stays_out_of_the_queue_when_read_again(shared_units: None) -> None:
    report = _submitted()
    operations.read_along()
    assert Reading.objects.get(report=report).urgency & 2
    operations.decide(
        cast.ana, reference=report.reference, decisions=[Decision("urgency", "child", "refused")]
    )
    for _ in range(2):
        assert not Reading.objects.get(report=report).urgency & 2
        Unread.objects.create(report=report, version=report.version)
        operations.read_along()


def test_a_judgement_counts_what_was_taken_over_and_what_was_missed(shared_units: None) -> None:
    report = _submitted()
    offered = [
        each.suggestion.code for each in _offers(report).suggestions if each.suggestion.facet == "offences"
    ]
    judgement = Judgement(primary="som", offences=[offered[0]], means=["abduction"])
    operations.classify(cast.ana, reference=report.reference, judgement=judgement)
    told = {(row.facet, row.code): row.answer for row in Tally.objects.filter(count__gt=0)}
    assert told[("offences", offered[0])] == "accepted"
    assert told[("means", "abduction")] == "missed"
    quality = queries.quality(cast.ana)
    missed = next(score for score in quality.scores if score.code == "abduction" and not score.language)
    assert (missed.suggested, missed.wanted, missed.recall) == (0, 1, 0.0)
    operations.classify(
        cast.ana, reference=report.reference, judgement=judgement.model_copy(update={"means": []})
    )
    assert not Tally.objects.filter(code="abduction", count__gt=0).exists()


def test_the_tally_of_hidden_levels_is_hidden(shared_units: None) -> None:
    receipt = reports.deposited(full(narrative=TEXT))
    offers = _offers(Report.objects.get(reference=receipt.reference))
    offer = offers.suggestions[0].suggestion
    operations.decide(
        cast.ana, reference=receipt.reference, decisions=[Decision(offer.facet, offer.code, "accepted")]
    )
    from dataclasses import replace

    from palermo.kernel.levels import Level

    assert queries.quality(cast.ana).scores
    assert not queries.quality(replace(cast.ana, clearance=Level.SENSITIVE)).scores


def test_items_of_the_text_become_structured_items_once(shared_units: None) -> None:
    report = reports.submitted(full(narrative=TEXT, phones=[], vehicles=[]))
    phone = next(each for each in _offers(report).items if each.item.kind == "phone")
    assert not phone.known
    decision = Decision("item", "phone", "accepted", value=phone.item.value)
    operations.decide(cast.ana, reference=report.reference, decisions=[decision])
    held = next(each for each in _offers(report).items if each.item.kind == "phone").verdict
    assert held is not None and held.fields["national"] == "97000188"


def test_shredding_and_a_change_of_level_leave_no_reading_behind(shared_units: None) -> None:
    report = _submitted()
    operations.read_along()
    offer = _offers(report).suggestions[0].suggestion
    operations.decide(
        cast.ana, reference=report.reference, decisions=[Decision(offer.facet, offer.code, "accepted")]
    )
    operations.raise_level(cast.ana, reference=report.reference)
    assert not Reading.objects.filter(report=report).exists()
    operations.read_along()
    held = [each.verdict for each in _offers(report).suggestions if each.verdict]
    assert len(held) == 1
    operations.shred(cast.rui, reference=report.reference)
    assert not Reading.objects.filter(report=report).exists()
    assert not Verdict.objects.filter(report=report).exists()


def test_units_are_offered_nothing(shared_units: None) -> None:
    report = _submitted()
    assert queries.offers(cast.salma, queries.read(cast.salma, report.reference)) is None
    for actor in (cast.boris, cast.salma, cast.efua, cast.omar, cast.ines):
        with pytest.raises(Forbidden):
            queries.quality(actor)
        with pytest.raises(Forbidden):
            operations.decide(actor, reference=report.reference, decisions=[])
