"""Quick look at every page as everybody."""

import pytest
from tests.domain.cooperation.asking import request
from tests.faces.web.hub.conftest import members
from tests.support.clients import EntryClient
from tests.support.signing_in import sign_in

pytestmark = pytest.mark.django_db
__all__ = ["members"]
PATHS = [
    "",
    "requests/",
    "requests/new/",
    "requests/export.csv",
    "units/",
    "units/?order=-reports&months=6",
    "units/NER/",
    "units/export.xlsx",
    "contacts/",
    "contacts/new/",
    "contacts/export.csv",
    "calendar/",
    "calendar/palermo.ics",
    "meeting/",
    "meeting/new/",
    "operation/",
    "operation/new/",
    "agreement/",
    "agreement/new/",
    "liaison/",
    "liaison/new/",
    "liaison/export.csv",
    "practices/",
    "practices/new/",
    "practices/export.csv",
    "practices/?q=Gaya",
]


def test_pages(members):
    for name, entry in (("salma", "unit"), ("boris", "unit"), ("ana", "hub"), ("efua", "unit")):
        c = EntryClient(entry)
        sign_in(c, name)
        for p in PATHS:
            a = c.get("/cooperation/" + p)
            print(name, p, a.status_code)
            b = b"".join(a.streaming_content) if a.streaming else a.content
            assert a.status_code in (200, 404), b[-3000:]
