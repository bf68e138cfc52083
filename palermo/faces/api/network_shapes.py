"""Networks on the wire: nodes, links, paths, measures, changes, money; codes and references, never row numbers."""

from dataclasses import asdict
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from palermo.domain.networks import shapes
from palermo.kernel.levels import Level

Codes = Annotated[str, StringConstraints(pattern=r"^[a-z_]*(,[a-z_]+)*$", max_length=400)]


class Narrowed(BaseModel):
    """How a network is narrowed; lists are codes with commas between them, and empty means everything."""

    model_config = ConfigDict(extra="forbid")

    kinds: Codes = Field("", description="Kinds of node.", examples=["person,phone"])
    links: Codes = Field("", description="Kinds of link.", examples=["uses,paid"])
    since: date | None = None
    until: date | None = None
    sources: str = Field("", pattern=r"^[ABCX]{0,4}$", description="Letters of the source's evaluation.")
    information: Literal["", "1", "2", "3", "4"] = Field("", description="The worst figure that is kept.")
    decided: bool | None = Field(None, description="true: what analysts decided; false: what reports say.")

    def filters(self) -> shapes.Filters:
        """Return the filters that are asked for."""
        return shapes.Filters(
            kinds=_set(self.kinds), links=_set(self.links), since=self.since, until=self.until,
            sources=frozenset(self.sources), information=self.information, decided=self.decided,
        )  # fmt: skip


class Asked(Narrowed):
    """How far a network goes, and how it is narrowed."""

    steps: int = Field(2, ge=0, le=shapes.MOST_STEPS)
    cap: int = Field(shapes.READABLE, ge=1, le=shapes.MOST_NODES)


class Spanned(Narrowed):
    """Two days between which changes are looked for."""

    before: date
    after: date
    steps: int = Field(2, ge=0, le=shapes.MOST_STEPS)


class Node(BaseModel):
    """Somebody or something; `title` is empty where `masked`, since in some report this person is protected."""

    reference: str
    kind: str
    title: str
    masked: bool
    level: str
    step: int
    degree: int
    beyond: int
    protected: int
    mentions: int
    reports: list[str]
    units: list[str]
    invented: bool

    @classmethod
    def of(cls, node: shapes.Node) -> Self:
        """Return a node for the wire."""
        return cls(**_plain(node))


class Tie(BaseModel):
    """One link as one report says it, or as one analyst decided it and cites a report."""

    uid: str
    kind: str
    left: str
    right: str
    first: date | None
    last: date | None
    source: str
    information: str
    level: str
    provenance: Literal["read", "decided"]
    report: str
    unit: str
    at: datetime
    withdrawn: bool

    @classmethod
    def of(cls, tie: shapes.Tie) -> Self:
        """Return a link for the wire."""
        said = _plain(tie)
        del said["author"]
        return cls(**said)


class Edge(BaseModel):
    """Everything that joins two nodes; `reports` counts the distinct reports that say so."""

    left: str
    right: str
    reports: int
    links: list[Tie]

    @classmethod
    def of(cls, edge: shapes.Edge) -> Self:
        """Return an edge for the wire."""
        return cls(
            left=edge.left, right=edge.right, reports=edge.reports, links=[Tie.of(tie) for tie in edge.ties]
        )


class Network(BaseModel):
    """What is around somebody or something; `beyond` counts the visible nodes just outside."""

    starts: list[str]
    steps: int
    nodes: list[Node]
    edges: list[Edge]
    beyond: int
    capped: bool
    protected: int

    @classmethod
    def of(cls, found: shapes.Network) -> Self:
        """Return a network for the wire."""
        return cls(
            starts=list(found.starts), steps=found.steps, nodes=[Node.of(node) for node in found.nodes],
            edges=[Edge.of(edge) for edge in found.edges], beyond=found.beyond, capped=found.capped,
            protected=found.protected,
        )  # fmt: skip


class Nodes(BaseModel):
    """A page of nodes; give `following` as `offset` to go on."""

    nodes: list[Node]
    following: int | None


class Way(BaseModel):
    """One shortest path: its nodes in order and what joins each to the next."""

    nodes: list[Node]
    edges: list[Edge]


class Ways(BaseModel):
    """The shortest paths between two; `steps` null means that none of up to six steps was found."""

    steps: int | None
    ways: list[Way]
    more: bool

    @classmethod
    def of(cls, found: shapes.Ways) -> Self:
        """Return paths for the wire."""
        ways = [
            Way(nodes=[Node.of(node) for node in way.nodes], edges=[Edge.of(edge) for edge in way.edges])
            for way in found.ways
        ]
        return cls(steps=found.steps, ways=ways, more=found.more)


class Community(BaseModel):
    """A group tied more to one another than to the rest."""

    number: int
    title: str
    members: list[str]
    kinds: dict[str, int]
    inside: int
    outside: int


class Standing(BaseModel):
    """How one node holds the network together."""

    reference: str
    degree: int
    between: float
    cuts: bool
    pieces: int
    lost: int


class Measures(BaseModel):
    """Groups, who holds a network together, and the small set whose removal breaks most."""

    communities: list[Community]
    nodes: list[Standing]
    breaking: list[str]
    exact: bool
    pairs_before: int
    pairs_after: int

    @classmethod
    def of(cls, groups: Any, held: shapes.Holding) -> Self:
        """Return measures for the wire."""
        return cls(
            communities=[Community(**asdict(one)) for one in groups],
            nodes=[Standing(**asdict(one)) for one in held.nodes], breaking=list(held.breaking), exact=held.exact,
            pairs_before=held.pairs_before, pairs_after=held.pairs_after,
        )  # fmt: skip


class Changes(BaseModel):
    """What a network had at the end of one day and not of the other."""

    before: date
    after: date
    nodes_added: list[Node]
    nodes_removed: list[Node]
    links_added: list[Tie]
    links_removed: list[Tie]

    @classmethod
    def of(cls, found: shapes.Changes) -> Self:
        """Return changes for the wire."""
        return cls(
            before=found.before, after=found.after,
            nodes_added=[Node.of(node) for node in found.nodes_added],
            nodes_removed=[Node.of(node) for node in found.nodes_removed],
            links_added=[Tie.of(tie) for tie in found.ties_added],
            links_removed=[Tie.of(tie) for tie in found.ties_removed],
        )  # fmt: skip


class Sum(BaseModel):
    """Amounts of one currency; never added across currencies."""

    currency: str
    amount: Decimal
    count: int


class Sums(BaseModel):
    """Sums by currency, and how many amounts nobody knows."""

    known: list[Sum]
    unknown: int

    @classmethod
    def of(cls, found: shapes.Sums) -> Self:
        """Return sums for the wire."""
        return cls(known=[Sum(**asdict(one)) for one in found.known], unknown=found.unknown)


class Paid(BaseModel):
    """One payment; an empty payer or payee is not named, an amount of null is not known."""

    uid: str
    payer: str
    payee: str
    day: date | None
    amount: Decimal | None
    currency: str
    what: str
    note: str
    level: str
    provenance: Literal["read", "decided"]
    report: str
    unit: str
    at: datetime
    withdrawn: bool


class AssetEvent(BaseModel):
    """Something that happened to an asset, by which decision and report."""

    uid: str
    kind: str
    day: date | None
    amount: Decimal | None
    currency: str
    decision: str
    level: str
    report: str
    unit: str
    at: datetime
    withdrawn: bool


class Asset(BaseModel):
    """Something of value with its owners and its history; `state` is the last thing that happened to it."""

    node: Node
    owners_of_record: list[str]
    suspected_owners: list[str]
    value: Decimal | None
    currency: str
    state: str
    events: list[AssetEvent]

    @classmethod
    def of(cls, found: shapes.Asset) -> Self:
        """Return an asset for the wire."""
        return cls(
            node=Node.of(found.node), owners_of_record=list(found.owners_of_record),
            suspected_owners=list(found.suspected_owners), value=found.value, currency=found.currency,
            state=found.state,
            events=[AssetEvent(**_without(event, "asset", "author")) for event in found.events],
        )  # fmt: skip


class Money(BaseModel):
    """The money of a network: payments, assets, and what was frozen, seized, confiscated, returned."""

    payments: list[Paid]
    paid: Sums
    assets: list[Asset]
    values: Sums
    taken: dict[str, Sums]

    @classmethod
    def of(cls, found: shapes.Money) -> Self:
        """Return money for the wire."""
        return cls(
            payments=[Paid(**_plain(one)) for one in found.payments], paid=Sums.of(found.paid),
            assets=[Asset.of(one) for one in found.assets], values=Sums.of(found.values),
            taken={kind: Sums.of(one) for kind, one in found.taken.items()},
        )  # fmt: skip


def _set(codes: str) -> frozenset[str]:
    return frozenset(filter(None, codes.split(",")))


def _plain(one: Any) -> dict[str, Any]:
    return asdict(one) | {"level": Level(one.level).code}


def _without(one: Any, *names: str) -> dict[str, Any]:
    return {name: value for name, value in _plain(one).items() if name not in names}
