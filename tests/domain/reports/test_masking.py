"""Masking: no name of a protected person survives anywhere in what is shared."""

from hypothesis import given
from hypothesis import strategies as st

from palermo.domain.reports import masking
from palermo.domain.reports.content import Content, Person
from palermo.domain.reports.sealed import plain_bytes
from palermo.kernel.text import fold
from tests.domain.reports.contents import full


def test_a_victim_disappears_from_every_corner() -> None:
    copy = masking.masked(full(title="Aminata DIALLO et un Hilux", notes={"extra": "mère de Diallo"}))
    text = fold(plain_bytes(copy).decode())
    assert "aminata" not in text
    assert "diallo" not in text
    assert copy.people[1].name == "V1"
    assert copy.people[1].age == "12-17"
    assert [phone.of for phone in copy.phones] == ["p1"]
    assert copy.people[0].name == "Moussa Alidou"
    assert "Deux filles, V1 et une autre" in copy.narrative


def test_a_ticked_person_stays_whole() -> None:
    content = full()
    assert masking.masked(content, {1}) == content


def test_protected_are_victims_witnesses_migrants_and_anyone_under_18() -> None:
    people = [
        Person(role="driver"), Person(role="driver", age="17"), Person(role="witness"), Person(role="migrant"),
        Person(role="presumed_victim"), Person(role="suspect", age="40"), Person(role="child"), Person(role="unknown"),
    ]  # fmt: skip
    assert [position for position, _ in masking.protected(full(people=people))] == [1, 2, 3, 4, 6, 7]


_name = st.text("abcdefghijklmnopqrstuvwxyzéèàôïç", min_size=3, max_size=9).filter(
    lambda name: len(fold(name)) >= 3
)


@given(_name, _name, st.lists(st.text("abcdefghij \n.,;'-", max_size=12), max_size=6))
def test_no_name_is_left_whatever_stands_around_it(first: str, last: str, around: list[str]) -> None:
    name = f"{first.title()} {last.upper()}"
    text = " ".join(f"{piece} {name} {piece} {last}" for piece in around)
    content = Content(narrative=text, people=[Person(role="presumed_victim", name=name)])
    left = {fold(word) for word in masking._WORD.findall(masking.masked(content).narrative)}
    assert not left & {fold(first), fold(last)}
