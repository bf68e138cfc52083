"""What somebody with a database shell could do: plain SQL as the tables' owner, past the program and its roles."""

from collections.abc import Sequence
from typing import Any

from django.db import connections


def run(statement: str, values: Sequence[Any] = (), *, alias: str = "default") -> list[Any]:
    """Run one statement and return its rows, if it has any."""
    connection = connections[alias]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET ROLE NONE")
        try:
            cursor.execute(statement, list(values))
            return list(cursor.fetchall()) if cursor.description else []
        finally:
            if connection.vendor == "postgresql":
                cursor.execute("SET ROLE palermo_hub")
