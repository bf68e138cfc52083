"""Many rows in one statement, for intake at full speed; ordinary operations use the models."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db import connection, models

_CONVERTED = (models.DateField, models.DateTimeField, models.BinaryField, models.BooleanField)


def reserve_ids(model: type[models.Model], count: int) -> range:
    """Reserve `count` row keys in a running transaction and return them as a range, lowest first.

    SQLite has one writer at a time, so the next free number is safe inside its immediate transaction. PostgreSQL
    sets the sequence forward under a lock on the sequence's own row.
    """
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_get_serial_sequence(%s, 'id')", [model._meta.db_table])
            sequence = cursor.fetchone()[0]
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [sequence])
            cursor.execute("SELECT nextval(%s)", [sequence])
            first = int(cursor.fetchone()[0])
            cursor.execute("SELECT setval(%s, %s)", [sequence, first + count - 1])
        else:
            # AUTOINCREMENT never gives a number twice, also after the newest row was shredded; so neither may we.
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [model._meta.db_table])
            kept = cursor.fetchone()
            cursor.execute(f"SELECT coalesce(max(id), 0) FROM {table}")  # noqa: S608  # nosec B608
            first = max(int(cursor.fetchone()[0]), int(kept[0]) if kept else 0) + 1
    return range(first, first + count)


def insert_many(model: type[models.Model], rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows given as field name to value, all with the same fields; what is left out takes the model's default."""
    if not rows:
        return
    fields = [field for field in model._meta.concrete_fields if field.attname in rows[0] or _needed(field)]
    columns = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    table = connection.ops.quote_name(model._meta.db_table)
    statement = f"INSERT INTO {table} ({columns}) VALUES ({marks})"  # noqa: S608  # nosec B608
    readers = [_reader(field) for field in fields]
    with connection.cursor() as cursor:
        cursor.executemany(statement, [tuple(read(row) for read in readers) for row in rows])


def _needed(field: models.Field[Any, Any]) -> bool:
    return not field.primary_key


def _reader(field: models.Field[Any, Any]) -> Callable[[dict[str, Any]], Any]:
    name, default = field.attname, field.get_default()
    if not isinstance(field, _CONVERTED):
        return lambda row: row.get(name, default)
    # The same moment and the same few days come again and again in a batch.
    known: dict[Any, Any] = {}

    def read(row: dict[str, Any]) -> Any:
        value = row.get(name, default)
        if value is None or isinstance(value, bytes):
            return value
        if value not in known:
            known[value] = field.get_db_prep_save(value, connection=connection)
        return known[value]

    return read


def batches(items: Iterable[Any], size: int) -> Iterable[list[Any]]:
    """Cut an iterable into lists of at most `size`, holding one at a time."""
    batch: list[Any] = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
