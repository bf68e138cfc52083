"""On PostgreSQL the tests work as the hub's role, which may do less than the owner of the tables."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connections
from django.db.backends.postgresql.operations import DatabaseOperations

from palermo.project import roles

_owners_flush = DatabaseOperations.execute_sql_flush


def begin() -> None:
    """Give the roles what they need, and reconnect as the hub's."""
    for alias in connections:
        roles.apply(alias)
        _reconnect(alias, f"-c role={roles.ROLES['hub']}")
    DatabaseOperations.execute_sql_flush = _flush_as_owner  # type: ignore[method-assign]


def end() -> None:
    """Reconnect as the owner, who alone may drop the databases."""
    DatabaseOperations.execute_sql_flush = _owners_flush  # type: ignore[method-assign]
    for alias in connections:
        _reconnect(alias, "")


@contextmanager
def as_unit_role(alias: str = "default") -> Iterator[Any]:
    """Hold the unit entry's role on a connection; yields a cursor."""
    with connections[alias].cursor() as cursor:
        cursor.execute(f"SET ROLE {roles.ROLES['unit']}")
        try:
            yield cursor
        finally:
            cursor.execute(f"SET ROLE {roles.ROLES['hub']}")


def _reconnect(alias: str, options: str) -> None:
    connection = connections[alias]
    if connection.vendor != "postgresql":
        return
    connection.close()
    connection.settings_dict["OPTIONS"].pop("options", None)
    if options:
        connection.settings_dict["OPTIONS"]["options"] = options


def _flush_as_owner(self: DatabaseOperations, sql_list: Any) -> None:
    # Emptying tables between tests is the test runner's business and needs the owner.
    _owners_flush(self, ["SET ROLE NONE", *sql_list, f"SET ROLE {roles.ROLES['hub']}"])
