"""What parties have agreed to do together, and each step of it: a decision with its owner and day, or a call."""

from django.db import models

from palermo.domain.cooperation.models.request import UID


class Undertaking(models.Model):
    """A meeting, a joint operation, an agreement or a border liaison pair; what it is about is sealed."""

    uid = models.CharField(max_length=UID)
    reference = models.CharField(max_length=24, unique=True)
    kind = models.CharField(max_length=12)
    form = models.CharField(max_length=24, default="", blank=True)
    level = models.SmallIntegerField()
    author = models.CharField(max_length=UID)
    state = models.CharField(max_length=12, default="planned")
    crossing = models.CharField(max_length=60, default="", blank=True)
    has_clause = models.BooleanField(default=False)
    version = models.IntegerField(default=1)
    data_key = models.CharField(max_length=UID)
    sealed = models.BinaryField()
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    next_on = models.DateField(null=True)
    reminded_on = models.DateField(null=True)
    review_on = models.DateField(null=True)
    at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["kind", "-starts_on"], name="undertaking_kind"),
            models.Index(fields=["review_on"], name="undertaking_review"),
        ]


class Party(models.Model):
    """One unit, or another house, that takes part; only parties and the hub see an undertaking."""

    undertaking = models.ForeignKey(Undertaking, on_delete=models.CASCADE, related_name="parties")
    unit = models.CharField(max_length=12, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["undertaking", "unit"], name="party_once")]


class Step(models.Model):
    """A decision to be followed up (owner, due, done), or one entry of a liaison log (caller, called, answered)."""

    undertaking = models.ForeignKey(Undertaking, on_delete=models.CASCADE, related_name="steps")
    uid = models.CharField(max_length=UID, unique=True)
    kind = models.CharField(max_length=10)
    owner = models.CharField(max_length=12)
    author = models.CharField(max_length=UID)
    sealed = models.BinaryField()
    at = models.DateTimeField()
    due_on = models.DateField(null=True)
    done_at = models.DateTimeField(null=True)
    reminded_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["owner", "done_at", "due_on"], name="step_owner")]
