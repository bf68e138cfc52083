"""Whoever can write every row of the content database, and has an account in a unit, reads nothing more by it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db.models import Model

from palermo.domain.reports import operations, queries
from palermo.domain.reports.content import Evaluation
from palermo.domain.reports.models import Body, Message, Receipt, Report, Searchable, Share, ShareUnit
from palermo.domain.reports.sealed import open_lent
from palermo.foundations import files
from palermo.foundations.files import places
from palermo.foundations.files.models import FileRecord
from palermo.foundations.policy import Actor
from palermo.kernel.clock import now
from palermo.kernel.errors import PalermoError, SealBroken
from palermo.kernel.ids import new_uid
from palermo.kernel.levels import Level
from tests.domain.reports.contents import full
from tests.factories import cast, reports

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shared_units")]
SECRET = "Kanariwort"
# What the forger changes: everything but row keys, the seals (which cannot be made) and names that pages show.
REFUSED = (PalermoError, KeyError)


def _theirs() -> Report:
    """Return a report of Niger with a message and a file, all of which say the word."""
    report = reports.submitted(full(narrative=f"{SECRET} Agadez", title=SECRET))
    operations.ask(cast.ana, reference=report.reference, question=f"{SECRET} combien ?")
    operations.attach(cast.boris, reference=report.reference, uploads=[_upload()])
    report.refresh_from_db()
    return report


def _upload() -> files.SealedUpload:
    with places.writing(Level.SENSITIVE) as content:
        content.write(SECRET.encode())
    return files.SealedUpload(content.blob, content.key, "x.txt", "text/plain", content.size, Level.SENSITIVE)


def _everything(actor: Actor) -> str:
    """Return all that an actor can get to see by any query, as one text; refusals say nothing."""
    said: list[str] = []
    for row in Report.objects.all():
        for version in (0, 1):
            with _quiet():
                opened = queries.read(actor, row.reference, version=version)
                said += [str(opened.content), *(text for _, text in opened.messages)]
        with _quiet():
            said += [text for _, text in queries.letters_for(actor, row.reference)]
        for record in FileRecord.objects.all():
            with _quiet():
                said.append(
                    b"".join(queries.open_file(actor, row.reference, record.uid).chunks()).decode("latin-1")
                )
    for ask in (_home, _lists, _found, _exported):
        with _quiet():
            said += ask(actor)
    return "\n".join(said)


@contextmanager
def _quiet() -> Iterator[None]:
    try:
        yield
    except REFUSED:
        return


def _home(actor: Actor) -> list[str]:
    page = queries.home(actor)
    rows = [*page.to_check, *page.returned, *page.drafts]
    return [text for _, text in (*page.questions, *page.feedback)] + [row.title for row in rows]


def _lists(actor: Actor) -> list[str]:
    pages = [queries.listing(actor).rows, queries.shared_with(actor).rows, queries.at_unit(actor)]
    return [f"{row.title} {row.content}" for page in pages for row in page]


def _found(actor: Actor) -> list[str]:
    hits = queries.search(actor, SECRET, size=50).hits + queries.search(actor, "Agadez", size=50).hits
    return [f"{hit.title} {hit.snippet}" for hit in hits]


def _exported(actor: Actor) -> list[str]:
    return [str(row.content) for row in queries.export_rows(actor)]


def _give(row: Model, **columns: Any) -> None:
    type(row)._default_manager.filter(pk=row.pk).update(**columns)


def _mine() -> Report:
    return reports.submitted(full(narrative="Malanville"), by=cast.koffi, head=cast.koffi)


def _moved_unit(theirs: Report, mine: Report) -> None:
    _give(theirs, unit="BEN", author=cast.koffi.uid, state="draft")
    _give(theirs, state="submitted")


def _taken_key(theirs: Report, mine: Report) -> None:
    """Point one's own report at their key, their body, their messages and their files."""
    body = Body.objects.get(report=theirs)
    _give(mine, data_key=theirs.data_key)
    Body.objects.filter(report=mine).update(uid=body.uid, sealed=bytes(body.sealed))
    Message.objects.filter(report=theirs).update(report=mine, reference=mine.reference, to_unit="BEN")
    FileRecord.objects.filter(owner=theirs.uid).update(owner=mine.uid)


def _taken_row_name(theirs: Report, mine: Report) -> None:
    """Take over even the uid and reference of their row."""
    uid, reference = theirs.uid, theirs.reference
    _give(theirs, uid=new_uid(), reference="NER-0000-0000")
    _give(mine, uid=uid, reference=reference)
    _taken_key(theirs, Report.objects.get(pk=mine.pk))


def _moved_message(theirs: Report, mine: Report) -> None:
    Message.objects.filter(report=theirs).update(reference=mine.reference, to_unit="BEN")


def _invented_receipt(theirs: Report, mine: Report) -> None:
    Receipt.objects.filter(reference=theirs.reference).delete()
    Receipt.objects.create(
        reference=theirs.reference,
        uid=new_uid(),
        unit="BEN",
        author=cast.koffi.uid,
        level=2,
        at=now(),
        document="{}",
    )
    Message.objects.filter(report=theirs).update(to_unit="BEN")


def _moved_searchable(theirs: Report, mine: Report) -> None:
    Searchable.objects.filter(report=theirs).update(report=mine)


FORGERIES: list[Callable[[Report, Report], None]] = [
    _moved_unit, _taken_key, _taken_row_name, _moved_message, _invented_receipt, _moved_searchable,
]  # fmt: skip


@pytest.mark.parametrize("forge", FORGERIES, ids=lambda forge: forge.__name__)
def test_forged_rows_open_nothing_to_another_unit(forge: Callable[[Report, Report], None]) -> None:
    theirs, mine = _theirs(), _mine()
    assert SECRET in _everything(cast.salma)
    forge(theirs, mine)
    assert SECRET not in _everything(cast.koffi)


def _columns(model: type[Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields if not field.primary_key]


@pytest.mark.parametrize("column", _columns(Report))
def test_no_single_column_of_a_report_opens_it(column: str) -> None:
    theirs, mine = _theirs(), _mine()
    value = getattr(mine, column)
    field = Report._meta.get_field(column.removesuffix("_id"))
    if field.unique:
        _give(mine, **{column: new_uid()})
    _give(theirs, **{column: value})
    assert SECRET not in _everything(cast.koffi)


def _shared(*units: str) -> Share:
    return operations.share(cast.salma, reference=_theirs().reference, units=units)


def test_a_share_opens_for_its_units_and_no_invented_one() -> None:
    share = _shared("NGA")
    assert SECRET in _everything(cast.amina)
    ShareUnit.objects.create(share=share, unit="BEN")
    assert SECRET not in _everything(cast.koffi)
    ShareUnit.objects.filter(share=share, unit="NGA").delete()
    ShareUnit.objects.filter(share=share).update(unit="BEN")
    assert SECRET not in _everything(cast.koffi)


def test_a_share_that_waits_is_not_activated_by_a_row() -> None:
    report = _theirs()
    share = operations.share(cast.ana, reference=report.reference, units=["BEN", "NGA"])
    assert share.state == "waiting"
    _give(
        share,
        state="active",
        active_at=now(),
        needs_second=False,
        needs_owner=False,
        confirmed_by=cast.rui.uid,
    )
    assert SECRET not in _everything(cast.koffi)


def test_a_second_person_is_another_person_whatever_the_row_says() -> None:
    share = operations.share(cast.ana, reference=_theirs().reference, units=["BEN", "NGA"])
    _give(share, proposed_by=cast.rui.uid)
    with pytest.raises(PalermoError, match="own_work"):
        operations.confirm(cast.ana, share=share.uid)


def test_the_owner_is_asked_whatever_the_row_says() -> None:
    """H3 needs the owner's word: neither the report's column nor the share's spares it."""
    report = reports.submitted(full(evaluation=Evaluation(handling="H3"), narrative=SECRET))
    _give(report, handling="H0")
    share = operations.share(cast.ana, reference=report.reference, units=["BEN", "NGA"])
    assert share.needs_owner
    _give(share, needs_owner=False, owner_by="x")
    assert operations.confirm(cast.rui, share=share.uid).state == "waiting"
    assert SECRET not in _everything(cast.koffi)


def test_an_owner_consents_for_its_own_reports_only() -> None:
    """A share pointed at another unit's report lets nobody there say yes."""
    report, mine = _theirs(), _mine()
    _give(report, handling="H3")
    share = operations.share(cast.ana, reference=report.reference, units=["BEN", "NGA"])
    _give(share, report=mine, version=mine.version)
    with pytest.raises(SealBroken):
        operations.consent(cast.koffi, share=share.uid)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("end", ["withdraw_share", "correct", "refuse"])
def test_an_ended_share_does_not_come_back(end: str) -> None:
    if end == "refuse":
        share = operations.share(cast.ana, reference=_theirs().reference, units=["BEN", "NGA"])
    else:
        share = _shared("BEN")
        assert SECRET in _everything(cast.koffi)
    before = Share.objects.filter(pk=share.pk).values().get()
    if end == "correct":
        operations.correct(cast.salma, reference=share.report.reference, content=full(narrative="sans"))
    else:
        getattr(operations, end)(cast.salma, share=share.uid)
    _give(share, **{name: before[name] for name in before if name != "id"})
    with pytest.raises(SealBroken):
        open_lent(Share.objects.get(pk=share.pk))
    assert SECRET not in _everything(cast.koffi)


def test_a_letter_to_the_author_opens_to_no_colleague() -> None:
    """What comes back on a highly sensitive report may be about the very colleague who changes rows."""
    receipt = reports.deposited(full(narrative="Soupçon"))
    operations.ask(cast.ana, reference=receipt.reference, question=SECRET)
    assert SECRET in _everything(cast.boris)
    assert SECRET not in _everything(cast.salma)
    Receipt.objects.filter(pk=receipt.pk).update(author=cast.salma.uid)
    assert SECRET not in _everything(cast.salma)
    hers = reports.submitted(by=cast.salma)
    _give(hers, author=cast.boris.uid)
    Message.objects.filter(reference=receipt.reference).update(report=hers, reference=hers.reference)
    assert SECRET not in _everything(cast.salma)


def test_a_level_written_into_a_row_opens_nothing(as_entry: Any) -> None:
    receipt = reports.deposited(full(narrative=SECRET, title=SECRET))
    Report.objects.filter(reference=receipt.reference).update(level=Level.SENSITIVE, index_scope="sensitive")
    Message.objects.update(level=Level.SENSITIVE)
    for somebody in (cast.salma, cast.boris, cast.koffi):
        with as_entry("unit"):
            assert SECRET not in _everything(somebody)
