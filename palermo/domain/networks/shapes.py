"""What questions to the graph are narrowed by, and what they return: plain values, by reference. Pure.

Nothing here says more than the asker may see: degrees, counts and groups are made of visible links alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

# More nodes than this are drawn as their communities.
READABLE = 300
MOST_NODES = 5_000
MOST_STEPS = 6


@dataclass(frozen=True, slots=True)
class Filters:
    """How a graph is narrowed; empty means everything.

    `kinds` are kinds of node, `links` kinds of link. `since` and `until` keep links whose days meet them; a link
    without a day is kept only where neither is given. `sources` are letters A, B, C, X; `information` is the worst
    figure, "1" to "4"; `level` the highest level; `decided` None is both, True what analysts decided, False what
    reports say.
    """

    kinds: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    since: date | None = None
    until: date | None = None
    sources: frozenset[str] = frozenset()
    information: str = ""
    level: int = 2
    decided: bool | None = None


EVERYTHING = Filters()


@dataclass(frozen=True, slots=True)
class Node:
    """An entity in a graph. `title` is empty where `masked`: in some report this person is protected.

    `degree` counts all its visible neighbours under the filters, `beyond` those outside what is returned, `protected`
    the protected people beside it, who are counted and never shown; `step` is how far it is from the start.
    """

    reference: str
    kind: str
    title: str
    masked: bool = False
    level: int = 1
    step: int = 0
    degree: int = 0
    beyond: int = 0
    protected: int = 0
    mentions: int = 0
    reports: Sequence[str] = ()
    units: Sequence[str] = ()
    invented: bool = False


@dataclass(frozen=True, slots=True)
class Tie:
    """One link as said once: by one report (`provenance` "read") or by one analyst who cites it ("decided")."""

    uid: str
    kind: str
    left: str
    right: str
    first: date | None
    last: date | None
    source: str
    information: str
    level: int
    provenance: str
    report: str
    unit: str
    at: datetime
    author: str = ""
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class TieOpened:
    """One link with what stays sealed about it until somebody opens it, and the names at its ends."""

    tie: Tie
    left: Node
    right: Node
    note: str = ""
    why_withdrawn: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """Everything that joins two nodes; `reports` counts the distinct reports that say so: the width of the line."""

    left: str
    right: str
    ties: Sequence[Tie]
    reports: int

    @property
    def kinds(self) -> Sequence[str]:
        """Return the kinds of link in it, most often said first."""
        said: dict[str, int] = {}
        for tie in self.ties:
            said[tie.kind] = said.get(tie.kind, 0) + 1
        return sorted(said, key=lambda kind: (-said[kind], kind))

    @property
    def only_belief(self) -> bool:
        """Say whether no report says it and an analyst decided it: drawn dashed."""
        return all(tie.provenance == "decided" for tie in self.ties)


@dataclass(frozen=True, slots=True)
class Network:
    """What is around one or more starts. `capped` says that `cap` ended it before `steps` did."""

    starts: Sequence[str]
    steps: int
    cap: int
    filters: Filters
    nodes: Sequence[Node]
    edges: Sequence[Edge]
    beyond: int
    capped: bool
    reports: Sequence[str]
    units: Sequence[str]
    mentions: int
    protected: int
    version: str

    @property
    def readable(self) -> bool:
        """Say whether it is drawn node by node; beyond `READABLE` nodes it is summarised."""
        return len(self.nodes) <= READABLE


@dataclass(frozen=True, slots=True)
class Community:
    """A group of nodes that are tied more to one another than to the rest (Leiden), largest first."""

    number: int
    members: Sequence[str]
    title: str
    kinds: Mapping[str, int]
    inside: int
    outside: int


@dataclass(frozen=True, slots=True)
class Bond:
    """How many edges join two communities."""

    left: int
    right: int
    edges: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """Where things lie, x and y from 0 to 1 and y downward; the position has no meaning.

    `places` is by reference where the network is readable. Otherwise `communities` are drawn, `centres` by number.
    """

    places: Mapping[str, tuple[float, float]]
    communities: Sequence[Community]
    centres: Mapping[int, tuple[float, float]]
    bonds: Sequence[Bond]


@dataclass(frozen=True, slots=True)
class Standing:
    """How a node holds the network together. `between` is the share (0 to 1) of shortest paths through it.

    `cuts` says that its removal breaks a piece apart; `pieces` into how many, `lost` how many nodes would be cut off
    from the largest remaining part of its piece.
    """

    reference: str
    degree: int
    between: float
    cuts: bool
    pieces: int
    lost: int


@dataclass(frozen=True, slots=True)
class Holding:
    """Who holds a network together, the weightiest first, and the small set whose removal breaks most.

    `breaking` is that set in order of removal, `exact` whether no other set of its size breaks more, `pairs_before`
    and `pairs_after` how many pairs of nodes can reach each other.
    """

    nodes: Sequence[Standing]
    breaking: Sequence[str]
    exact: bool
    pairs_before: int
    pairs_after: int


@dataclass(frozen=True, slots=True)
class Way:
    """One shortest path: its nodes in order, and what joins each to the next."""

    nodes: Sequence[Node]
    edges: Sequence[Edge]


@dataclass(frozen=True, slots=True)
class Ways:
    """The shortest paths between two, at most `cap`; `steps` None means that none of up to six steps was found."""

    left: Node
    right: Node
    steps: int | None
    ways: Sequence[Way]
    more: bool
    filters: Filters


@dataclass(frozen=True, slots=True)
class Changes:
    """What a network has on a later day that it had not on an earlier one, and the reverse.

    A link is there on a day when it was known and not withdrawn by the end of that day (UTC).
    """

    before: date
    after: date
    nodes_added: Sequence[Node]
    nodes_removed: Sequence[Node]
    ties_added: Sequence[Tie]
    ties_removed: Sequence[Tie]
    kept_nodes: int
    kept_ties: int
    titles: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sum:
    """Amounts of one currency added up; `count` is how many amounts, never added across currencies."""

    currency: str
    amount: Decimal
    count: int


@dataclass(frozen=True, slots=True)
class Sums:
    """Sums by currency, and how many have an amount that nobody knows."""

    known: Sequence[Sum] = ()
    unknown: int = 0


@dataclass(frozen=True, slots=True)
class Paid:
    """One payment: who paid whom ("" where not named), what for, and who says so."""

    uid: str
    payer: str
    payee: str
    day: date | None
    amount: Decimal | None
    currency: str
    what: str
    note: str
    level: int
    provenance: str
    report: str
    unit: str
    at: datetime
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class AssetEvent:
    """One thing that happened to an asset: valued, frozen, released, seized, confiscated, returned."""

    uid: str
    asset: str
    kind: str
    day: date | None
    amount: Decimal | None
    currency: str
    decision: str
    level: int
    report: str
    unit: str
    at: datetime
    author: str
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Asset:
    """An account, vehicle, vessel or other thing of value with its owners and history; `state` is its last event's."""

    node: Node
    owners_of_record: Sequence[str]
    suspected_owners: Sequence[str]
    value: Decimal | None
    currency: str
    state: str
    events: Sequence[AssetEvent]


@dataclass(frozen=True, slots=True)
class Money:
    """The money of a set of nodes. `taken` has a sum for each of frozen, seized, confiscated, returned."""

    payments: Sequence[Paid]
    paid: Sums
    assets: Sequence[Asset]
    values: Sums
    taken: Mapping[str, Sums]
    titles: Mapping[str, str]
    reports: Sequence[str]
