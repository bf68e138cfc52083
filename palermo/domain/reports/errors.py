"""The codes with which this room refuses; `faces/kit/errors.py` holds a sentence for each.

wrong_state: the state table has no such step. not_ready: something asked for is missing, see `problems`.
own_work: nobody confirms her own proposal. needs_reason: an unmasked person without a reason.
already_shared: the unit has this share already. no_unit: the unit is not appointed. level_is_fixed: a highly
sensitive report never stays as a draft.
"""

from palermo.domain.reports.rules import Problem
from palermo.kernel.errors import Invalid


class NotReady(Invalid):
    """The report cannot leave yet; `problems` lists every field with its code."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("not_ready", field=problems[0].field if problems else "")
        self.problems = problems
