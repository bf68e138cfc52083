"""What is asked and what is answered, as it is sealed. Pure shapes."""

from typing import Annotated

from pydantic import Field

from palermo.domain.entities.words import MentionWords
from palermo.domain.reports.content import Code, Part, Short

Reason = Annotated[str, Field(max_length=2000)]


class Question(Part):
    """Whom or what is asked for, why, and the case it is for."""

    words: MentionWords = MentionWords()
    reason: Reason = ""
    case: Short = ""


class Answer(Part):
    """What the owner of a record, or the hub, lets the asker know."""

    kind: Code = ""
    words: MentionWords | None = None
    text: Reason = ""
    reference: Short = ""
    day: Short = ""
