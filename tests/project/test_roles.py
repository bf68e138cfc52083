"""PostgreSQL itself keeps the unit entry's role from what is not its business, whatever the program does."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import ProgrammingError, connections, transaction

from palermo.domain.reports.models import Body, InboxItem, Report
from palermo.domain.routes.models import Way
from palermo.kernel import clock
from palermo.kernel.ids import new_reference, new_uid
from palermo.kernel.levels import Level
from tests.support.restricted import as_unit_role

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def postgresql(db: None) -> None:
    if connections["default"].vendor != "postgresql":
        pytest.skip("SQLite knows no roles")


def _report(level: Level) -> Report:
    now = clock.now()
    report = Report.objects.create(
        uid=new_uid(), reference=new_reference("NER"), unit="NER", level=level, state="submitted", author=new_uid(),
        data_key=new_uid(), created_at=now, changed_at=now,
    )  # fmt: skip
    Body.objects.create(
        report=report, uid=new_uid(), number=1, sealed=b"sealed", author=report.author, at=now
    )
    return report


@pytest.fixture
def unit_cursor() -> Iterator[Any]:
    _report(Level.SENSITIVE)
    _report(Level.HIGHLY_SENSITIVE)
    InboxItem.objects.create(uid=new_uid(), sealed=b"sealed", at=clock.now())
    with as_unit_role() as cursor:
        yield cursor


def _refused(cursor: Any, statement: str, values: tuple[Any, ...] = ()) -> None:
    with pytest.raises(ProgrammingError), transaction.atomic():
        cursor.execute(statement, values)


def test_the_units_role_sees_no_highly_sensitive_row(unit_cursor: Any) -> None:
    for table in ("reports_report", "reports_body"):
        unit_cursor.execute(f"SELECT count(*) FROM {table}")
        assert unit_cursor.fetchone() == (1,), table


def test_the_units_role_cannot_make_a_row_highly_sensitive(unit_cursor: Any) -> None:
    _refused(unit_cursor, "UPDATE reports_report SET level = 2")


def test_the_units_role_sees_no_highly_sensitive_way_and_makes_none(unit_cursor: Any) -> None:
    unit_cursor.execute("SET ROLE palermo_hub")
    for report in Report.objects.all():
        Way.objects.create(report=report, uid=new_uid(), level=report.level, version=1, sealed=b"sealed")
    unit_cursor.execute("SET ROLE palermo_unit")
    unit_cursor.execute("SELECT count(*), max(level) FROM routes_way")
    assert unit_cursor.fetchone() == (1, 1)
    for refused in ("DELETE FROM routes_way", "UPDATE routes_way SET level = 1"):
        _refused(unit_cursor, refused)


def test_the_inbox_takes_and_gives_nothing_back(unit_cursor: Any) -> None:
    statement = "INSERT INTO reports_inboxitem (uid, sealed, at, problem) VALUES (%s, %s, %s, '')"
    unit_cursor.execute(statement, (new_uid(), b"sealed", clock.now()))
    for refused in ("SELECT * FROM reports_inboxitem", "DELETE FROM reports_inboxitem",
                    "UPDATE reports_inboxitem SET problem = 'x'"):  # fmt: skip
        _refused(unit_cursor, refused)


@pytest.mark.parametrize("table", ["audit_change", "audit_chainlink", "audit_checkpoint"])
@pytest.mark.parametrize("verb", ["DELETE FROM {}", "UPDATE {} SET at = 0", "TRUNCATE {}"])
def test_nobody_changes_the_audit(unit_cursor: Any, table: str, verb: str) -> None:
    _refused(unit_cursor, verb.format(table))
    unit_cursor.execute("SET ROLE palermo_hub")
    _refused(unit_cursor, verb.format(table))


@pytest.mark.parametrize("alias", ["vault", "reads"])
def test_the_units_role_cannot_use_the_hubs_databases(alias: str) -> None:
    table = "compartments_wrappedkey" if alias == "vault" else "audit_read"
    with as_unit_role(alias) as cursor:
        with pytest.raises(ProgrammingError), transaction.atomic(using=alias):
            cursor.execute(f"SELECT * FROM {table}")
        cursor.execute("SELECT has_database_privilege(current_database(), 'CONNECT')")
        assert cursor.fetchone() == (False,)


def test_the_hub_reads_the_units_log_and_writes_nothing_there() -> None:
    with connections["reads_unit"].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM audit_read")
        with pytest.raises(ProgrammingError), transaction.atomic(using="reads_unit"):
            cursor.execute("DELETE FROM audit_read")
