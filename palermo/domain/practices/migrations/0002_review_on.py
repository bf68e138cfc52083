"""Practices have a day on which somebody decides whether they still work and are still needed."""

from datetime import timedelta

from django.db import migrations, models

YEARS = 3
COUNT = 500


def fill(apps, schema_editor):
    model = apps.get_model("practices", "Practice")
    changed = []
    for row in model.objects.filter(review_on=None).exclude(state="destroyed").iterator(COUNT):
        # Counted from when it was decided, as the rules of the room did when this was written.
        row.review_on = (row.decided_at or row.at).date() + timedelta(days=365 * YEARS + 1)
        changed.append(row)
    model.objects.bulk_update(changed, ["review_on"], batch_size=COUNT)


class Migration(migrations.Migration):
    dependencies = [("practices", "0001_initial")]
    operations = [
        migrations.AddField(
            model_name="practice",
            name="review_on",
            field=models.DateField(null=True),
        ),
        migrations.AddIndex(
            model_name="practice",
            index=models.Index(fields=["review_on"], name="practice_review"),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
