"""What is sealed beside a link, a payment or an event: a note, an amount with its currency, what for, by what decision."""

from typing import Annotated

from pydantic import AfterValidator, StringConstraints

from palermo.domain.reports.content import Amount, Line, Part
from palermo.kernel.text import clean

Note = Annotated[str, StringConstraints(max_length=1000), AfterValidator(clean)]
Currency = Annotated[str, StringConstraints(pattern=r"^([A-Z]{3})?$")]


class Said(Part):
    """What somebody says in words or figures; amount None is not known, which is never nought."""

    note: Note = ""
    amount: Amount | None = None
    currency: Currency = ""
    what: Line = ""
    decision: Line = ""
