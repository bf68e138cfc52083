"""Questions, the calls they make on owners, and the keys of standing ones. What is asked and answered is sealed."""

from django.db import models

UID = 24


class Enquiry(models.Model):
    """One question of a unit or of the hub; nothing here depends on whether anybody knows the answer."""

    uid = models.CharField(max_length=UID)
    reference = models.CharField(max_length=24, unique=True)
    unit = models.CharField(max_length=12)
    author = models.CharField(max_length=UID)
    kind = models.CharField(max_length=12)
    purpose = models.CharField(max_length=24)
    basis = models.CharField(max_length=24)
    hub_only = models.BooleanField(default=False)
    state = models.CharField(max_length=8, default="open")
    standing_until = models.DateField(null=True)
    data_key = models.CharField(max_length=UID)
    sealed = models.BinaryField()
    at = models.DateTimeField()
    # A keyed digest of the sender's own number, by which a program's question sent twice is one.
    source_key = models.CharField(max_length=44, null=True)

    class Meta:
        indexes = [
            models.Index(fields=["unit", "-id"], name="enquiry_unit"),
            models.Index(fields=["unit", "-at"], name="enquiry_quota"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["unit", "source_key"], name="enquiry_source_once"),
        ]


class Unanswered(models.Model):
    """An enquiry that the hub's worker has still to put to what is known; the row goes with it."""

    enquiry = models.OneToOneField(
        Enquiry, on_delete=models.CASCADE, primary_key=True, related_name="unanswered"
    )


class Call(models.Model):
    """A matching record, and what becomes of the question to its owner. It does not exist for whoever asked.

    `level` is the record's; a highly sensitive one never leaves the hub.
    """

    uid = models.CharField(max_length=UID)
    enquiry = models.ForeignKey(Enquiry, on_delete=models.CASCADE, related_name="calls")
    mention = models.ForeignKey("entities.Mention", on_delete=models.CASCADE, related_name="calls")
    owner = models.CharField(max_length=12)
    level = models.SmallIntegerField()
    route = models.CharField(max_length=6)
    state = models.CharField(max_length=12, default="waiting")
    probability = models.FloatField()
    at = models.DateTimeField()
    due_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=UID, default="", blank=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["enquiry", "mention"], name="call_once")]
        indexes = [
            models.Index(fields=["owner", "route", "state", "due_at"], name="call_owner"),
            models.Index(fields=["route", "state", "due_at"], name="call_route"),
        ]


class Reply(models.Model):
    """What somebody chose to let the asker know, sealed under the question's key."""

    uid = models.CharField(max_length=UID)
    enquiry = models.ForeignKey(Enquiry, on_delete=models.CASCADE, related_name="replies")
    call = models.ForeignKey(Call, null=True, on_delete=models.SET_NULL, related_name="replies")
    owner = models.CharField(max_length=12)
    kind = models.CharField(max_length=16)
    sealed = models.BinaryField()
    at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)


class StandingKey(models.Model):
    """One blind key of a standing question; a new mention that shares it is weighed against the question."""

    token = models.CharField(max_length=16, db_index=True)
    enquiry = models.ForeignKey(Enquiry, on_delete=models.CASCADE, related_name="keys")


class Watched(models.Model):
    """A new mention that has still to be held against the standing questions."""

    mention = models.OneToOneField(
        "entities.Mention", on_delete=models.CASCADE, primary_key=True, related_name="watched"
    )
