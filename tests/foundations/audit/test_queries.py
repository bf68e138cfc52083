"""What Omar sees: everything, newest first, page by page, by any filter; and nobody else."""

from dataclasses import replace
from datetime import timedelta

import pytest

from palermo.foundations import audit
from palermo.foundations.audit import queries
from palermo.foundations.audit.models import Read
from palermo.foundations.audit.queries import Filters
from palermo.foundations.policy import Entry
from palermo.kernel import clock
from palermo.kernel.errors import Forbidden, Invalid
from tests.factories.cast import EVERYBODY, ana, boris, omar

pytestmark = pytest.mark.usefixtures("chained")


def test_pages_hold_every_entry_once_newest_first() -> None:
    seen: list[queries.Line] = []
    after = ""
    while True:
        page = queries.entries(omar, Filters(until=clock.now() - timedelta(0)), after=after, limit=3)
        seen += [line for line in page.lines if line.verb != "audit.read"]
        after = page.after
        if not after:
            break
    assert len({line.uid for line in seen}) == len(seen) == 16
    assert [line.at for line in seen] == sorted((line.at for line in seen), reverse=True)


@pytest.mark.parametrize("filters, count", [
    (Filters(actor=boris.uid), 10), (Filters(actor=ana.uid), 6), (Filters(verb="report.saved"), 8),
    (Filters(kind="read", actor=ana.uid), 6), (Filters(kind="refusal"), 2), (Filters(object="NER-0001"), 4),
    (Filters(object="NER-0001", kind="change"), 2), (Filters(unit="NER"), 10), (Filters(actor="nobody"), 0),
])  # fmt: skip
def test_filters(filters: Filters, count: int) -> None:
    lines = queries.entries(omar, filters).lines
    assert len([line for line in lines if line.verb != "audit.read"]) == count


def test_a_read_of_several_is_found_by_each_of_them() -> None:
    audit.read(ana, "report.listed", objects=["NER-0007", "NER-0008"], count=2)
    line = queries.entries(omar, Filters(object="NER-0008", verb="report.listed")).lines[0]
    assert (line.about, line.codes) == (("NER-0007", "NER-0008"), {"count": 2})


def test_the_auditor_alone_opens_a_query_and_that_is_recorded() -> None:
    audit.read(ana, "report.searched", query="camion blanc à Agadez", results=3)
    line = queries.entries(omar, Filters(verb="report.searched")).lines[0]
    assert line.has_query
    assert queries.query_of(omar, line.uid) == "camion blanc à Agadez"
    assert Read.objects.filter(verb="audit.query_opened", object=line.uid, actor=omar.uid).count() == 1
    with pytest.raises(Forbidden):
        queries.query_of(omar, "no-such-entry")


def test_nobody_else_may_ask() -> None:
    others = [one for one in EVERYBODY if one is not omar]
    for actor in [*others, replace(omar, entry=Entry.UNIT), replace(omar, scopes=frozenset())]:
        with pytest.raises(Forbidden):
            queries.entries(actor)
        with pytest.raises(Forbidden):
            queries.query_of(actor, "x")


def test_asking_is_recorded() -> None:
    queries.entries(omar, Filters(object="NER-0001"))
    assert Read.objects.filter(verb="audit.read", actor=omar.uid, object="NER-0001").count() == 1


@pytest.mark.parametrize("after", ["x", "12", ".", "a.b"])
def test_a_page_that_nobody_gave(after: str) -> None:
    with pytest.raises(Invalid):
        queries.entries(omar, after=after)
