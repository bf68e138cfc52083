"""Links between mentions, and the marks of reports whose links have still to be derived."""

from django.db import models

UID = 24


class Said(models.Model):
    """Base of all that somebody says under a report: which, at what level, how it came about, and if it was withdrawn."""

    uid = models.CharField(max_length=UID)
    report = models.ForeignKey("reports.Report", on_delete=models.CASCADE, related_name="+")
    level = models.SmallIntegerField()
    provenance = models.CharField(max_length=8)
    sealed = models.BinaryField(default=b"")
    author = models.CharField(max_length=UID, default="", blank=True)
    at = models.DateTimeField()
    withdrawn_by = models.CharField(max_length=UID, default="", blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    why_withdrawn = models.CharField(max_length=24, default="", blank=True)

    class Meta:
        abstract = True


class Link(Said):
    """What ties two mentions. It belongs to whatever entities they are of, so merges and splits take it along exactly.

    One that an analyst decided between two entities stands between a mention of each.
    """

    left = models.ForeignKey("entities.Mention", on_delete=models.CASCADE, related_name="links_as_left")
    right = models.ForeignKey("entities.Mention", on_delete=models.CASCADE, related_name="links_as_right")
    kind = models.CharField(max_length=24)
    first = models.DateField(null=True)
    last = models.DateField(null=True)
    source = models.CharField(max_length=1, default="", blank=True)
    information = models.CharField(max_length=1, default="", blank=True)


class Due(models.Model):
    """A report whose links have still to be derived; the row goes with the deriving."""

    report = models.OneToOneField(
        "reports.Report", on_delete=models.CASCADE, primary_key=True, related_name="links_due"
    )
    mark = models.CharField(max_length=UID)
