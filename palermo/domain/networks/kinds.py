"""Kinds of link and of what happens to assets: the vocabulary, and which pairs of kinds a link may join. Pure."""

from functools import cache

from palermo.foundations.vocabularies import Vocabulary, vocabulary

OWNERSHIP = ("owns", "owner_of_record", "suspected_owner")
TAKEN = ("frozen", "seized", "confiscated", "returned")
READ, DECIDED = "read", "decided"
# What the program itself notes where a report says something no longer; nobody chooses these.
CORRECTED = "corrected"


def link_kinds() -> Vocabulary:
    """Return the kinds of link."""
    return vocabulary("link_kinds")


def asset_events() -> Vocabulary:
    """Return what can happen to an asset."""
    return vocabulary("link_kinds", "asset_events")


def withdrawals() -> Vocabulary:
    """Return the reasons for withdrawing a link, a payment or an event."""
    return vocabulary("link_kinds", "withdrawals")


@cache
def joins(kind: str) -> frozenset[tuple[str, str]]:
    """Return the pairs of kinds of entity (left, right) that a kind of link may join; `any` is every kind."""
    return frozenset((str(left), str(right)) for left, right in link_kinds()[kind].data["joins"])


def fits(kind: str, left: str, right: str) -> bool:
    """Say whether a kind of link may go from one kind of entity to another."""
    pairs = joins(kind)
    return any(
        (one, other) in pairs for one, other in ((left, right), (left, "any"), ("any", right), ("any", "any"))
    )


def directed(kind: str) -> bool:
    """Say whether left and right of a kind of link differ; one that the list has no longer is taken as directed."""
    return kind not in link_kinds() or bool(link_kinds()[kind].data.get("directed"))


def may_decide(kind: str) -> bool:
    """Say whether an analyst may decide a link of this kind."""
    return kind in link_kinds() and "analyst" in link_kinds()[kind].data["told"]
