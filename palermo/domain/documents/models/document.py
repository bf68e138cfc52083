"""A document in work with all its versions, comments and approvals. The unit's role sees none of these tables."""

from django.db import models

from palermo.domain.documents.states import State

UID = 24


class Document(models.Model):
    """One document as the hub works on it; its words are sealed under a key in the hub's vault, whatever its level.

    `level` is how secret the work is, `issue_level` how secret the issue will be: they differ for a sanitised version.
    """

    uid = models.CharField(max_length=UID)
    reference = models.CharField(max_length=24, unique=True)
    kind = models.CharField(max_length=24)
    level = models.SmallIntegerField()
    issue_level = models.SmallIntegerField()
    handling = models.CharField(max_length=2, default="H0")
    state = models.CharField(max_length=12, default="draft")
    language = models.CharField(max_length=3)
    author = models.CharField(max_length=UID)
    data_key = models.CharField(max_length=UID)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    valid_until = models.DateField(null=True)
    review_on = models.DateField(null=True)
    invented = models.BooleanField(default=False)
    sealed_reason = models.BinaryField(default=b"")
    sanitised_from = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="sanitised_versions"
    )
    replaces = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="replaced_by")
    issue = models.OneToOneField(
        "documents.Issue", null=True, on_delete=models.PROTECT, related_name="document"
    )

    class Meta:
        indexes = [
            models.Index(fields=["state", "-changed_at"], name="document_state"),
            models.Index(fields=["-changed_at", "-id"], name="document_newest"),
            models.Index(fields=["data_key"], name="document_key"),
            models.Index(fields=["review_on"], name="document_review"),
        ]

    @property
    def standing(self) -> State:
        """Return the state as the table of transitions knows it."""
        return State(self.state)


class Version(models.Model):
    """One saved version in one language, never changed; `of_original` is the original's version that it translates."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="versions", db_index=False)
    uid = models.CharField(max_length=UID)
    language = models.CharField(max_length=3)
    number = models.IntegerField()
    of_original = models.IntegerField(default=0)
    automatic = models.BooleanField(default=False)
    sealed = models.BinaryField()
    author = models.CharField(max_length=UID)
    author_name = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "language", "number"], name="version_once")
        ]


class Approval(models.Model):
    """That somebody who wrote none of it approved one very version; sealed, so that no row alone approves."""

    version = models.OneToOneField(Version, on_delete=models.CASCADE, related_name="approval")
    uid = models.CharField(max_length=UID)
    by = models.CharField(max_length=UID)
    at = models.DateTimeField()
    sealed = models.BinaryField()


class Comment(models.Model):
    """A remark on a passage of one version, sealed, and whether somebody has dealt with it."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="comments")
    uid = models.CharField(max_length=UID, unique=True)
    language = models.CharField(max_length=3)
    number = models.IntegerField()
    sealed = models.BinaryField()
    author = models.CharField(max_length=UID)
    author_name = models.CharField(max_length=80)
    at = models.DateTimeField()
    resolved_by = models.CharField(max_length=UID, default="", blank=True)
    resolved_at = models.DateTimeField(null=True)


class Template(models.Model):
    """The hub's own beginning of a kind in a language, in place of the one that ships."""

    uid = models.CharField(max_length=UID)
    kind = models.CharField(max_length=24)
    language = models.CharField(max_length=3)
    data_key = models.CharField(max_length=UID)
    sealed = models.BinaryField()
    author = models.CharField(max_length=UID)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "language"], name="template_once")]
