"""What the program read in reports, what analysts decided about it, and how good the suggestions have been."""

from django.db import models

from palermo.domain.reports.models.report import UID, Report

VERSION = 40  # the version of the lexicon and of the model that read, joined by a plus


class Unread(models.Model):
    """A report whose present version the program has still to read; the row goes with the reading."""

    report = models.OneToOneField(Report, on_delete=models.CASCADE, primary_key=True, related_name="unread")
    version = models.IntegerField()


class Reading(models.Model):
    """What one version of a report suggests, sealed; in the clear are the kinds of crime and the urgency read in it.

    Kinds and urgency let the queue show what waits; they are codes of the same sort as those of the report itself.
    """

    report = models.OneToOneField(Report, on_delete=models.CASCADE, primary_key=True, related_name="reading")
    uid = models.CharField(max_length=UID)
    version = models.IntegerField()
    reader = models.CharField(max_length=VERSION)
    kinds = models.CharField(max_length=80, default="", blank=True)
    urgency = models.SmallIntegerField(default=0)
    sealed = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["urgency"], name="reading_urgent", condition=models.Q(urgency__gt=0)),
        ]


class Verdict(models.Model):
    """One decision of an analyst on one suggestion, sealed with the suggestion as it was; the latest of a code holds."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="verdicts")
    uid = models.CharField(max_length=UID)
    sealed = models.BinaryField()
    author = models.CharField(max_length=UID)
    at = models.DateTimeField()


class Tally(models.Model):
    """How often suggestions of one code met one answer, per language, level and reader: counts without a report."""

    facet = models.CharField(max_length=16)
    code = models.CharField(max_length=60)
    language = models.CharField(max_length=3)
    level = models.SmallIntegerField()
    reader = models.CharField(max_length=VERSION)
    answer = models.CharField(max_length=12)
    count = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["facet", "code", "language", "level", "reader", "answer"], name="tally_once"
            )
        ]


class Classifier(models.Model):
    """A linear model learned from confirmed decisions on sensitive reports; its numbers are sealed like a report."""

    uid = models.CharField(max_length=UID)
    name = models.CharField(max_length=16)
    data_key = models.CharField(max_length=UID)
    sealed = models.BinaryField()
    examples = models.IntegerField()
    author = models.CharField(max_length=UID)
    at = models.DateTimeField()
