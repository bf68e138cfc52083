"""Every document has a review day: notice is given, then somebody keeps it longer or destroys it for good."""

from datetime import timedelta

import pytest

from palermo.domain.documents import operations, queries
from palermo.domain.documents.models import Document, Issue, IssueText, Version
from palermo.domain.reports.models import Notice
from palermo.foundations.compartments import datakeys
from palermo.kernel.clock import held_at, now, today
from palermo.kernel.errors import Forbidden, Invalid, Refused
from palermo.kernel.levels import Level
from tests.domain.documents.writing import approved, drafted, issued
from tests.factories import cast

pytestmark = pytest.mark.usefixtures("world")


def test_notice_is_given_once_and_keeping_takes_it_back() -> None:
    alert, brief = issued(kind="alert"), drafted()
    with held_at(now() + timedelta(days=2 * 365 + 2)):
        assert (
            operations.tell_documents_due() == 1
        )  # an alert is looked at after two years, a brief after five
        assert operations.tell_documents_due() == 0
        assert [(one.person, one.reference) for one in Notice.objects.filter(kind="review_due")] == [
            (cast.ana.uid, alert)
        ]
        for days in (0, 3000):
            with pytest.raises(Invalid):
                operations.keep(cast.rui, reference=alert, until=today() + timedelta(days=days))
        operations.keep(cast.rui, reference=alert, until=today() + timedelta(days=100))
        assert operations.tell_documents_due() == 0 == Notice.objects.filter(kind="review_due").count()
        assert queries.read_draft(cast.ana, alert).line.review_on == today() + timedelta(days=100)
    assert brief


def test_what_is_destroyed_is_gone_for_everybody_with_its_keys() -> None:
    reference = issued(title="Zitounia")
    row, issue = Document.objects.get(reference=reference), Issue.objects.get(reference=reference)
    with pytest.raises(Refused, match="not_confirmed_yet"):
        operations.destroy(cast.rui, reference=reference, sure=False)
    operations.destroy(cast.rui, reference=reference, sure=True)
    assert not datakeys.open(Level.HIGHLY_SENSITIVE, [row.data_key])
    assert not datakeys.open(Level.SENSITIVE, [issue.data_key, issue.text_key])
    assert not Version.objects.exists() and not IssueText.objects.exists()
    for actor in (cast.boris, cast.ana, cast.rui):
        with pytest.raises(Forbidden):
            queries.read_issue(actor, reference)
        assert queries.issues(actor).rows == [] == queries.search(actor, "Zitounia").hits
    assert queries.drafts(cast.ana).rows == []
    assert queries.unread(cast.boris) == 0
    with pytest.raises(Forbidden):
        operations.destroy(cast.rui, reference=reference, sure=True)


@pytest.mark.parametrize("state", ["in_review", "approved"])
def test_what_somebody_works_on_is_not_destroyed(state: str) -> None:
    reference = approved() if state == "approved" else drafted()
    if state == "in_review":
        operations.send_to_review(cast.ana, reference=reference)
    with pytest.raises(Refused, match="wrong_state"):
        operations.destroy(cast.rui, reference=reference, sure=True)
    for actor in (cast.boris, cast.salma, cast.omar):
        with pytest.raises(Forbidden):
            operations.destroy(actor, reference=reference, sure=True)


def test_a_recalled_one_and_a_draft_can_be_destroyed() -> None:
    recalled, draft = issued(), drafted()
    operations.recall(cast.rui, reference=recalled, reason="wrong")
    for reference in (recalled, draft):
        operations.destroy(cast.rui, reference=reference, sure=True)
    assert not Version.objects.exists()
