"""The key store's one table."""

from typing import ClassVar

from django.db import models

LEVELS = ((1, "sensitive"), (2, "highly_sensitive"))


class WrappedKey(models.Model):
    """A dossier's data key, wrapped by its level's key.

    Lives in the database `keystore` (sensitive) or `vault` (highly sensitive), never beside what it opens;
    always named with `using=`. `kek_id` repeats what the envelope says, so that a rotation finds what is left
    to do.
    """

    uid = models.CharField(max_length=22, primary_key=True)
    level = models.PositiveSmallIntegerField(choices=LEVELS)
    kek_id = models.CharField(max_length=16)
    wrapped = models.BinaryField()
    made_on = models.DateField()

    objects: ClassVar[models.Manager["WrappedKey"]]

    def __str__(self) -> str:
        return self.uid
