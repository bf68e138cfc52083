"""A report, its versions, the hub's judgements on it, and its rows in the blind index."""

from django.db import models

from palermo.domain.reports.states import OPEN_AT_HUB, State

UID = 24  # characters of a random identifier, with room to spare


class Report(models.Model):
    """One report: everything here is a code, a day, a count or a state; what it says is in its bodies."""

    uid = models.CharField(
        max_length=UID
    )  # 128 random bits are unique without an index that a million rows churn
    reference = models.CharField(max_length=24, unique=True)
    unit = models.CharField(max_length=12)
    level = models.SmallIntegerField()
    state = models.CharField(max_length=16)
    author = models.CharField(max_length=UID)
    origin = models.CharField(max_length=8, default="form")
    unchecked = models.BooleanField(default=False)
    invented = models.BooleanField(default=False)
    index_scope = models.CharField(max_length=18, default="sensitive")
    data_key = models.CharField(max_length=UID)
    version = models.IntegerField(default=1)

    kind = models.CharField(max_length=40, default="incident")
    language = models.CharField(max_length=3, default="", blank=True)
    priority = models.SmallIntegerField(default=0)
    urgency = models.SmallIntegerField(default=0)
    day_from = models.DateField(null=True)
    day_to = models.DateField(null=True)
    country = models.CharField(max_length=3, default="", blank=True)
    crossing = models.CharField(max_length=60, default="", blank=True)
    people = models.IntegerField(null=True)
    dead = models.IntegerField(null=True)
    missing = models.IntegerField(null=True)
    injured = models.IntegerField(null=True)
    value = models.SmallIntegerField(default=0)
    crime_class = models.CharField(max_length=16, default="", blank=True)
    source = models.CharField(max_length=1, default="", blank=True)
    information = models.CharField(max_length=1, default="", blank=True)
    handling = models.CharField(max_length=2, default="H0")
    legal_basis = models.CharField(max_length=40, default="crime_prevention")
    review_on = models.DateField(null=True)

    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    handed_in_at = models.DateTimeField(null=True)
    submitted_at = models.DateTimeField(null=True)
    alert_at = models.DateTimeField(null=True)
    acknowledged_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    assigned = models.CharField(max_length=UID, default="", blank=True)
    lowering_by = models.CharField(max_length=UID, default="", blank=True)
    duplicate_of = models.ForeignKey(
        "self", null=True, on_delete=models.SET_NULL, related_name="duplicates", db_index=False
    )
    # A keyed digest: a plain one would let a thief of the database test guesses about who was reported.
    source_key = models.CharField(max_length=44, null=True)
    source_digest = models.CharField(max_length=44, default="", blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["-submitted_at", "-id"], name="report_newest"),
            models.Index(fields=["unit", "-submitted_at", "-id"], name="report_unit_newest"),
            models.Index(fields=["unit", "state", "-changed_at"], name="report_unit_state"),
            models.Index(
                fields=["-priority", "submitted_at", "-value"],
                name="report_queue",
                condition=models.Q(state__in=sorted(state.value for state in OPEN_AT_HUB)),
            ),
            models.Index(fields=["review_on"], name="report_review"),
            models.Index(fields=["-day_from", "-id"], name="report_day"),
            models.Index(fields=["state", "-submitted_at", "-id"], name="report_state_newest"),
            models.Index(fields=["country", "-submitted_at", "-id"], name="report_country_newest"),
            models.Index(fields=["kind", "-submitted_at", "-id"], name="report_kind_newest"),
            models.Index(fields=["crime_class", "-submitted_at", "-id"], name="report_class_newest"),
            models.Index(fields=["data_key"], name="report_data_key"),
            models.Index(
                fields=["duplicate_of"],
                name="report_duplicate",
                condition=models.Q(duplicate_of__isnull=False),
            ),
            models.Index(
                fields=["alert_at"], name="report_alert", condition=models.Q(alert_at__isnull=False)
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["unit", "source_key"], name="report_source_once"),
        ]

    @property
    def standing(self) -> State:
        """Return the state as the table of transitions knows it."""
        return State(self.state)


class Body(models.Model):
    """One version of what a report says, sealed under the report's data key."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="bodies", db_index=False)
    uid = models.CharField(max_length=UID)
    number = models.IntegerField()
    sealed = models.BinaryField()
    author = models.CharField(max_length=UID)
    at = models.DateTimeField()
    reason = models.CharField(max_length=24, default="first")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="body_number_once")]


class Judgement(models.Model):
    """The hub's crime class, evaluation and handling, with every earlier one kept beside it."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="judgements", db_index=False)
    uid = models.CharField(max_length=UID)
    number = models.IntegerField()
    sealed = models.BinaryField()
    author = models.CharField(max_length=UID)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="judgement_number_once")]


class Searchable(models.Model):
    """A row of the blind index: the report itself, or the masked copy that a share carries."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="searchables")
    share = models.ForeignKey(
        "Share", null=True, on_delete=models.CASCADE, related_name="searchables", db_index=False
    )

    class Meta:
        indexes = [
            models.Index(fields=["share"], name="searchable_share", condition=models.Q(share__isnull=False))
        ]
