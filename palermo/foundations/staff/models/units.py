"""Units of the countries, the hub itself, and ECOWAS as the house of its staff."""

from django.db import models


class Unit(models.Model):
    """A house that people belong to; `code` is alpha-3 for a country's unit."""

    class Kind(models.TextChoices):
        UNIT = "unit"
        HUB = "hub"
        ECOWAS = "ecowas"

    class State(models.TextChoices):
        APPOINTED = "appointed"
        SUSPENDED = "suspended"
        WITHDRAWN = "withdrawn"

    code = models.CharField(max_length=16, unique=True)
    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.UNIT)
    state = models.CharField(max_length=12, choices=State.choices, default=State.APPOINTED)
    since = models.DateField()
    # How many active officers and heads it has. Sealed: a unit of one submits unchecked, which no row may claim.
    staffed = models.PositiveIntegerField(default=0)
    seal = models.CharField(max_length=64, default="")

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code


class Appointment(models.Model):
    """One dated state of a unit, kept for good; the unit's own row says which one holds."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="appointments")
    state = models.CharField(max_length=12, choices=Unit.State.choices)
    since = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=32)

    class Meta:
        ordering = ["recorded_at", "id"]
