"""Entries: with the change or not at all, before the answer, and never with content."""

import pytest
from django.db import transaction

from palermo.foundations import audit
from palermo.foundations.audit.models import Change, Read, ReadObject, Refusal
from palermo.foundations.compartments import keyring
from tests.factories.cast import ana, boris

pytestmark = pytest.mark.django_db


def test_a_change_lives_and_dies_with_its_transaction() -> None:
    with transaction.atomic():
        audit.record(boris, "report.saved", object="NER-7K2M-9QXD")
        transaction.set_rollback(True)
    assert not Change.objects.exists()
    with transaction.atomic():
        audit.record(boris, "report.saved", object="NER-7K2M-9QXD", version=2, parts=["a", "b"])
    row = Change.objects.get()
    assert (row.actor, row.role, row.unit, row.entry) == (boris.uid, "officer", "NER", "unit")
    assert row.codes == '{"parts":["a","b"],"version":2}'


@pytest.mark.parametrize("value", ["two words", "é", "x" * 121, 1.5, {"a": 1}, ["ok", "not ok"], "a\n"])
def test_what_could_be_content_is_refused_as_a_code(value: object) -> None:
    with pytest.raises(ValueError, match="must be a code"):
        audit.record(boris, "report.saved", reason=value)
    assert not Change.objects.exists()


def test_many_changes_are_one_entry_each_with_uids_of_their_own() -> None:
    audit.record_many(None, "report.imported", [f"NER-{number:04}" for number in range(500)], unit="NER")
    assert Change.objects.values("uid").distinct().count() == 500
    assert set(Change.objects.values_list("unit", "actor", "entry")) == {("NER", "", "hub")}


def test_a_read_of_several_can_be_found_by_each_and_names_its_reader() -> None:
    audit.read(boris, "report.read", objects=["A-1"])
    audit.read(ana, "report.searched", objects=["A-1", "A-2", "A-2"], query="camion")
    assert audit.readers_of("A-1") == {boris.uid, ana.uid}
    assert audit.readers_of("A-2") == {ana.uid}
    assert audit.readers_of("A-3") == set()
    assert ReadObject.objects.count() == 2


def test_a_query_is_sealed_to_the_auditor_and_its_length_hidden() -> None:
    audit.read(boris, "report.searched", query="Agadez camion blanc", results=0)
    audit.read(boris, "report.searched", query="x", results=0)
    long, short = (bytes(row.query or b"") for row in Read.objects.order_by("id"))
    assert len(long) == len(short)
    assert b"Agadez" not in long
    row = Read.objects.order_by("id")[0]
    plain = keyring().open_for_auditor(long, info=f"palermo/audit/query/{row.uid}".encode())
    assert plain[4:23] == b"Agadez camion blanc"


def test_a_read_is_committed_when_the_answer_begins() -> None:
    audit.read(boris, "report.read", objects=["A-1"])
    audit.refusal(boris, "report.read", code="absent", object="A-2")
    assert Read.objects.count() == Refusal.objects.count() == 1
    assert Read.objects.all().db == Refusal.objects.all().db == "reads"


def test_the_head_of_an_empty_chain_is_fixed() -> None:
    assert audit.head() == audit.head()
    assert len(bytes.fromhex(audit.head())) == 32
