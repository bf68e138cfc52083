"""What the buttons of the suggestions say: one short value each, read back into decisions."""

from collections.abc import Mapping

from django.http import QueryDict

from palermo.domain.reports.operations import Decision
from palermo.domain.reports.queries import Offers
from palermo.domain.reports.reading.suggestion import FACETS
from palermo.domain.reports.verdict import ITEM, Answer
from palermo.faces.web.hub.forms.codes import code_of
from palermo.faces.web.hub.shown.suggested import ENOUGH
from palermo.kernel.errors import Invalid

ALL_SURE = "sure"
_ANSWERS: Mapping[str, Answer] = {
    "accepted": "accepted", "changed": "changed", "refused": "refused", "undone": "undone",
}  # fmt: skip


def decisions(data: QueryDict, offers: Offers) -> list[Decision]:
    """Return what a button asks for: `answer facet code [value]`, `changed facet`, or all that are sure enough.

    Raises Invalid for anything that no button of the page says.
    """
    asked = data.get("do", "")
    if asked == ALL_SURE:
        return [
            Decision(one.suggestion.facet, one.suggestion.code, "accepted")
            for one in offers.suggestions
            if one.verdict is None and one.suggestion.score >= ENOUGH
        ]
    word, facet, code, value = [*asked.split(" ", 3), "", "", "", ""][:4]
    answer = _ANSWERS.get(word)
    if answer is None or facet not in (*FACETS, ITEM) or (facet == ITEM and answer == "changed"):
        raise Invalid("unknown_code", field="do")
    if answer == "changed":
        chosen = data.get(f"instead-{facet}", "").strip()
        instead = code_of(chosen) if facet == "classes" else chosen
        return [Decision(facet, data.get(f"which-{facet}", ""), answer, instead=instead)]
    return [Decision(facet, code, answer, value=value)]
