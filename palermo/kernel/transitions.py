"""Tables of states: which verb leads from where to where. Each room has one, and its picture is drawn from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from palermo.kernel.errors import Refused

S = TypeVar("S", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Transition(Generic[S]):
    """One verb: the states it starts from and the one it ends in (None: the state stays)."""

    verb: str
    sources: frozenset[S]
    target: S | None


def follow(table: Mapping[str, Transition[S]], verb: str, state: S) -> S:
    """Return the state that a verb leads to; raises Refused("wrong_state") where the table has no such step."""
    step = table[verb]
    if state not in step.sources:
        raise Refused("wrong_state", verb=verb, state=state.value)
    return step.target or state
