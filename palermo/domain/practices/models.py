"""Practices, judgings and adoptions: states, units and days in the clear, words and scores sealed."""

from django.db import models

UID = 24


class Practice(models.Model):
    """One practice of one unit, or found by the hub; what it says is sealed under a key of its own."""

    uid = models.CharField(max_length=UID)
    reference = models.CharField(max_length=24, unique=True)
    unit = models.CharField(max_length=12)
    author = models.CharField(max_length=UID)
    area = models.CharField(max_length=16)
    language = models.CharField(max_length=3)
    state = models.CharField(max_length=12, default="draft")
    standing = models.CharField(max_length=10, default="", blank=True)
    round = models.SmallIntegerField(default=1)
    version = models.IntegerField(default=1)
    data_key = models.CharField(max_length=UID)
    sealed = models.BinaryField()
    at = models.DateTimeField()
    proposed_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    best_on = models.DateField(null=True)
    review_on = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["state", "-decided_at"], name="practice_state"),
            models.Index(fields=["unit", "-id"], name="practice_unit"),
            models.Index(fields=["review_on"], name="practice_review"),
        ]


class Judging(models.Model):
    """How one person judged a practice in one round; scores and words are sealed."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="judgings")
    uid = models.CharField(max_length=UID)
    round = models.SmallIntegerField()
    unit = models.CharField(max_length=12)
    author = models.CharField(max_length=UID)
    sealed = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["practice", "round", "author"], name="judged_once")]


class Adoption(models.Model):
    """A unit that tries a practice or has taken it over, since when, and with what result."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="adoptions")
    uid = models.CharField(max_length=UID)
    unit = models.CharField(max_length=12)
    author = models.CharField(max_length=UID)
    since = models.DateField()
    state = models.CharField(max_length=8, default="trying")
    result = models.CharField(max_length=8, default="unknown")
    sealed = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["practice", "unit"], name="adopted_once")]


class WordKey(models.Model):
    """One keyed word of a practice, by which it is found without its text."""

    token = models.CharField(max_length=16, db_index=True)
    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="keys")
