"""Many rows in one statement, for intake at full speed; ordinary operations use the models."""

from collections.abc import Iterable, Sequence
from functools import cache
from operator import itemgetter
from typing import Any

from django.db import connection, models

_CONVERTED = (models.DateField, models.DateTimeField, models.BinaryField, models.BooleanField)


def reserve_ids(model: type[models.Model], count: int) -> Sequence[int]:
    """Reserve `count` row keys in a running transaction and return them, lowest first.

    SQLite has one writer at a time, so the next free number is safe inside its immediate transaction. PostgreSQL
    draws them from the sequence, which other writers draw from meanwhile: they need not follow one another. Setting
    the sequence forward instead would need a right that the entries' roles lack, and could meet another's draw.
    """
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_get_serial_sequence(%s, 'id')", [model._meta.db_table])
            sequence = cursor.fetchone()[0]
            cursor.execute("SELECT nextval(%s) FROM generate_series(1, %s)", [sequence, count])
            return sorted(int(row) for (row,) in cursor.fetchall())
        # AUTOINCREMENT never gives a number twice, also after the newest row was shredded; so neither may we.
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [model._meta.db_table])
        kept = cursor.fetchone()
        cursor.execute(f"SELECT coalesce(max(id), 0) FROM {table}")  # nosec B608
        first = max(int(cursor.fetchone()[0]), int(kept[0]) if kept else 0) + 1
    return range(first, first + count)


def insert_many(model: type[models.Model], rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows given as field name to value, all with the same fields; what is left out takes the model's default."""
    if not rows:
        return
    fields = [f for f in model._meta.concrete_fields if f.attname in rows[0] or not f.primary_key]
    columns = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    table = connection.ops.quote_name(model._meta.db_table)
    statement = f"INSERT INTO {table} ({columns}) VALUES ({marks})"  # nosec B608
    with connection.cursor() as cursor:
        cursor.executemany(statement, _values(fields, rows))


def _values(
    fields: Sequence[models.Field[Any, Any]], rows: Sequence[dict[str, Any]]
) -> list[tuple[Any, ...]]:
    """Return the rows as tuples in the fields' order, in the form that the database keeps."""
    left_out = {field.attname: field.get_default() for field in fields if field.attname not in rows[0]}
    in_order = itemgetter(*[field.attname for field in fields])
    tuples = [in_order(left_out | row) for row in rows]
    # Turned about, a column that must be converted is converted as one, and the others are not looked at.
    return list(zip(*map(_converted, fields, zip(*tuples, strict=True)), strict=True))


def _converted(field: models.Field[Any, Any], column: Sequence[Any]) -> Sequence[Any]:
    if not isinstance(field, _CONVERTED):
        return column
    # The same moment and the same few days come again and again in a batch.
    prepared = cache(lambda value: field.get_db_prep_save(value, connection=connection))
    return [value if value is None or isinstance(value, bytes) else prepared(value) for value in column]


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
