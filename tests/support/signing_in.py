"""Sign in as one of the cast through the real pages, with the code that the demo's page shows."""

import re
from typing import Any

from tests.factories.people import PASSWORD
from tests.support.clients import EntryClient


def password_step(client: EntryClient, username: str, password: str = PASSWORD, **more: str) -> Any:
    """Post the first step and return the answer."""
    return client.post("/sign-in/", {"username": username, "password": password, **more})


def shown_code(page: Any) -> str:
    """Return the code in the demo's box on the second page."""
    found = re.search(r"data-demo-code>(\d{6})<", page.content.decode())
    if found is None:
        raise AssertionError("the page shows no code")
    return found[1]


def sign_in(client: EntryClient, username: str, password: str = PASSWORD, **more: str) -> Any:
    """Walk both steps and return the last answer; raises AssertionError when a step fails."""
    answer = password_step(client, username, password, **more)
    assert answer.status_code == 302, answer.content.decode()
    code = shown_code(client.get(answer["Location"]))
    answer = client.post("/sign-in/code/", {"code": code, **more})
    assert answer.status_code == 302, answer.content.decode()
    return answer
