"""What Boris types, as his browser sends it."""

import re
from typing import Any

TYPED = {
    "level": "sensitive", "narrative": "Vers 5 h un Hilux blanc, 14 personnes, plaque 8 AG 4471.", "start_day": "8",
    "start_month": "3", "start_year": "2026", "country": "NE", "place": "Assamaka", "language": "fr",
    "kind": "interception", "people-0-name": "Moussa", "people-0-role": "driver", "people-1-name": "Aminata Diallo",
    "people-1-role": "presumed_victim", "toll_dead": "0", "toll_injured": "n", "toll_injured_n": "3",
}  # fmt: skip
SEALED = TYPED | {"level": "highly_sensitive", "do": "deposit"}


def text(answer: Any) -> str:
    """Return a page's text with its white space evened out."""
    return re.sub(r"\s+", " ", answer.content.decode())


def reference_in(answer: Any) -> str:
    """Return the reference in an answer's address."""
    found = re.search(r"[A-Z]{3}-[0-9A-Z]{4}-[0-9A-Z]{4}", answer["Location"])
    assert found, answer["Location"]
    return found[0]


def sent(boris: Any, salma: Any, **changes: str) -> str:
    """Write, hand in and send a report, and return its reference."""
    reference = reference_in(boris.post("/reports/new/", TYPED | {"do": "hand_in"} | changes))
    answer = salma.post(f"/reports/{reference}/submit/")
    assert answer.status_code == 303, text(answer)
    return reference
