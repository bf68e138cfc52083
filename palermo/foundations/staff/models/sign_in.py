"""What sign-in keeps: sealed sessions (in the entry's own database) and one-time codes that are spent."""

from django.db import models


class Session(models.Model):
    """A session: keyed digest of its cookie, payload sealed to digest and expiry. Nothing in it can be read here."""

    digest = models.CharField(max_length=64, primary_key=True)
    payload = models.BinaryField()
    expires_at = models.DateTimeField(db_index=True)


class SpentCode(models.Model):
    """A one-time code that was used. The primary key makes the second use fail in whichever process it comes."""

    digest = models.CharField(max_length=64, primary_key=True)
    until = models.DateTimeField(db_index=True)
