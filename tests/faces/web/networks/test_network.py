"""A network in the browser's words: drawing, filters, tables, who holds it together."""

import pytest

from tests.faces.web.networks.conftest import Ring, ana, members, text
from tests.support.clients import EntryClient

__all__ = ["ana", "members"]
pytestmark = pytest.mark.django_db


def test_a_network_is_drawn_and_told(ana: EntryClient, ring: Ring) -> None:
    page = text(ana, ring.at(""))
    assert "Moussa" in page
