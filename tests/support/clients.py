"""Django's test client, tied to one entry: every request meets that entry's settings and host name."""

from typing import Any

from django.test import Client

from tests.support.entries import as_entry


class EntryClient(Client):
    """A client of the entry `unit` or `hub`; follows the entry's exact host name."""

    def __init__(self, entry: str, **defaults: Any) -> None:
        self.entry = entry
        with as_entry(entry) as instance:
            host = f"{instance.host(entry)}:{instance.port(entry)}"  # type: ignore[attr-defined]
        super().__init__(headers={"host": host}, **defaults)

    def request(self, **request: Any) -> Any:
        """Answer one request as the entry would."""
        with as_entry(self.entry):
            return super().request(**request)
