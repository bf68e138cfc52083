"""PostgreSQL databases of an installation: made when they are missing and the role may make them."""

from collections.abc import Mapping
from typing import Any

from palermo.project.instance import ConfigurationError


def make_databases(databases: Mapping[str, Mapping[str, Any]]) -> None:
    """Create each PostgreSQL database that does not exist; raises ConfigurationError when that is not allowed."""
    rows = [row for row in databases.values() if row["ENGINE"].endswith("postgresql")]
    if not rows:
        return
    import psycopg
    from psycopg import sql

    first = rows[0]
    try:
        with psycopg.connect(**_parameters(first, "postgres"), autocommit=True) as connection:
            known = {name for (name,) in connection.execute("SELECT datname FROM pg_database")}
            for name in (row["NAME"] for row in rows):
                if name not in known:
                    connection.execute(
                        sql.SQL("CREATE DATABASE {} ENCODING 'UTF8' TEMPLATE template0").format(
                            sql.Identifier(name)
                        )
                    )
    except psycopg.Error as error:
        raise ConfigurationError(
            f"PostgreSQL: {type(error).__name__}: {str(error).splitlines()[0]}"
        ) from None


def _parameters(row: Mapping[str, Any], name: str) -> dict[str, Any]:
    parameters = {"dbname": name, "user": row["USER"], "password": row["PASSWORD"], "host": row["HOST"]}
    parameters["port"] = row["PORT"]
    return {key: value for key, value in parameters.items() if value} | dict(row["OPTIONS"])
