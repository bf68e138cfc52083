"""Rows from before there were review days get one by the migrations, which go back and forth without loss."""

from tests.support.instances import Copy

_MADE = """
from datetime import date, datetime, UTC
from django.core.management import call_command
from palermo.domain.cooperation.models import Request, Undertaking
from palermo.domain.practices.models import Practice
at = datetime(2026, 1, 1, tzinfo=UTC)
common = {"author": "a", "data_key": "k", "sealed": b"s", "at": at}
for kind, ends in (("meeting", None), ("operation", date(2027, 1, 1)), ("agreement", date(2030, 1, 1))):
    Undertaking.objects.create(
        uid=kind, reference=kind, kind=kind, level=1, starts_on=date(2025, 1, 1), ends_on=ends, changed_at=at, **common
    )
Request.objects.create(
    uid="r", reference="r", asker="NER", asked="BEN", level=1, kind="k", use="u", purpose="p", basis="b", first_due_at=at,
    due_at=at, **common,
)
Practice.objects.create(uid="p", reference="p", unit="NER", area="a", language="fr", **common)
call_command("migrate", "cooperation", "0002", verbosity=0)
call_command("migrate", "practices", "0001", verbosity=0)
"""
_FORTH = """
from django.core.management import call_command
from palermo.domain.cooperation.models import Request, Undertaking
from palermo.domain.practices.models import Practice
call_command("migrate", "cooperation", verbosity=0)
call_command("migrate", "practices", verbosity=0)
rows = [*Undertaking.objects.order_by("id"), Request.objects.get(), Practice.objects.get()]
print(*(row.review_on for row in rows), {bytes(row.sealed) for row in rows})
"""


def test_existing_rows_get_a_review_day(fresh_home: Copy) -> None:
    fresh_home.python(_MADE)
    said = fresh_home.python(_FORTH).stdout.split()
    assert said == ["2031-01-01", "2036-12-30", "2039-12-31", "2031-01-01", "2029-01-01", "{b's'}"]
