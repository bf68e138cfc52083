"""Records of sealed files. The content lies beside the database, the record's envelope holds the key to it."""

from typing import ClassVar

from django.db import models


class FileRecord(models.Model):
    """One sealed file of one owner (a report's uid, say).

    `sealed` is an envelope under the dossier's data key: the file's own key, its name, its type and its size. `blob`
    names the content on disk. In the clear stand only whose it is, the level, and on which day it came.
    """

    uid = models.CharField(max_length=22, unique=True)
    owner = models.CharField(max_length=48, db_index=True)
    level = models.PositiveSmallIntegerField()
    data_key = models.CharField(max_length=22)
    blob = models.CharField(max_length=22, unique=True)
    sealed = models.BinaryField()
    created_on = models.DateField()

    objects: ClassVar[models.Manager["FileRecord"]]

    def __str__(self) -> str:
        return self.uid
