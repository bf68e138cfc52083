"""The way of a report, sealed, and the reports whose way has still to be gathered."""

from django.db import models

UID = 24


class Way(models.Model):
    """What one report says of a way: legs, place, toll, who as counts; sealed as one under the report's key.

    There is one for each report that has any of it. A corrected report has another way with another uid.
    """

    report = models.OneToOneField(
        "reports.Report", on_delete=models.CASCADE, primary_key=True, related_name="way"
    )
    uid = models.CharField(max_length=UID)
    level = models.SmallIntegerField()
    version = models.IntegerField()
    sealed = models.BinaryField()


class Due(models.Model):
    """A report whose way has still to be gathered; the row goes with the gathering."""

    report = models.OneToOneField(
        "reports.Report", on_delete=models.CASCADE, primary_key=True, related_name="way_due"
    )
    version = models.IntegerField()
