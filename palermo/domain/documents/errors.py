"""The codes with which this room refuses; `faces/kit/sentences_documents.py` holds a sentence for each.

wrong_state: the state table has no such step. edited_meanwhile: somebody saved first, see `Conflict`. not_ready: see
`NotReady.problems`. own_work: nobody approves or confirms what she wrote. not_approved: not of the very version.
level_only_up: going below takes a sanitised version.
"""

from collections.abc import Sequence

from palermo.domain.documents.shapes import Problem
from palermo.domain.documents.words import DocumentWords
from palermo.kernel.errors import Refused


class Conflict(Refused):
    """Somebody saved after the version that was being changed; both texts are here, nothing was overwritten."""

    def __init__(self, theirs: DocumentWords, mine: DocumentWords, *, number: int, author_name: str) -> None:
        super().__init__("edited_meanwhile", number=number)
        self.theirs, self.mine = theirs, mine
        self.number, self.author_name = number, author_name


class NotReady(Refused):
    """The document cannot go on; `problems` lists everything that stands in the way."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("not_ready", problem=problems[0].code)
        self.problems = list(problems)
