"""What a document rests on: what it cites, the figures it shows, and what became of sources in a sanitised version."""

from django.db import models

from palermo.domain.documents.models.document import UID, Document


class Citation(models.Model):
    """One cited thing with its marking when it was cited; what it said is sealed."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="citations", db_index=False)
    uid = models.CharField(max_length=UID)
    kind = models.CharField(max_length=12)
    reference = models.CharField(max_length=24)
    level = models.SmallIntegerField()
    handling = models.CharField(max_length=2, default="H0")
    sealed = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "reference"], name="citation_once")]
        indexes = [models.Index(fields=["reference"], name="citation_of")]


class Figure(models.Model):
    """A figure with its query, and its data as frozen when it was drawn last, sealed."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="figures", db_index=False)
    uid = models.CharField(max_length=UID)
    key = models.CharField(max_length=40)
    kind = models.CharField(max_length=24)
    level = models.SmallIntegerField()
    handling = models.CharField(max_length=2, default="H0")
    sealed = models.BinaryField()
    by = models.CharField(max_length=UID)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "key"], name="figure_once")]


class Sanitised(models.Model):
    """What became of one source of the original that lies above a sanitised version's level; all of it sealed."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="sanitised_sources")
    uid = models.CharField(max_length=UID, unique=True)
    sealed = models.BinaryField()
    at = models.DateTimeField()
