"""What the room returns to an actor. Nothing here takes a mention that `visible.py` would not give her."""

from palermo.domain.entities.models import Mention
from palermo.domain.entities.queries.candidates import Weighed, like
from palermo.domain.entities.queries.entity import (
    EntityPage,
    MoveSeen,
    OpenedEntity,
    Row,
    Seen,
    entities,
    look_for,
    read_entity,
)
from palermo.domain.entities.queries.mentioned import Mentioned, mentioned_in, waiting_matches
from palermo.domain.entities.queries.queue import (
    MatchPage,
    Sides,
    after_in_queue,
    find_proposal,
    match_queue,
    sides,
)
from palermo.domain.entities.queries.visible import (
    entities_visible_to,
    find_entity,
    find_mention,
    mentions_visible_to,
)

__all__ = [
    "EntityPage",
    "MatchPage",
    "Mention",
    "Mentioned",
    "MoveSeen",
    "OpenedEntity",
    "Row",
    "Seen",
    "Sides",
    "Weighed",
    "after_in_queue",
    "entities",
    "entities_visible_to",
    "find_entity",
    "find_mention",
    "find_proposal",
    "like",
    "look_for",
    "match_queue",
    "mentioned_in",
    "mentions_visible_to",
    "read_entity",
    "sides",
    "waiting_matches",
]  # fmt: skip
