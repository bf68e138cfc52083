"""Mentions, the entities that gather them, and the blind keys by which mentions are found."""

from django.db import models

from palermo.domain.entities.models.token import TokenField

UID = 24


class Entity(models.Model):
    """Somebody or something that one or more mentions were decided to be; it says nothing itself.

    It has no level and no count: what a person sees of it is what she sees of its mentions.
    """

    uid = models.CharField(max_length=UID)
    reference = models.CharField(max_length=24, unique=True)
    kind = models.CharField(max_length=12)

    class Meta:
        indexes = [models.Index(fields=["kind", "-id"], name="entity_newest")]


class Mention(models.Model):
    """What one report says of somebody or something, sealed under the report's key; a mention is never changed.

    A correction of the report makes a new mention and leaves the old one as past.
    """

    uid = models.CharField(max_length=UID)
    report = models.ForeignKey("reports.Report", on_delete=models.CASCADE, related_name="mentions")
    unit = models.CharField(max_length=12)
    level = models.SmallIntegerField()
    kind = models.CharField(max_length=12)
    place = models.CharField(max_length=40)
    version = models.IntegerField()
    protected = models.BooleanField(default=False)
    present = models.BooleanField(default=True)
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="mentions")
    sealed = models.BinaryField()
    at = models.DateTimeField()


class BlindKey(models.Model):
    """One keyed hash of a mention's name, number or birth year; candidates come by it, newest mention first.

    Some thirty rows a mention: so there is no row number, and in SQLite no table beside the key's own tree.
    """

    pk = models.CompositePrimaryKey("token", "mention")
    token = TokenField()
    mention = models.ForeignKey(Mention, on_delete=models.CASCADE, related_name="keys")


class Unweighed(models.Model):
    """A mention that has still to be weighed against those that are known; the row goes with the weighing."""

    mention = models.OneToOneField(
        Mention, on_delete=models.CASCADE, primary_key=True, related_name="unweighed"
    )


class Due(models.Model):
    """A report whose mentions have still to be gathered; the row goes with the gathering."""

    report = models.OneToOneField(
        "reports.Report", on_delete=models.CASCADE, primary_key=True, related_name="due"
    )
    version = models.IntegerField()
