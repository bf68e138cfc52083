"""Proposed matches, and the moves of mentions that people decided: merges and splits, each undone exactly."""

from django.db import models

from palermo.domain.entities.models.mention import UID, Entity, Mention


class Proposal(models.Model):
    """Two mentions that may be of one; the reasons are made again whenever somebody reads it."""

    uid = models.CharField(max_length=UID)
    left = models.ForeignKey(Mention, on_delete=models.CASCADE, related_name="proposals_as_left")
    right = models.ForeignKey(
        Mention, on_delete=models.CASCADE, related_name="proposals_as_right", db_index=True
    )
    kind = models.CharField(max_length=12)
    level = models.SmallIntegerField()
    probability = models.FloatField()
    value = models.IntegerField()
    state = models.CharField(max_length=8, default="open")
    source = models.CharField(max_length=24, default="report")
    at = models.DateTimeField()
    decided_by = models.CharField(max_length=UID, default="", blank=True)
    decided_at = models.DateTimeField(null=True)
    move = models.ForeignKey("Move", null=True, on_delete=models.SET_NULL, related_name="proposals")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["left", "right"], name="proposal_once")]
        indexes = [
            models.Index(
                fields=["-value", "-id"],
                name="proposal_queue",
                condition=models.Q(state__in=["open", "later"]),
            ),
        ]


class Move(models.Model):
    """Mentions that somebody moved from one entity to another, with the reason; undone, they move back."""

    uid = models.CharField(max_length=UID)
    verb = models.CharField(max_length=8)
    source = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="moves_out")
    target = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="moves_in")
    level = models.SmallIntegerField()
    author = models.CharField(max_length=UID)
    at = models.DateTimeField()
    why = models.CharField(max_length=24)
    # A note is sealed under the report of this mention, and is destroyed with it.
    noted_at = models.ForeignKey(
        Mention, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )
    sealed = models.BinaryField(default=b"")
    undone_by = models.CharField(max_length=UID, default="", blank=True)
    undone_at = models.DateTimeField(null=True)


class Moved(models.Model):
    """One mention of a move."""

    move = models.ForeignKey(Move, on_delete=models.CASCADE, related_name="moved")
    mention = models.ForeignKey(Mention, on_delete=models.CASCADE, related_name="moves")
