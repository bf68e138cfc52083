"""A practice is asked every few years whether it still works; then it is kept longer or destroyed for good."""

from datetime import timedelta

import pytest

from palermo.domain.documents.happenings import deeds
from palermo.domain.observatory.periods import Span
from palermo.domain.practices import operations, queries
from palermo.domain.practices.models import Adoption, Judging, Practice, WordKey
from palermo.domain.reports.models import Notice
from palermo.foundations.compartments import datakeys
from palermo.kernel.clock import held_at, now, today
from palermo.kernel.errors import Forbidden, Invalid, Refused
from palermo.kernel.levels import Level
from tests.domain.practices.test_practices import WORDS, judged, proposed
from tests.factories import cast

pytestmark = pytest.mark.django_db


def approved() -> Practice:
    row = proposed()
    judged(cast.ana, row)
    return judged(cast.koffi, row)


def test_notice_is_given_once_and_keeping_takes_it_back(shared_units: None) -> None:
    row = approved()
    assert operations.tell_practices_due() == 0
    with held_at(now() + timedelta(days=3 * 365 + 2)):
        assert (operations.tell_practices_due(), operations.tell_practices_due()) == (1, 0)
        assert [(one.person, one.reference) for one in Notice.objects.all()] == [
            (cast.boris.uid, row.reference)
        ]
        soon = today() + timedelta(days=9)
        for actor in (cast.boris, cast.salma, cast.ana):
            with pytest.raises(Forbidden):
                operations.keep(actor, reference=row.reference, until=soon)
        with pytest.raises(Invalid, match="bad_date"):
            operations.keep(cast.rui, reference=row.reference, until=today())
        operations.keep(cast.rui, reference=row.reference, until=soon)
        assert not Notice.objects.exists() and operations.tell_practices_due() == 0
        assert queries.read_practice(cast.rui, row.reference).practice.review_on == soon


def test_a_decision_counts_the_years_anew(shared_units: None) -> None:
    row = proposed()
    first = row.review_on
    with held_at(now() + timedelta(days=300)):
        judged(cast.ana, row)
        assert judged(cast.koffi, row).review_on == first + timedelta(days=300)


def test_a_draft_is_kept_by_its_author_alone(shared_units: None) -> None:
    draft = operations.save(cast.boris, words=WORDS, area="patrolling", language="fr")
    soon = today() + timedelta(days=9)
    for actor in (cast.rui, cast.salma):
        with pytest.raises(Forbidden):
            operations.keep(actor, reference=draft.reference, until=soon)
    operations.keep(cast.boris, reference=draft.reference, until=soon)
    assert Practice.objects.get().review_on == soon
    # Only what its author has withdrawn is the hub's to destroy.
    operations.withdraw(cast.boris, reference=draft.reference)
    operations.destroy(cast.rui, reference=draft.reference, sure=True)


def test_what_is_destroyed_is_gone_for_everybody_with_its_key_and_counts_as_before(
    shared_units: None,
) -> None:
    row = approved()
    operations.adopt(
        cast.amina, reference=row.reference, since=today(), state="kept", result="works", text="Moins"
    )
    with pytest.raises(Refused, match="wrong_state"):
        operations.destroy(cast.rui, reference=row.reference, sure=True)
    operations.withdraw(cast.boris, reference=row.reference)
    span = Span(today() - timedelta(days=9), today() + timedelta(days=1))
    before = deeds(span, section="best_practices")
    assert before["adoptions"] == 1
    with pytest.raises(Refused, match="not_confirmed_yet"):
        operations.destroy(cast.rui, reference=row.reference, sure=False)
    for actor in (cast.ana, cast.salma, cast.boris):
        with pytest.raises(Forbidden):
            operations.destroy(actor, reference=row.reference, sure=True)
    operations.destroy(cast.rui, reference=row.reference, sure=True)
    assert not datakeys.open(Level.SENSITIVE, [row.data_key])
    assert not Judging.objects.exists() and not WordKey.objects.exists()
    assert bytes(Practice.objects.get().sealed) == bytes(Adoption.objects.get().sealed) == b""
    assert deeds(span, section="best_practices") == before
    for actor in (cast.boris, cast.salma, cast.rui):
        assert queries.practices(actor)[0] == []
        with pytest.raises(Forbidden):
            queries.read_practice(actor, row.reference)
    assert operations.key_again() == operations.tell_practices_due() == 0
