"""The table of wrapped keys (databases `keystore` and `vault`) and the blind index (database `default`)."""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

CREATE = {
    "sqlite": [
        "CREATE VIRTUAL TABLE compartments_index USING"
        " fts5(tokens, content='', detail=none, columnsize=0, tokenize='ascii')",
    ],
    "postgresql": [
        "CREATE TABLE compartments_index (id bigint PRIMARY KEY, tokens tsvector NOT NULL)",
        "CREATE INDEX compartments_index_tokens ON compartments_index USING gin (tokens)",
    ],
}


def create_index(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.alias == "default":
        for statement in CREATE[schema_editor.connection.vendor]:
            schema_editor.execute(statement)


def drop_index(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.alias == "default":
        schema_editor.execute("DROP TABLE compartments_index")


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
        migrations.RunPython(create_index, drop_index, hints={"table": "compartments_index"}),
    ]
