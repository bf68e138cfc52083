"""What the room returns to an actor. Nothing here takes a row that `visible.py` would not give her."""

from palermo.domain.practices.models import Adoption, Judging, Practice
from palermo.domain.practices.queries.reading import (
    VIEWS,
    OpenedPractice,
    PracticeLine,
    PublicPractice,
    fallen,
    practices,
    publishable,
    read_practice,
    waiting_practices,
)
from palermo.domain.practices.queries.visible import find_practice, practices_visible_to

__all__ = [
    "VIEWS", "Adoption", "Judging", "OpenedPractice", "Practice", "PracticeLine", "PublicPractice", "fallen",
    "find_practice", "practices", "practices_visible_to", "publishable", "read_practice", "waiting_practices",
]  # fmt: skip
