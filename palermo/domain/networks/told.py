"""What a report tells of ties and payments between those it mentions: by its parts and their roles, no guesses. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from palermo.domain.entities.words import MentionWords
from palermo.domain.networks.kinds import fits
from palermo.domain.reports.content import Content, Money

# More people in one report than this are each tied to the first alone: a bus is no gang.
MOST_PAIRED = 12
MOST_TIES = 400
_MOVING = frozenset(
    {"driver", "guide", "smuggler", "courier", "trafficker", "recruiter", "organiser", "suspect"}
)
# What a role does with people whom it meets; any other role is only seen with them.
_DOES = {
    "driver": "transports", "guide": "transports", "smuggler": "transports", "courier": "transports",
    "recruiter": "recruits", "harbourer": "houses", "exploiter": "employs",
}  # fmt: skip
# Who took the money, where only one of the first role that is there can have.
_TAKES = (
    "money_handler", "smuggler", "document_supplier", "recruiter", "organiser", "harbourer", "driver", "guide",
    "exploiter", "trafficker", "courier", "suspect",
)  # fmt: skip
_WHEELS = ("vehicle", "vessel")


class Placed(NamedTuple):
    """A present mention of the report by its place: its kind, whether it is protected, and its words."""

    kind: str
    protected: bool
    words: MentionWords


class Tied(NamedTuple):
    """A tie that the report tells: its kind, and the places of the two mentions that it joins."""

    kind: str
    left: str
    right: str


class Given(NamedTuple):
    """Money that somebody of the report took: where the report says so, who took it, and how much."""

    place: str
    payee: str
    money: Money


def ties(content: Content, mentions: Mapping[str, Placed]) -> list[Tied]:
    """Return the ties of a report, each once, the telling ones first; officials on duty have none."""
    found: dict[Tied, None] = {}
    joined: set[frozenset[str]] = set()
    for tie in _all(content, mentions):
        ends = frozenset((tie.left, tie.right))
        plain = tie.kind in ("seen_with", "travelled_with")
        # Who uses or bears a thing was of course seen with it.
        if len(ends) == 2 and not (plain and ends in joined) and _fits(tie, mentions):
            found.setdefault(tie)
            joined.add(ends)
    return list(found)[:MOST_TIES]


def payments(content: Content, mentions: Mapping[str, Placed]) -> list[Given]:
    """Return the sums of money that the report names, with the one person who can have taken them.

    Fares by leg are prices for each person and no sums; they belong to routes. Where two could have taken it, nobody did.
    """
    payee = _taker(mentions)
    if not payee:
        return []
    return [Given(f"money.{number}", payee, money) for number, money in enumerate(content.money)]


def _fits(tie: Tied, mentions: Mapping[str, Placed]) -> bool:
    return fits(tie.kind, mentions[tie.left].kind, mentions[tie.right].kind)


def _all(content: Content, mentions: Mapping[str, Placed]) -> Iterator[Tied]:
    people = [
        place
        for place, one in mentions.items()
        if one.kind == "person" and not one.protected and one.words.role != "official"
    ]
    yield from _held(content, mentions)
    yield from _driven(mentions, people)
    yield from _met(content, mentions, people)
    yield from _loose(content, mentions, people)
    for place, one in mentions.items():
        if one.protected:
            yield from (Tied(_DOES.get(mentions[by].words.role, "seen_with"), by, place) for by in people)


def _held(content: Content, mentions: Mapping[str, Placed]) -> Iterator[Tied]:
    """Yield whose phone and whose paper it is, where the report says so."""
    places = {person.ref: f"people.{number}" for number, person in enumerate(content.people) if person.ref}
    parts: tuple[tuple[str, str, Sequence[str]], ...] = (
        ("uses", "phones", [phone.of for phone in content.phones]),
        ("bears", "papers", [paper.of for paper in content.papers]),
    )
    for kind, part, owners in parts:
        for number, ref in enumerate(owners):
            place, thing = places.get(ref, ""), f"{part}.{number}"
            if place in mentions and thing in mentions and mentions[place].words.role != "official":
                yield Tied(kind, place, thing)


def _driven(mentions: Mapping[str, Placed], people: Sequence[str]) -> Iterator[Tied]:
    """Yield who drove the one vehicle of the report, and in whose name it stands."""
    wheels = [place for place, one in mentions.items() if one.kind in _WHEELS]
    if len(wheels) == 1:
        for place in people:
            role = mentions[place].words.role
            if role == "driver":
                yield Tied("uses", place, wheels[0])
            if role == "registered_owner":
                yield Tied("owner_of_record", place, wheels[0])


def _met(content: Content, mentions: Mapping[str, Placed], people: Sequence[str]) -> Iterator[Tied]:
    """Yield who was met with whom, and who made the way together."""
    made_way = any(not leg.planned for leg in content.legs)
    pairs = (
        combinations(people, 2) if len(people) <= MOST_PAIRED else ((people[0], one) for one in people[1:])
    )
    for one, other in pairs:
        together = made_way and {mentions[one].words.role, mentions[other].words.role} <= _MOVING
        yield Tied("travelled_with" if together else "seen_with", one, other)


def _loose(content: Content, mentions: Mapping[str, Placed], people: Sequence[str]) -> Iterator[Tied]:
    """Yield what things without an owner were seen with: the people, or where there is none the first other thing."""
    owned = {f"phones.{number}" for number, phone in enumerate(content.phones) if phone.of}
    owned |= {f"papers.{number}" for number, paper in enumerate(content.papers) if paper.of}
    things = [place for place, one in mentions.items() if one.kind != "person" and not one.protected]
    if people:
        for thing in things:
            if thing not in owned:
                yield from (Tied("seen_with", person, thing) for person in people[:MOST_PAIRED])
        return
    things.sort(key=lambda place: mentions[place].kind not in _WHEELS)
    yield from (Tied("seen_with", things[0], thing) for thing in things[1:])


def _taker(mentions: Mapping[str, Placed]) -> str:
    if any(one.words.role == "complicit_official" for one in mentions.values()):
        return ""  # who paid whom is then the very question
    for role in _TAKES:
        able = [
            place
            for place, one in mentions.items()
            if one.kind == "person" and one.words.role == role and not one.protected
        ]
        if able:
            return able[0] if len(able) == 1 else ""
    return ""
