"""Where proposals come from: an issued document or an approved practice, stripped of what stays inside.

What is left is a beginning for a person, never a publication: she reads and corrects it, and another one publishes.
"""

from palermo.domain.publications.sources.originals import sources_of
from palermo.domain.publications.sources.proposals import Start, from_document, from_practice

__all__ = ["Start", "from_document", "from_practice", "sources_of"]
