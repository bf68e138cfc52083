"""Requests, what was written to and fro about them, and the keys by which the same request twice is noticed."""

from django.db import models

UID = 24


class Request(models.Model):
    """One request of a unit or of the hub to another party, with the day by which an answer is due."""

    uid = models.CharField(max_length=UID)
    reference = models.CharField(max_length=24, unique=True)
    asker = models.CharField(max_length=12)
    asked = models.CharField(max_length=12)
    level = models.SmallIntegerField()
    author = models.CharField(max_length=UID)
    kind = models.CharField(max_length=24)
    use = models.CharField(max_length=12)
    purpose = models.CharField(max_length=24)
    basis = models.CharField(max_length=24)
    handling = models.CharField(max_length=2, default="H0")
    state = models.CharField(max_length=16, default="open")
    data_key = models.CharField(max_length=UID)
    sealed = models.BinaryField()
    at = models.DateTimeField()
    first_due_at = models.DateTimeField()
    due_at = models.DateTimeField()
    extension_to = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    review_on = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["asker", "state", "due_at"], name="request_asker"),
            models.Index(fields=["asked", "state", "due_at"], name="request_asked"),
            models.Index(fields=["state", "due_at"], name="request_due"),
            models.Index(fields=["review_on"], name="request_review"),
        ]


class Letter(models.Model):
    """What a party wrote about a request, sealed under the request's key; files hang on it. Notes are the hub's own."""

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="letters")
    uid = models.CharField(max_length=UID, unique=True)
    kind = models.CharField(max_length=16)
    hub_only = models.BooleanField(default=False)
    party = models.CharField(max_length=12)
    author = models.CharField(max_length=UID)
    sealed = models.BinaryField()
    at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)


class RequestKey(models.Model):
    """One blind key of a request: a linked record, a phone, a plate. Two requests that share one may be the same."""

    token = models.CharField(max_length=16, db_index=True)
    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="keys")
