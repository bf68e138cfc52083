"""From a draft to a reader's answer and a recall, as the cast would do it."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from palermo.domain.documents import operations, queries, text
from palermo.domain.documents.errors import Conflict, NotReady
from palermo.domain.documents.models import Issue, IssueText, Version
from palermo.domain.documents.sealed import issue_lock, open_issue
from palermo.domain.reports.models import Notice
from palermo.kernel.clock import held_at, now
from palermo.kernel.errors import Forbidden, Invalid, Refused, SealBroken
from palermo.kernel.levels import Level
from tests.domain.documents.conftest import add_people
from tests.domain.documents.writing import approved, drafted, handled, issued, secret, submitted
from tests.factories import cast

pytestmark = pytest.mark.usefixtures("world")

NADIA = replace(cast.rui, person=41, uid="uid-nadia", name="Nadia")


def codes(problems: Any) -> set[str]:
    return {one.code for one in problems}


def test_a_document_reaches_its_readers_and_they_answer() -> None:
    mine, theirs = submitted(), submitted(cast.koffi)
    reference = issued(mine, theirs)
    assert queries.unread(cast.boris) == 1
    opened = queries.read_issue(cast.boris, reference)
    assert opened.title == "Agadez after the reopening"
    assert opened.approved_by == "Rui" and opened.authors == ("Ana",)
    # Only what the reader could open anyway is named among the sources, and the text holds numbers.
    assert [(one.number, one.reference) for one in opened.sources] == [(1, mine), (2, "")]
    assert text.Cite("1") in opened.blocks[1].words  # type: ignore[union-attr]
    assert theirs not in text.plain_text(opened.blocks)
    assert opened.copy is not None and opened.copy.opened_at is not None
    assert queries.unread(cast.boris) == 0
    operations.acknowledge(cast.boris, reference=reference)
    operations.use(cast.boris, reference=reference, used="check", text="Merci, utile.")
    operations.rate(cast.boris, reference=reference, rating=4)
    mine_only = queries.ledger(cast.boris, reference)
    assert [copy.name for copy in mine_only.copies] == ["Boris"]
    unit = queries.ledger(cast.salma, reference)
    assert [copy.name for copy in unit.copies] == ["Boris", "Halima", "Salma"]
    assert unit.remarks == [] and unit.elsewhere is not None
    assert (unit.elsewhere.units, unit.elsewhere.opened) == (4, 0)
    whole = queries.ledger(cast.ana, reference)
    assert len(whole.copies) == 7 and [one.text for one in whole.remarks] == ["Merci, utile."]
    assert {copy.number for copy in whole.copies} == set(range(1, 8))


def test_nobody_approves_what_she_wrote() -> None:
    reference = drafted()
    operations.send_to_review(cast.ana, reference=reference)
    with pytest.raises(Refused, match="own_work"):
        operations.approve(cast.ana, reference=reference)
    operations.send_back(cast.rui, reference=reference, reason="n is missing under the price")
    assert queries.read_draft(cast.ana, reference).sent_back == "n is missing under the price"
    base = queries.read_draft(cast.rui, reference).number
    operations.save(cast.rui, reference=reference, language="en", title="T", body="By Rui.", base=base)
    operations.send_to_review(cast.ana, reference=reference)
    with pytest.raises(Refused, match="own_work"):
        operations.approve(cast.rui, reference=reference)


def test_two_people_never_overwrite_each_other() -> None:
    reference = drafted()
    base = queries.read_draft(cast.ana, reference).number
    operations.save(cast.rui, reference=reference, language="en", title="T", body="Rui's", base=base)
    with pytest.raises(Conflict) as met:
        operations.save(cast.ana, reference=reference, language="en", title="T", body="Ana's", base=base)
    assert (met.value.theirs.body, met.value.mine.body, met.value.author_name) == ("Rui's", "Ana's", "Rui")
    assert queries.read_draft(cast.ana, reference).body == "Rui's"
    assert Version.objects.filter(document__reference=reference).count() == 2


def test_citing_raises_and_nothing_goes_below_the_floor() -> None:
    hidden = secret()
    reference = drafted(hidden)
    line = queries.read_draft(cast.ana, reference).line
    assert (line.level, line.issue_level) == (2, 2)
    operations.send_to_review(cast.ana, reference=reference)
    operations.approve(cast.rui, reference=reference)
    with pytest.raises(NotReady) as refusal:
        operations.issue(cast.ana, reference=reference, to_all=True)
    assert codes(refusal.value.problems) == {"only_hub"}
    operations.issue(cast.ana, reference=reference)
    assert Issue.objects.get(reference=reference).level == Level.HIGHLY_SENSITIVE
    for reader in (cast.boris, cast.salma, cast.efua):
        with pytest.raises(Forbidden):
            queries.read_issue(reader, reference)
        assert queries.issues(reader).rows == []
    with pytest.raises(Refused, match="wrong_state"):
        operations.set_facts(cast.ana, reference=reference, level=Level.SENSITIVE)


def test_a_source_that_rises_later_stops_the_issue() -> None:
    from palermo.domain.reports import operations as reports

    source = submitted()
    reference = approved(source)
    reports.raise_level(cast.ana, reference=source)
    with pytest.raises(NotReady) as refusal:
        operations.issue(cast.ana, reference=reference, to_all=True)
    assert codes(refusal.value.problems) == {"level_below_floor"}
    assert not Issue.objects.exists()


def test_a_document_in_work_rises_with_its_source() -> None:
    from palermo.domain.reports import operations as reports

    source = submitted()
    reference = drafted(source)
    assert operations.follow_levels() == 0
    reports.raise_level(cast.ana, reference=source)
    assert (operations.follow_levels(), operations.follow_levels()) == (1, 0)
    assert queries.read_draft(cast.ana, reference).line.level == Level.HIGHLY_SENSITIVE


def test_handling_narrows_the_circle() -> None:
    source = handled("H2")
    reference = approved(source)
    with pytest.raises(NotReady) as refusal:
        operations.issue(cast.ana, reference=reference, to_all=True)
    assert codes(refusal.value.problems) == {"narrow_circle"}
    with pytest.raises(NotReady) as refusal:
        operations.issue(cast.ana, reference=reference, units=["NER", "BEN"])
    assert [one.about for one in refusal.value.problems] == ["BEN"]
    operations.issue(cast.ana, reference=reference, units=["NER"])
    assert queries.read_issue(cast.boris, reference).handling == "H2"
    with pytest.raises(Forbidden):
        queries.read_issue(cast.koffi, reference)


def test_an_owner_who_agreed_widens_the_circle_and_conditions_travel() -> None:
    from palermo.domain.reports import operations as reports

    source = handled("H3", condition="Ne pas agir sur cette plaque avant le 1er juillet")
    reports.share(cast.salma, reference=source, units=["BEN"])
    reference = approved(source)
    operations.issue(cast.ana, reference=reference, units=["NER", "BEN"])
    opened = queries.read_issue(cast.koffi, reference)
    assert list(opened.conditions) == [("NER", "Ne pas agir sur cette plaque avant le 1er juillet")]


def test_an_unapproved_version_is_never_issued() -> None:
    reference = approved(submitted())
    operations.take_back(cast.ana, reference=reference)
    base = queries.read_draft(cast.ana, reference).number
    operations.save(cast.ana, reference=reference, language="en", title="T", body="Changed.", base=base)
    with pytest.raises(Refused, match="wrong_state"):
        operations.issue(cast.ana, reference=reference, to_all=True)
    # Not even where a row claims that it was approved.
    from palermo.domain.documents.models import Document

    Document.objects.update(state="approved")
    with pytest.raises(Refused, match="not_approved"):
        operations.issue(cast.ana, reference=reference, to_all=True)


def test_a_recall_reaches_every_reader_and_takes_the_words_away() -> None:
    reference = issued(submitted())
    queries.read_issue(cast.boris, reference)
    operations.recall(cast.rui, reference=reference, reason="wrong", text="The price was of another leg.")
    opened = queries.read_issue(cast.boris, reference)
    assert (opened.state, opened.title, opened.blocks) == ("recalled", "", ())
    assert (opened.recall_reason, opened.recall_text) == ("wrong", "The price was of another leg.")
    assert not IssueText.objects.exists()
    with pytest.raises(SealBroken):
        issue_lock(Issue.objects.get(), texts=True)
    assert queries.search(cast.boris, "price").hits == []
    assert queries.unread(cast.boris) == 1
    later = now() + timedelta(days=4)
    with held_at(later):
        assert (operations.chase(), operations.chase()) == (1, 0)
    with held_at(later + timedelta(days=4)):
        assert operations.chase() == 1
        operations.acknowledge(cast.boris, reference=reference)
        assert queries.unread(cast.boris) == 0
    with held_at(later + timedelta(days=9)):
        assert operations.chase() == 0
    # The hub keeps what it wrote.
    assert "More people pass" in queries.read_draft(cast.ana, reference).body


def test_what_expired_says_so_and_stays_readable() -> None:
    reference = issued(submitted(), kind="alert")
    with held_at(now() + timedelta(days=31)):
        assert operations.expire_due() == 1
        opened = queries.read_issue(cast.boris, reference)
    assert opened.state == "expired" and opened.blocks


def test_a_newer_one_takes_its_place() -> None:
    first = issued(submitted(), kind="situation_report")
    second = issued(submitted(), kind="situation_report", replaces=first)
    opened = queries.read_issue(cast.boris, first)
    assert (opened.state, opened.superseded_by) == ("superseded", second)


def test_languages_know_how_far_behind_they_are() -> None:
    reference = drafted(submitted())
    operations.save(cast.rui, reference=reference, language="fr", title="Titre", body="Un.\n\nDeux.", base=0)
    assert [one.behind for one in queries.read_draft(cast.ana, reference).languages] == [0, 0]
    body = queries.read_draft(cast.ana, reference).body
    operations.save(
        cast.ana, reference=reference, language="en", title="T", body=f"{body}\n\nNew.\n\nNewer.", base=1
    )
    states = {one.language: one.behind for one in queries.read_draft(cast.ana, reference).languages}
    assert states == {"en": 0, "fr": 2}
    operations.save(
        cast.rui,
        reference=reference,
        language="fr",
        title="Titre",
        body="Un.\n\nDeux.\n\nTrois.",
        base=1,
        follows=2,
    )
    assert queries.read_draft(cast.ana, reference).languages[1].behind == 0


def test_a_translation_follows_the_issue() -> None:
    source = submitted()
    reference = issued(source)
    operations.save(
        cast.ana, reference=reference, language="fr", title="Titre", body=f"Plus de gens. [@{source}]", base=0
    )
    assert queries.read_issue(cast.boris, reference).language == "en"
    with pytest.raises(Refused, match="not_approved"):
        operations.issue_translation(cast.ana, reference=reference, language="fr")
    operations.approve_translation(cast.rui, reference=reference, language="fr")
    operations.issue_translation(cast.ana, reference=reference, language="fr")
    opened = queries.read_issue(cast.boris, reference)
    assert (opened.language, opened.title) == ("fr", "Titre")
    assert [hit.line.reference for hit in queries.search(cast.boris, "gens").hits] == [reference]


def test_whoever_approved_may_translate_afterwards_and_another_approves_that() -> None:
    add_people(NADIA)
    reference = issued()
    operations.save(cast.rui, reference=reference, language="pt", title="Título", body="Mais gente.", base=0)
    with pytest.raises(Refused, match="own_work"):
        operations.approve_translation(cast.rui, reference=reference, language="pt")
    operations.approve_translation(NADIA, reference=reference, language="pt")
    operations.issue_translation(cast.ana, reference=reference, language="pt")
    assert queries.read_issue(cast.maria, reference).title == "Título"


def test_a_sanitised_version_takes_a_second_person_for_every_source() -> None:
    hidden, open_ = secret(), submitted()
    original = drafted(hidden, open_)
    made = operations.sanitise(cast.ana, reference=original, title="For the units").reference
    page = queries.read_draft(cast.ana, made)
    assert (page.line.level, page.line.issue_level, page.sanitised_from) == (2, 1, original)
    assert hidden not in page.body and open_ in page.body
    (source,) = page.sanitised_sources
    with pytest.raises(NotReady) as refusal:
        operations.send_to_review(cast.ana, reference=made)
    assert codes(refusal.value.problems) == {"source_open"}
    operations.judge_source(cast.ana, reference=made, uid=source.uid, action="removed")
    operations.send_to_review(cast.ana, reference=made)
    with pytest.raises(NotReady) as refusal:
        operations.approve(cast.rui, reference=made)
    assert codes(refusal.value.problems) == {"not_confirmed"}
    with pytest.raises(Refused, match="own_work"):
        operations.confirm_source(cast.ana, reference=made, uid=source.uid)
    operations.confirm_source(cast.rui, reference=made, uid=source.uid)
    operations.approve(cast.rui, reference=made)
    operations.issue(cast.ana, reference=made, to_all=True)
    opened = queries.read_issue(cast.boris, made)
    assert opened.level == Level.SENSITIVE and len(opened.sources) == 1
    assert original not in repr(opened) and hidden not in repr(open_issue(Issue.objects.get()))


def test_confirming_counts_for_the_text_that_was_seen() -> None:
    made = operations.sanitise(cast.ana, reference=drafted(secret()), title="T").reference
    (source,) = queries.read_draft(cast.ana, made).sanitised_sources
    operations.judge_source(cast.ana, reference=made, uid=source.uid, action="reworded")
    operations.confirm_source(cast.rui, reference=made, uid=source.uid)
    operations.save(cast.ana, reference=made, language="en", title="T", body="He was there.", base=1)
    operations.send_to_review(cast.ana, reference=made)
    with pytest.raises(NotReady) as refusal:
        operations.approve(cast.rui, reference=made)
    assert codes(refusal.value.problems) == {"not_confirmed"}


def test_contributors_learn_that_it_helped_and_no_word_of_it() -> None:
    mine, hidden = submitted(), secret()
    issued(mine)
    assert list(Notice.objects.values_list("person", "reference", "kind")) == [("uid-salma", mine, "cited")]
    operations.issue(cast.ana, reference=approved(mine, hidden))
    assert Notice.objects.count() == 1


def test_what_stands_in_the_way_is_named() -> None:
    reference = drafted(body="Seen. [@NER-0000-0000] and NER-1111-1111\n\n[[figure:nothing]]", title="")
    found = codes(queries.read_draft(cast.ana, reference).problems)
    assert found == {"no_title", "unknown_citation", "bare_reference", "unknown_figure"}
    with pytest.raises(NotReady):
        operations.send_to_review(cast.ana, reference=reference)


def test_comments_are_put_and_dealt_with() -> None:
    reference = drafted()
    uid = operations.comment(
        cast.rui, reference=reference, language="en", number=1, passage="More people", text="How many?"
    )
    (said,) = queries.read_draft(cast.ana, reference).comments
    assert (said.passage, said.text, said.author_name) == ("More people", "How many?", "Rui")
    assert queries.drafts(cast.ana).rows[0].comments_open == 1
    operations.resolve(cast.ana, reference=reference, uid=uid)
    assert queries.drafts(cast.ana).rows[0].comments_open == 0


def test_templates_are_the_hubs_to_change() -> None:
    assert "## Judgement" in queries.template_of(cast.ana, "trend_brief", "en")
    operations.save_template(cast.rui, kind="trend_brief", language="en", body="## Our own\n")
    made = operations.draft(cast.ana, kind="trend_brief", title="T")
    assert queries.read_draft(cast.ana, made.reference).body == "## Our own\n"
    operations.reset_template(cast.rui, kind="trend_brief", language="en")
    assert "## Judgement" in queries.template_of(cast.ana, "trend_brief", "en")


def test_named_persons_alone_read() -> None:
    reference = issued(submitted(), to_all=False, persons=["uid-koffi"])
    assert queries.read_issue(cast.koffi, reference).recipients == ("Koffi",)
    for other in (cast.boris, cast.amina, cast.efua):
        with pytest.raises(Forbidden):
            queries.read_issue(other, reference)


def test_a_changed_row_widens_nothing() -> None:
    reference = issued(submitted(), to_all=False, units=["NER"])
    Issue.objects.update(to_all=True)
    with pytest.raises(Forbidden):
        queries.read_issue(cast.koffi, reference)
    assert [row.title for row in queries.issues(cast.koffi).rows] == [""]
    assert queries.search(cast.koffi, "people").hits == []


def test_someone_must_receive_it() -> None:
    with pytest.raises(Invalid, match="no_recipient"):
        operations.issue(cast.ana, reference=approved(submitted()))
    with pytest.raises(NotReady) as refusal:
        operations.issue(cast.ana, reference=approved(submitted()), units=["XXX"], persons=["nobody"])
    assert codes(refusal.value.problems) == {"not_appointed", "no_person"}
