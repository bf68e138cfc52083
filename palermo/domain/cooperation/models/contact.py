"""Whom to call in a unit, and months in which a unit had nothing to report."""

from django.db import models

from palermo.domain.cooperation.models.request import UID


class Contact(models.Model):
    """A contact point or deputy of a unit: name and numbers are sealed, languages and the day of the last test are not."""

    uid = models.CharField(max_length=UID, unique=True)
    unit = models.CharField(max_length=12, db_index=True)
    author = models.CharField(max_length=UID)
    place = models.CharField(max_length=8, default="contact")
    languages = models.CharField(max_length=20, default="", blank=True)
    data_key = models.CharField(max_length=UID)
    sealed = models.BinaryField()
    tested_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    at = models.DateTimeField()


class NilReturn(models.Model):
    """A unit says that it had nothing to report in a month: quiet, not silent."""

    unit = models.CharField(max_length=12)
    month = models.CharField(max_length=7)
    author = models.CharField(max_length=UID)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "month"], name="nil_return_once")]
