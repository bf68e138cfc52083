"""What SQLite's planner must know of the columns, since it guesses ten rows for any value of any index.

Measured statistics would change plans with the data, and other processes would not notice; these are fixed: what an
index finds in an installation of a million reports. PostgreSQL gathers its own.
"""

from django.db import migrations

# Rows in the index, then how many of them one value of the first column finds, of the first two, and so on.
_ROWS = {
    "report_newest": "1000000 10 1",
    "report_unit_newest": "1000000 62500 5 1",
    "report_unit_state": "1000000 62500 12500 2",
    "report_state_newest": "1000000 160000 5 1",
    "report_country_newest": "1000000 20000 5 1",
    "report_kind_newest": "1000000 100000 5 1",
    "report_class_newest": "1000000 200000 5 1",
    "report_queue": "20000 7000 5 1",
    "report_review": "1000000 500",
    "report_data_key": "1000000 1",
    "report_duplicate": "1000 2",
    "report_alert": "1000 1",
}
# The indexes of unique constraints have names that SQLite makes up; they are known by their columns.
_UNIQUE = {("reference",): "1000000 1", ("unit", "source_key"): "1000000 62500 1"}


def tell(apps, schema_editor):
    if schema_editor.connection.vendor != "sqlite":
        return
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("ANALYZE reports_report")
        cursor.execute("DELETE FROM sqlite_stat1 WHERE tbl = 'reports_report'")
        cursor.execute("SELECT name FROM pragma_index_list('reports_report') WHERE origin = 'u'")
        rows = dict(_ROWS)
        for (name,) in cursor.fetchall():
            cursor.execute("SELECT name FROM pragma_index_info(%s) ORDER BY seqno", [name])
            rows[name] = _UNIQUE[tuple(column for (column,) in cursor.fetchall())]
        cursor.executemany(
            "INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('reports_report', %s, %s)", list(rows.items())
        )
        cursor.execute("ANALYZE sqlite_schema")


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_initial")]
    operations = [migrations.RunPython(tell, migrations.RunPython.noop)]
