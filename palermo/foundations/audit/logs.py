"""The logs that the chain is made of: their names in the chain, and where each lives as this entry sees it."""

from dataclasses import dataclass

from django.conf import settings
from django.db import connections

from palermo.foundations.audit.recording import COLUMNS, READ_COLUMNS


@dataclass(frozen=True, slots=True)
class Log:
    """One log; `name` is what links call it, `kind` is change, read or refusal."""

    name: str
    kind: str
    alias: str

    @property
    def table(self) -> str:
        """Return the log's table."""
        return f"audit_{self.kind}"

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the columns that the digest covers, in its order."""
        return READ_COLUMNS if self.kind == "read" else COLUMNS

    @property
    def select(self) -> str:
        """Return the columns for a SELECT, quoted: `object` and `read` are words of SQL."""
        return ", ".join(connections[self.alias].ops.quote_name(name) for name in self.columns)


def logs() -> list[Log]:
    """Return every log that this entry can see: the unit entry sees changes and its own reads, the hub's side all."""
    own = "unit" if settings.PALERMO.entry == "unit" else "hub"
    found = [Log("change", "change", "default")]
    for alias, side in (("reads", own), ("reads_unit", "unit")):
        if alias in connections and (alias == "reads" or own == "hub"):
            found += [Log(f"{kind}_{side}", kind, alias) for kind in ("read", "refusal")]
    return found
