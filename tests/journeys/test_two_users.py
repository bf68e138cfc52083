"""The unit entry's user, with everything that it can open, opens nothing that is highly sensitive."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.instances import Copy, Template
from tests.support.two_users import UNIT, Thief, as_user, part, readable

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.geteuid() != 0, reason="only root can work under other users"),
]
SECRET, OPEN = b"Geheimwort", b"Klarwort"

_START = """
from palermo.domain.reports import operations
from palermo.foundations.files import places, SealedUpload
from palermo.kernel.levels import Level
from tests.domain.reports.contents import full
from tests.factories import cast, reports

def upload(text):
    with places.writing(Level.SENSITIVE) as content:
        content.write(text.encode())
    return SealedUpload(content.blob, content.key, text, "text/plain", content.size, Level.SENSITIVE)
"""
_UNIT_WORK = """
for code in ("NER", "BEN"):
    from palermo.foundations.staff.operations.units import add_unit
    add_unit(cast.ines, code=code)
plain = reports.submitted(full(narrative="Klarwort"))
operations.attach(cast.boris, reference=plain.reference, uploads=[upload("Klarwort")])
operations.share(cast.salma, reference=plain.reference, units=["BEN"])
risen = reports.submitted(full(narrative="Geheimwort"))
operations.follow_up(cast.boris, reference=risen.reference, text="Geheimwort")
operations.attach(cast.boris, reference=risen.reference, uploads=[upload("Geheimwort")])
receipt = operations.deposit(cast.boris, content=full(narrative="Geheimwort"))
print(plain.reference, risen.reference, receipt.reference)
"""
_HUB_WORK = """
plain, risen, sealed = {references!r}
from palermo.domain.reports.judgement import Judgement
from palermo.domain.reports.models import InboxItem, Report
from palermo.domain.reports.operations import Incoming
from palermo.foundations import files
operations.ask(cast.ana, reference=plain, question="Klarwort")
operations.raise_level(cast.ana, reference=risen)
operations.take_in()
operations.ask(cast.ana, reference=sealed, question="Klarwort")
operations.receive(cast.ana, [Incoming(full(narrative="Geheimwort"), "ECOBCCU", Level.HIGHLY_SENSITIVE)])
own = Report.objects.get(unit="ECOBCCU").reference
operations.take_up(cast.ana, references=[own])
operations.classify(cast.ana, reference=own, judgement=Judgement(primary="tip", note="Geheimwort"))
# One that the hub has not come to yet waits in the inbox; one file was made highly sensitive with its report.
operations.deposit(cast.boris, content=full(narrative="Geheimwort"))
"""


@pytest.fixture(scope="module")
def installation(template_home: Template) -> Iterator[Copy]:
    """Return an installation where both entries have worked, parted between two users; nobody changes it."""
    copy = template_home.copy()
    if copy.url:
        pytest.skip("on PostgreSQL the roles part the entries; see test_roles")
    references = copy.python(_START + _UNIT_WORK, entry="unit").stdout.split()
    copy.python(_START + _HUB_WORK.format(references=references), entry="hub")
    part(copy)
    yield copy
    copy.remove()


@pytest.fixture
def worked(installation: Copy) -> Path:
    """Return the home of the installation."""
    return installation.home


def test_no_highly_sensitive_row_opens_to_the_units_user(worked: Path) -> None:
    hub = Thief(worked, "hub")
    everything = hub.opens()
    secret = {table: [plain for plain in found if SECRET in plain] for table, found in everything.items()}
    # The same attempts with the hub's keys succeed, so what they try is what there is.
    assert all(
        secret[table]
        for table in ("reports_body", "reports_judgement", "reports_message", "reports_inboxitem")
    )
    risen = hub.indexed()

    def attempt() -> None:
        thief = Thief(worked, "unit")
        assert thief.data_keys
        assert not thief.data_keys >= hub.data_keys
        found = thief.opens()
        assert all(
            any(OPEN in plain for plain in found[table]) for table in ("reports_body", "reports_message")
        )
        assert found["reports_share"]
        assert found["files_filerecord"]
        for table, plains in found.items():
            assert not [plain for plain in plains if SECRET in plain], table
        assert not found["reports_inboxitem"]
        assert not found["reports_judgement"]
        assert thief.indexed() < risen

    as_user(UNIT, attempt)


def test_the_hubs_half_is_not_readable_at_all(worked: Path) -> None:
    def attempt() -> None:
        assert not [path for path in readable(worked) if worked / "hub" in path.parents]
        with pytest.raises(PermissionError):
            list((worked / "hub").iterdir())

    as_user(UNIT, attempt)


def test_the_program_as_the_units_user_reads_nothing_highly_sensitive(installation: Copy) -> None:
    """The unit's own program, told that somebody is cleared, still lacks the keys."""
    done = installation.python(
        _START
        + f"""
import os
from dataclasses import replace
from django.db import connections
from palermo.domain.reports import queries
from palermo.domain.reports.models import Report
everybody = [replace(one, clearance=Level.HIGHLY_SENSITIVE) for one in cast.EVERYBODY]
def attempt():
    for report in Report.objects.filter(level=2):
        for actor in everybody:
            for verb in (queries.read, queries.receipt):
                try:
                    yield verb(actor, report.reference)
                except Exception as error:
                    yield type(error).__name__
# Once as root, so that everything is loaded: the unit's user may not be able to read the checkout.
list(attempt())
connections.close_all()
os.setgroups([]); os.setgid(61000); os.setuid({UNIT})
print(*attempt(), sep="\\n")
""",
        entry="unit",
    )
    assert done.stdout.count("\n") > 20
    assert SECRET.decode() not in done.stdout
