"""Bearer tokens of programs and devices."""

from django.db import models

from palermo.foundations.staff.models.people import Person
from palermo.kernel.ids import new_uid


class Token(models.Model):
    """A token as kept: a keyed digest of its text, never the text. Revoking empties digest and seal for good."""

    class Kind(models.TextChoices):
        PERSON = "person"  # acts as its holder
        DEVICE = "device"  # acts as an officer of the holder's unit; the holder answers for it

    uid = models.CharField(max_length=32, unique=True, default=new_uid)
    digest = models.CharField(max_length=64, unique=True, null=True)
    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.PERSON)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=80)
    entry = models.CharField(max_length=8)
    scopes = models.JSONField(default=list)
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    last_used_on = models.DateField(null=True)  # a day is enough; every use at the second would be a log
    seal = models.CharField(max_length=64, default="")

    class Meta:
        ordering = ["-issued_at"]
