"""PostgreSQL roles: each entry works under its own, which can do less than the owner of the tables.

`palermo init` applies the file of each database after every migration; an entry takes its role on with every
connection (see `palermo.project.databases`).
"""

from pathlib import Path

from django.db import connections

from palermo.project.databases import ROLES
from palermo.project.instance import ConfigurationError


def apply(alias: str) -> None:
    """Give both roles exactly what they need in one PostgreSQL database; does nothing on SQLite.

    Raises ConfigurationError when the roles are missing and this user may not make them (deploy/postgres/roles.sql).
    """
    connection = connections[alias]
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolname FROM pg_roles WHERE rolname = ANY(%s)", [list(ROLES.values())])
        missing = set(ROLES.values()) - {name for (name,) in cursor.fetchall()}
        cursor.execute("SELECT rolcreaterole OR rolsuper FROM pg_roles WHERE rolname = current_user")
        if missing and not cursor.fetchone()[0]:
            raise ConfigurationError(
                "the roles of PostgreSQL are missing: run deploy/postgres/roles.sql as its superuser"
            )
        for name in sorted(missing):
            cursor.execute(f"CREATE ROLE {name} NOLOGIN")
            cursor.execute(f"GRANT {name} TO current_user")
        cursor.execute(statements(alias))


def statements(alias: str) -> str:
    """Return the SQL that `apply` runs in the database of an alias."""
    folder = Path(__file__).parent
    return (folder / "every.sql").read_text("utf-8") + (folder / f"{_file_of(alias)}.sql").read_text("utf-8")


def _file_of(alias: str) -> str:
    return {"default": "content", "keystore": "keystore", "vault": "vault", "reads_unit": "reads_unit"}.get(
        alias, "reads_hub"
    )
