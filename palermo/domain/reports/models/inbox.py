"""The hub's insert-only inbox for what is highly sensitive, and the receipts that units keep."""

from django.db import models

from palermo.domain.reports.models.report import UID


class InboxItem(models.Model):
    """Bytes sealed to the hub by an entry that cannot open them again.

    Its identifier is made by the sender: on PostgreSQL the unit's role may insert here and read nothing back.
    """

    uid = models.CharField(max_length=UID, primary_key=True)
    sealed = models.BinaryField()
    at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=24, default="", blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["at"], name="inbox_waiting", condition=models.Q(taken_at__isnull=True))
        ]


class Receipt(models.Model):
    """The signed receipt of one submission; of a highly sensitive report it is all that the unit keeps."""

    reference = models.CharField(max_length=24)
    uid = models.CharField(max_length=UID)
    unit = models.CharField(max_length=12)
    author = models.CharField(max_length=UID)
    level = models.SmallIntegerField()
    version = models.IntegerField(default=1)
    at = models.DateTimeField()
    document = models.TextField()

    class Meta:
        indexes = [
            models.Index(fields=["unit", "-at"], name="receipt_unit"),
            models.Index(fields=["author", "-at"], name="receipt_author"),
        ]
        constraints = [models.UniqueConstraint(fields=["reference", "version"], name="receipt_once")]
