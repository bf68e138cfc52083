"""What a text suggests, over the API: for those who classify, with spans that lie in the narrative."""

import pytest

from palermo.faces.api.shapes import EXAMPLE
from tests.faces.api.conftest import Program

pytestmark = pytest.mark.django_db
TEXT = (
    "The smuggler took 35,000 CFA from each of the fourteen people to bring them into Algeria by night without papers. "
    "Tel +227 90 00 02 19. A girl of 9 was alone."
)


def test_suggestions_with_their_places(programs: dict[str, Program]) -> None:
    content = {**EXAMPLE["content"], "narrative": TEXT}
    reference = programs["salma"].post("/reports", {**EXAMPLE, "content": content}).json()["reference"]
    told = programs["ana"].get(f"/reports/{reference}/suggestions").json()
    assert told["language"] == "en" and told["reader"]
    kinds = {one["kind"] for one in told["suggestions"] if one["facet"] == "classes"}
    assert "som" in kinds
    for one in (*told["suggestions"], *told["items"]):
        assert 0.5 <= one["score"] <= 1
        assert all(TEXT[start:end].strip() for start, end in one["spans"])
    phone = next(one for one in told["items"] if one["kind"] == "phone")
    assert (phone["value"], phone["known"], phone["decided"]) == ("+22790000219", False, "")


@pytest.mark.parametrize("name", ["boris", "salma"])
def test_units_are_told_nothing(programs: dict[str, Program], name: str) -> None:
    reference = programs["salma"].post("/reports", EXAMPLE).json()["reference"]
    assert programs[name].get(f"/reports/{reference}/suggestions").status_code == 404
