"""Undertakings, and requests older than 0002, have a day on which somebody decides whether they are still needed."""

from datetime import timedelta

from django.db import migrations, models

YEARS = {"meeting": 5, "operation": 10, "agreement": 10, "liaison": 5}
COUNT = 500


def fill(apps, schema_editor):
    undertakings = apps.get_model("cooperation", "Undertaking")
    _each(undertakings, lambda row: YEARS[row.kind], "changed_at", "starts_on", "ends_on")
    requests = apps.get_model("cooperation", "Request")
    _each(requests, lambda row: 5, "at")


def _each(model, years, noted, *known):
    """Count from the last day that a row knows, as the rules of the room did when this was written."""
    changed = []
    for row in model.objects.filter(review_on=None).exclude(state="destroyed").iterator(COUNT):
        days = [getattr(row, noted).date(), *(getattr(row, name) for name in known)]
        row.review_on = max(filter(None, days)) + timedelta(days=365 * years(row) + 1)
        changed.append(row)
    model.objects.bulk_update(changed, ["review_on"], batch_size=COUNT)


class Migration(migrations.Migration):
    dependencies = [("cooperation", "0002_review_on")]
    operations = [
        migrations.AddField(
            model_name="undertaking",
            name="review_on",
            field=models.DateField(null=True),
        ),
        migrations.AddIndex(
            model_name="undertaking",
            index=models.Index(fields=["review_on"], name="undertaking_review"),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
