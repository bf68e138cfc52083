"""A partner's register against ours: likely pairs stand in the queue, the others leave no trace."""

import pytest

from palermo.domain.entities import operations, queries
from palermo.domain.entities.models import Mention, Proposal
from palermo.domain.reports.content import Person
from palermo.kernel.errors import Forbidden, Invalid
from tests.domain.entities.worlds import read
from tests.domain.reports.contents import full
from tests.factories import cast

pytest.importorskip("splink")
pytestmark = [pytest.mark.django_db, pytest.mark.slow]
_GIVEN = ("Moussa", "Aminata", "Kofi", "Fatou", "Ibrahim", "Awa", "Yaya", "Mariam", "Sekou", "Binta")
_FAMILY = ("Alidou", "Diallo", "Mensah", "Ceesay", "Traore", "Ndiaye", "Conteh", "Sanogo", "Barry", "Gomes")


def _names() -> list[tuple[str, str]]:
    names = [f"{given} {family}" for given in _GIVEN for family in _FAMILY]
    return [(name, f"19{60 + n % 40}-0{1 + n % 9}-1{n % 9}") for n, name in enumerate(names)]


def test_only_what_may_be_known_is_entered_and_proposed(shared_units: None) -> None:
    names = _names()
    for start in (0, 20):
        chosen = enumerate(names[start : start + 20])
        people = [Person(ref=f"p{n}", role="suspect", name=name, born=born) for n, (name, born) in chosen]
        read(full(people=people, phones=[], papers=[], vehicles=[]))
    before = Mention.objects.count()
    register = [*names[10:30], *((f"{name} X", born) for name, born in names[60:])]
    columns = {
        "nom complet": [name for name, _ in register],
        "date de naissance": [born for _, born in register],
    }
    held = operations.hold_register(cast.ana, columns=columns, name="An invented register")
    assert (held.rows, held.ours) == (60, 40)
    assert held.proposed >= 18
    entered = Mention.objects.count() - before
    assert 18 <= entered <= 30
    pairs = Proposal.objects.filter(source="register")
    assert pairs.count() >= 18
    assert queries.match_queue(cast.ana).rows
    again = operations.hold_register(cast.ana, columns=columns, name="An invented register")
    assert again.rows == 60


def test_it_is_for_whoever_matches_and_needs_names(shared_units: None) -> None:
    for actor in (cast.salma, cast.omar, cast.ines):
        with pytest.raises(Forbidden):
            operations.hold_register(actor, columns={"name": ["x"]}, name="x")
    with pytest.raises(Invalid):
        operations.hold_register(cast.ana, columns={"colour": ["red"]}, name="x")
