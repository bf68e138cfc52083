"""A share: the masked copy of a report that other units may read."""

from django.db import models

from palermo.domain.reports.models.report import UID, Report


class Share(models.Model):
    """One decision to share, with the copy as it was masked then, sealed under a data key of its own.

    States: `waiting` (for the owner, a second hub person, or both), `active`, `refused`, `withdrawn`.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="shares")
    uid = models.CharField(max_length=UID, unique=True)
    state = models.CharField(max_length=10)
    by_owner = models.BooleanField()
    needs_owner = models.BooleanField(default=False)
    needs_second = models.BooleanField(default=False)
    owner_by = models.CharField(max_length=UID, default="", blank=True)
    proposed_by = models.CharField(max_length=UID)
    proposed_name = models.CharField(max_length=80)
    confirmed_by = models.CharField(max_length=UID, default="", blank=True)
    at = models.DateTimeField()
    active_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    handling = models.CharField(max_length=2)
    version = models.IntegerField()
    data_key = models.CharField(max_length=UID)
    sealed = models.BinaryField()
    # Who was left unmasked, with the reason for each, sealed: it names victims.
    sealed_reasons = models.BinaryField(null=True)
    unmasked = models.SmallIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["state", "-at"], name="share_waiting")]


class ShareUnit(models.Model):
    """A unit that a share is for."""

    share = models.ForeignKey(Share, on_delete=models.CASCADE, related_name="units")
    unit = models.CharField(max_length=12)
    first_read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["share", "unit"], name="share_unit_once")]
        indexes = [models.Index(fields=["unit", "-share"], name="share_unit")]
