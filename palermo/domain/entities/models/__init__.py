"""The rows of the entities room. Names, numbers and reasons are sealed; only kinds, states and links stand in the clear."""

from palermo.domain.entities.models.decision import Move, Moved, Proposal
from palermo.domain.entities.models.mention import BlindKey, Due, Entity, Mention, Unweighed

__all__ = ["BlindKey", "Due", "Entity", "Mention", "Move", "Moved", "Proposal", "Unweighed"]
