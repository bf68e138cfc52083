"""Figures of a period read the reports of its days alone; SQLite's planner is told what the index finds, see 0002."""

from django.db import migrations, models


def tell(apps, schema_editor):
    if schema_editor.connection.vendor != "sqlite":
        return
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('reports_report', 'report_day', '1000000 400 1')"
        )
        cursor.execute("ANALYZE sqlite_schema")


class Migration(migrations.Migration):
    dependencies = [("reports", "0003_reading_along")]
    operations = [
        migrations.AddIndex(
            model_name="report",
            index=models.Index(fields=["-day_from", "-id"], name="report_day"),
        ),
        migrations.RunPython(tell, migrations.RunPython.noop),
    ]
