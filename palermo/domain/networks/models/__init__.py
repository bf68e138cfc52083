"""The rows of the networks room. Notes and amounts are sealed; kinds, days, states and what joins what stand in the clear."""

from palermo.domain.networks.models.change import Change, Counter
from palermo.domain.networks.models.link import Due, Link
from palermo.domain.networks.models.money import AssetEvent, Payment

__all__ = ["AssetEvent", "Change", "Counter", "Due", "Link", "Payment"]
