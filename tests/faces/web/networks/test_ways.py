"""Paths, changes between two days, and money, in the browser's words."""

from datetime import timedelta

import pytest

from palermo.kernel.clock import now
from tests.faces.web.networks.conftest import Ring, text
from tests.support.clients import EntryClient

pytestmark = pytest.mark.django_db


def test_paths_name_every_step_with_its_reports(ana: EntryClient, ring: Ring) -> None:
    page = text(ana, ring.at("paths/", to=ring.lender.lower()))
    assert "2 steps" in page and "Path 1" in page
    assert ring.reports[1].reference in page and ring.reports[2].reference in page
    assert page.count("data-node=") == 3
    assert "to whom?" in text(ana, ring.at("paths/"))
    page = text(ana, ring.at("paths/", to=ring.lender, link="bears"))
    assert "No path of up to six steps is known." in page
    for unknown in ("PER-0000-0000", "nonsense", "../.."):
        assert "There is no such entity, or not for you." in text(ana, ring.at("paths/", to=unknown), 422)
    assert "Protected people" in text(ana, ring.at("paths/", to=ring.girl), 409)


def test_changes_show_what_came_and_what_went(ana: EntryClient, ring: Ring) -> None:
    today = now().date()
    page = text(ana, ring.at("changes/", before=str(today - timedelta(days=3)), after=str(today)))
    assert "newcomers" in page and ring.reports[0].reference in page
    assert "Nothing has changed" in text(ana, ring.at("changes/", before=str(today), after=str(today)))
    assert ana.get(ring.at("changes/", before="x", after="2026-13-01")).status_code == 200


def test_money_is_summed_by_currency(ana: EntryClient, ring: Ring) -> None:
    page = text(ana, ring.at("money/", steps="4"))
    assert "350\u202f000" in page and "(n = 1)" in page and "1 of unknown amount" in page
    assert "Agadez" in page and "None known" in page
