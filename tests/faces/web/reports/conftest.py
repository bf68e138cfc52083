"""Members of two units in their browsers, signed in with a second factor."""

from collections.abc import Callable

import pytest

from tests.factories import people
from tests.support.clients import EntryClient
from tests.support.signing_in import sign_in

Browser = Callable[[str], EntryClient]


@pytest.fixture
def browser(db: None) -> Browser:
    """Return a function that gives the signed-in browser of one of the cast."""
    people.make()
    found: dict[str, EntryClient] = {}

    def of(name: str) -> EntryClient:
        if name not in found:
            found[name] = EntryClient("hub" if name in ("ana", "rui", "omar", "ines") else "unit")
            sign_in(found[name], name)
        return found[name]

    return of
