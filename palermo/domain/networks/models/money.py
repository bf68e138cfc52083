"""Payments, and what happened to assets. Amounts, currencies and decisions are sealed under the report's key."""

from django.db import models

from palermo.domain.networks.models.link import Link, Said


class Payment(Said):
    """Money that somebody gave or got, as one report says or an analyst read there; who is not named is null."""

    payer = models.ForeignKey(
        "entities.Mention", null=True, on_delete=models.CASCADE, related_name="payments_made"
    )
    payee = models.ForeignKey(
        "entities.Mention", null=True, on_delete=models.CASCADE, related_name="payments_got"
    )
    # Where both are named they are tied: the link comes and goes with the payments that it stands for.
    link = models.ForeignKey(Link, null=True, on_delete=models.SET_NULL, related_name="payments")
    place = models.CharField(max_length=24, default="", blank=True)
    day = models.DateField(null=True)


class AssetEvent(Said):
    """One thing that happened to an asset: valued, frozen, released, seized, confiscated or returned."""

    asset = models.ForeignKey("entities.Mention", on_delete=models.CASCADE, related_name="asset_events")
    kind = models.CharField(max_length=12)
    day = models.DateField(null=True)
