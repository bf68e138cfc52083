"""Publications and their versions. Titles, texts, addresses and decisions are sealed; states and versions are not."""

from django.db import models

UID = 24


class Publication(models.Model):
    """One publication; `shown` and `waiting` are numbers of versions, 0 for none. `standing` seals who decided what."""

    uid = models.CharField(max_length=UID)
    reference = models.CharField(max_length=24, unique=True)
    kind = models.CharField(max_length=12)
    state = models.CharField(max_length=12)
    version = models.IntegerField(default=1)
    waiting = models.IntegerField(default=0)
    shown = models.IntegerField(default=0)
    address_key = models.CharField(max_length=32, unique=True)
    data_key = models.CharField(max_length=UID)
    standing = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["state", "-at"], name="publication_state")]


class Version(models.Model):
    """What one version says, in all its languages, sealed under the publication's key; never changed."""

    uid = models.CharField(max_length=UID)
    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="versions")
    number = models.IntegerField()
    author = models.CharField(max_length=UID)
    sealed = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["publication", "number"], name="publication_version_once")
        ]


class Deed(models.Model):
    """One step in the life of a publication: who did what to which version, and why, sealed."""

    uid = models.CharField(max_length=UID)
    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="deeds")
    verb = models.CharField(max_length=16)
    number = models.IntegerField()
    actor = models.CharField(max_length=UID)
    sealed = models.BinaryField()
    at = models.DateTimeField()
