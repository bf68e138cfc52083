"""What the room returns to an actor, and to the writer of the site."""

from palermo.domain.publications.models import Publication
from palermo.domain.publications.queries.preview import Change, Preview, preview
from palermo.domain.publications.queries.public import Gone, Public, Shown, public
from palermo.domain.publications.queries.reading import (
    Line,
    Opened,
    Page,
    Step,
    listed,
    read,
    stopped_by,
    waiting,
)
from palermo.domain.publications.queries.sources import bereft, shown_from
from palermo.domain.publications.queries.visible import find, publications_visible_to

__all__ = [
    "Change", "Gone", "Line", "Opened", "Page", "Preview", "Public", "Publication", "Shown", "Step", "bereft", "find",
    "listed",
    "preview", "public", "publications_visible_to", "read", "shown_from", "stopped_by", "waiting",
]  # fmt: skip
