"""The counter of changes by which a graph in memory knows that it is stale, and in which links."""

from django.db import models


class Counter(models.Model):
    """How often something changed at a level; its row is held until the change is committed, so numbers never overtake.

    `token` is drawn anew with each number: after a restore or a rollback the same number is known not to be the same.
    """

    level = models.SmallIntegerField(primary_key=True)
    number = models.BigIntegerField(default=0)
    token = models.CharField(max_length=24, default="")


class Change(models.Model):
    """One link that a change touched, by its row number: it may be gone meanwhile. 0 where no link changed."""

    level = models.SmallIntegerField()
    number = models.BigIntegerField()
    token = models.CharField(max_length=24)
    link = models.BigIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["level", "number"], name="network_change")]
