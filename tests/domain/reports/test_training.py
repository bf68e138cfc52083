"""The model learns from the hub's judgements of sensitive reports, serves beside the lexicon, and carries no names."""

import pytest

from palermo.domain.reports import operations, queries
from palermo.domain.reports.judgement import Judgement
from palermo.domain.reports.models import Classifier, Reading, Report, Unread
from palermo.domain.reports.queries.classifier import serving_model
from palermo.domain.reports.reading.passage import Passage
from palermo.kernel.errors import Forbidden, Refused
from tests.domain.reports.contents import full
from tests.factories import cast, reports

pytestmark = pytest.mark.django_db
_SEEN = "Contrôle numéro {n} à Gaya. Le chauffeur Zoubeirou Tankari transportait {what}, sans autre incident ce jour."


def _judged(number: int, what: str, judgement: Judgement) -> Report:
    report = reports.submitted(full(title="", narrative=_SEEN.format(n=number, what=what)))
    operations.classify(cast.ana, reference=report.reference, judgement=judgement)
    return report


def test_it_learns_serves_and_is_kept_sealed(shared_units: None) -> None:
    for number in range(12):
        _judged(number, "des tuyaux galvanisés pour le marché", Judgement(primary="drugs", drugs=["khat"]))
        _judged(number, "des sacs de riz pour la boutique", Judgement(primary="none"))
    fresh_text = _SEEN.format(n=99, what="des tuyaux galvanisés pour le marché")
    fresh = reports.submitted(full(title="", narrative=fresh_text))
    operations.read_along()
    before = Reading.objects.get(report=fresh).reader
    done = operations.train(cast.ana)
    assert done.examples == 24
    assert ("drugs", "khat") in done.labels
    assert done.to_read == Unread.objects.count() > 0
    model = serving_model()
    assert model is not None and model.version == done.version
    for name in ("zoubeirou", "tankari", "moussa", "alidou"):
        assert name.encode() not in model.to_bytes().lower()
        assert name.encode() not in bytes(Classifier.objects.get().sealed).lower()
    while operations.read_along():
        pass
    assert Reading.objects.get(report=fresh).reader != before
    offers = queries.offers(cast.ana, queries.read(cast.ana, fresh.reference))
    assert offers is not None and offers.reading.version.endswith(done.version)
    # Twelve examples teach the model, but weigh little yet against what the lexicon does not say (n / (n + 60)).
    weighed = {each.code: each.score for each in model.weigh(Passage(fresh_text, "fr"))}
    assert weighed["khat"] > 0.5
    assert {each.code: each.score for each in model.weigh(Passage("Des sacs de riz.", "fr"))}["khat"] < 0.5


def test_what_is_highly_sensitive_teaches_nothing_and_too_little_is_refused(shared_units: None) -> None:
    receipt = reports.deposited(full())
    operations.classify(cast.ana, reference=receipt.reference, judgement=Judgement(primary="tip"))
    with pytest.raises(Refused) as refusal:
        operations.train(cast.ana)
    assert refusal.value.details["found"] == 0
    for actor in (cast.salma, cast.omar, cast.ines):
        with pytest.raises(Forbidden):
            operations.train(actor)
