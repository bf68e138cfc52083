"""Destruction in two steps, so that a crash between them is finished later."""

from django.db import models

from palermo.domain.reports.models.report import UID


class Shredding(models.Model):
    """The keys and files still to be destroyed after a report's rows are gone."""

    uid = models.CharField(max_length=UID, unique=True)
    reference = models.CharField(max_length=24)
    keys = models.JSONField()
    files = models.JSONField()
    reason = models.CharField(max_length=24)
    at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["at"], name="shredding_open", condition=models.Q(done_at__isnull=True))
        ]
