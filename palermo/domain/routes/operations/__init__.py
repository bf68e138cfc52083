"""What the room does: it gathers what reports say of their way, and forgets it."""

from palermo.domain.routes.operations.gather import forget, gather, mark_due

__all__ = ["forget", "gather", "mark_due"]
