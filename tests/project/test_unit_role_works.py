"""On PostgreSQL the unit entry does all of its work as its own restricted role, and sees no more than that needs.

The trap is INSERT … RETURNING: a role that may add to a table and not read it cannot be answered with the row.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from django.db import ProgrammingError, connections, transaction

from palermo.domain.cooperation import operations as cooperation
from palermo.domain.cooperation import queries as cooperating
from palermo.domain.cooperation.models import Letter, Request
from palermo.domain.cooperation.words import Agreed, Asked, Reached
from palermo.domain.practices import operations as practices
from palermo.domain.practices import rules as practice_rules
from palermo.domain.practices.models import Judging
from palermo.domain.practices.words import PracticeWords
from palermo.domain.reports import operations, queries
from palermo.domain.reports.models import InboxItem, Message, Report
from palermo.foundations import files
from palermo.foundations.files import places
from palermo.foundations.staff.operations.units import add_unit
from palermo.kernel.clock import now
from palermo.kernel.errors import PalermoError
from palermo.kernel.levels import Level
from tests.domain.reports.contents import full
from tests.factories import cast, reports
from tests.support.entries import as_entry
from tests.support.restricted import as_unit_role

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def units(db: None) -> None:
    if connections["default"].vendor != "postgresql":
        pytest.skip("SQLite knows no roles")
    for code in ("NER", "BEN", "NGA", "CPV"):
        add_unit(cast.ines, code=code)


@pytest.fixture
def secret() -> Report:
    """Return a report that is only the hub's to see, with a letter, a judgement's place and a question to its author."""
    receipt = reports.deposited(full(narrative="Geheimwort"))
    operations.ask(cast.ana, reference=receipt.reference, question="Combien ?")
    return Report.objects.get(reference=receipt.reference)


@pytest.fixture
def unit_role(secret: Report) -> Iterator[Any]:
    """Work as the unit entry does: its keys, and its role in the databases that it shares with the hub."""
    with ExitStack() as stack:
        stack.enter_context(as_entry("unit"))
        stack.enter_context(as_unit_role("keystore"))
        yield stack.enter_context(as_unit_role())


def _upload() -> files.SealedUpload:
    with places.writing(Level.SENSITIVE) as content:
        content.write(b"picture")
    return files.SealedUpload(content.blob, content.key, "p.png", "image/png", content.size, Level.SENSITIVE)


def test_the_whole_work_of_a_unit_is_possible(unit_role: Any) -> None:
    report = operations.save(cast.boris, content=full())
    operations.save(cast.boris, content=full(title="Encore"), reference=report.reference)
    operations.attach(cast.boris, reference=report.reference, uploads=[_upload()])
    operations.hand_in(cast.boris, references=[report.reference])
    operations.return_to_author(cast.salma, reference=report.reference, question="Combien ?")
    operations.hand_in(cast.boris, references=[report.reference])
    operations.amend(cast.salma, reference=report.reference, content=full(title="Autrement"))
    operations.submit(cast.salma, references=[report.reference])
    operations.follow_up(cast.boris, reference=report.reference, text="Encore un fait")
    share = operations.share(cast.salma, reference=report.reference, units=["BEN"])
    assert queries.read(cast.koffi, report.reference).share
    operations.withdraw_share(cast.salma, share=share.uid)
    operations.correct(cast.salma, reference=report.reference, content=full(title="Corrigé"))
    assert queries.search(cast.boris, "Assamaka").hits
    assert queries.read(cast.salma, report.reference).attachments
    assert queries.home(cast.boris).sent
    (outcome,) = operations.receive(
        cast.salma, [operations.Incoming(full(title="Programme"), "NER", source_ref="7")]
    )
    assert outcome.kind == "accepted"
    operations.withdraw(cast.salma, reference=report.reference, why="mistaken")
    operations.discard(cast.boris, reference=operations.save(cast.boris, content=full()).reference)


def test_a_deposit_goes_in_and_its_letter_comes_back(unit_role: Any, secret: Report) -> None:
    receipt = operations.deposit(cast.boris, content=full())
    operations.follow_up_sealed(cast.boris, reference=receipt.reference, text="Encore")
    assert [text for _, text in queries.letters_for(cast.boris, secret.reference)] == ["Combien ?"]
    assert [text for _, text in queries.home(cast.boris).questions] == ["Combien ?"]
    assert queries.home(cast.salma).questions == []


def test_nothing_of_a_highly_sensitive_report_is_a_row_for_the_unit(unit_role: Any, secret: Report) -> None:
    assert not Report.objects.filter(pk=secret.pk).exists()
    assert not Message.objects.filter(level=Level.HIGHLY_SENSITIVE).exists()
    for table in ("reports_body", "reports_judgement"):
        unit_role.execute(f"SELECT count(*) FROM {table} WHERE report_id = %s", [secret.pk])
        assert unit_role.fetchone() == (0,), table
    with pytest.raises(ProgrammingError), transaction.atomic():
        list(InboxItem.objects.all())
    for actor in (cast.boris, cast.salma):
        with pytest.raises(PalermoError):
            queries.read(actor, secret.reference)


def test_the_unit_makes_no_row_highly_sensitive_and_takes_none(unit_role: Any, secret: Report) -> None:
    for statement in (
        "INSERT INTO reports_body (report_id, uid, number, sealed, author, at, reason)"
        f" VALUES ({secret.pk}, 'x', 9, '', 'x', now(), 'first')",
        f"UPDATE reports_message SET level = 2 WHERE reference = '{secret.reference}'",
    ):
        with pytest.raises(ProgrammingError), transaction.atomic():
            unit_role.execute(statement)
    for verb in (
        "UPDATE reports_report SET level = 1 WHERE id = %s",
        "DELETE FROM reports_report WHERE id = %s",
    ):
        unit_role.execute(verb, [secret.pk])
        assert unit_role.rowcount == 0
    unit_role.execute("SET ROLE palermo_hub")
    assert Report.objects.get(pk=secret.pk).level == Level.HIGHLY_SENSITIVE


def test_a_unit_cooperates_and_neither_reads_nor_writes_what_is_the_hubs(unit_role: Any) -> None:
    asked = cooperation.ask(
        cast.salma, asked="ECOBCCU", kind="information", use="information", purpose="investigation",
        basis="regional_agreement", words=Asked(title="a", text="97 00 01 88"), uploads=[_upload()],
    )  # fmt: skip
    cooperation.withdraw(cast.salma, reference=asked.reference, text="Trouvé")
    assert len(cooperating.read_request(cast.salma, asked.reference).letters) == 2
    plan = cooperation.Plan(Agreed(title="Gaya – Malanville"), ["NER", "BEN"])
    pair = cooperation.undertake(cast.salma, kind="liaison", plan=plan)
    call = cooperation.add_call(cast.salma, reference=pair.reference, caller="NER", at=now(), about="x")
    cooperation.answer_call(cast.koffi, uid=call.uid, answer="y")
    cooperation.change(cast.koffi, reference=pair.reference, plan=plan, version=1)
    words = Reached(name="Permanence", phone="+227 90 00 01 01")
    contact = cooperation.add_contact(cast.salma, unit="NER", place="contact", languages=["fr"], words=words)
    cooperation.note_test(cast.koffi, uid=contact.uid)
    cooperation.say_nothing_to_report(cast.salma, month="2026-01")
    assert cooperating.figures(cast.salma).own is not None
    row = practices.save(
        cast.salma, area="patrolling", language="fr",
        words=PracticeWords(title="a", context="b", done="c", before="d", after="e", safeguards="f"),
    )  # fmt: skip
    practices.propose(cast.salma, reference=row.reference)
    scores = dict.fromkeys(practice_rules.criteria(), 2)
    for judge in (cast.koffi, cast.amina):
        practices.judge(judge, reference=row.reference, scores=scores, recommends=True, why="x", round=1)
    practices.adopt(cast.koffi, reference=row.reference, since=now().date())
    letter = Letter.objects.filter(request=asked)[0]
    for refused in (
        lambda: Letter.objects.filter(pk=letter.pk).update(hub_only=True),
        lambda: Request.objects.filter(pk=asked.pk).update(level=2),
        lambda: Request.objects.filter(pk=asked.pk).delete(),
        lambda: Judging.objects.update(author="x"),
    ):
        with pytest.raises(ProgrammingError), transaction.atomic():
            refused()
