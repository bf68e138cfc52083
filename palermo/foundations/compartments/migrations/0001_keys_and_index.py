"""The table of wrapped keys (databases `keystore` and `vault`) and the blind index (database `default`)."""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from palermo.foundations.compartments import index

def create_index(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.alias == index.ALIAS:
        for statement in index.TABLES[schema_editor.connection.vendor]:
            schema_editor.execute(statement)


def drop_index(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.alias == index.ALIAS:
        schema_editor.execute(f"DROP TABLE {index.TABLE}")


class Migration(migrations.Migration):
    initial = True
    dependencies = []

    operations = [
        migrations.CreateModel(
            name="WrappedKey",
            fields=[
                ("uid", models.CharField(max_length=22, primary_key=True, serialize=False)),
                (
                    "level",
                    models.PositiveSmallIntegerField(choices=[(1, "sensitive"), (2, "highly_sensitive")]),
                ),
                ("kek_id", models.CharField(max_length=16)),
                ("wrapped", models.BinaryField()),
                ("made_on", models.DateField()),
            ],
        ),
        migrations.RunPython(create_index, drop_index, hints={"places": {"default"}}),
    ]
