"""Hold a partner's whole register against ours: likely pairs go into the queue, and nothing else of the register is kept."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from palermo.domain.entities.matching import registers
from palermo.domain.entities.models import Mention, Proposal
from palermo.domain.entities.operations.gather import gather
from palermo.domain.entities.operations.propose import value_of
from palermo.domain.entities.queries.visible import mentions_visible_to
from palermo.domain.entities.sealed import open_mentions
from palermo.domain.entities.words import MentionWords
from palermo.domain.reports import operations as report_operations
from palermo.domain.reports.content import Content, Person, Phone, When, Where
from palermo.domain.reports.operations import Incoming
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.clock import now, today
from palermo.kernel.errors import Invalid
from palermo.kernel.ids import new_uid
from palermo.kernel.levels import Level

LEAST = 0.5
MOST = 200  # persons in one report
_OWN = {"name": "name", "born": "born", "nationality": "nationality", "sex": "sex"}
Columns = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Held:
    """How many rows of the register and mentions of ours were compared, likely pairs, and those new in the queue."""

    rows: int
    ours: int
    pairs: int
    proposed: int


def hold_register(
    actor: Actor, *, columns: Columns, name: str, roles: Mapping[str, str] | None = None, least: float = LEAST
) -> Held:
    """Compare a register of persons (columns of text) with the persons that reports mention, by splink.

    Only rows that may be somebody we know are entered, as a report of the hub's own that names the register; the
    others leave no trace. `roles` maps column to role (`linkage.records.ROLES`), guessed from the heads without it.
    Raises Invalid for a file in which nothing can be compared, Refused("extra_missing") without the extra.
    """
    require(actor, Permission.ENTITY_MATCH)
    theirs = _by_role(columns, roles)
    rows = list(
        mentions_visible_to(actor)
        .filter(kind="person", present=True, level=Level.SENSITIVE)
        .select_related("report")
    )
    audit.read(actor, "register.compared", objects=sorted({row.report.reference for row in rows}))
    words = open_mentions(rows)
    known = [row for row in rows if row.pk in words and words[row.pk].name]
    ours = {
        role: [getattr(words[row.pk], field) for row in known]
        for role, field in _OWN.items()
        if role in theirs
    }
    size = len(next(iter(theirs.values())))
    found = registers.link(ours, theirs, least=least) if known and size else []
    best: dict[int, list[registers.Found]] = {}
    for pair in found:
        best.setdefault(pair.right, []).append(pair)
    proposed = 0
    for batch in _batches(sorted(best)):
        mentions = _enter(actor, name, [_person(theirs, row) for row in batch])
        for place, row in enumerate(batch):
            if place in mentions:
                proposed += _propose(
                    mentions[place], [(known[pair.left], pair.probability) for pair in best[row]]
                )
    return Held(size, len(known), len(found), proposed)


def _by_role(columns: Columns, roles: Mapping[str, str] | None) -> dict[str, Sequence[str]]:
    # Columns are compared with numpy, which no process brings along before somebody holds a register.
    from palermo.domain.entities.matching.linkage.records import guess

    chosen = guess(columns) if roles is None else roles
    found: dict[str, Sequence[str]] = {}
    for column, role in chosen.items():
        if column not in columns:
            raise Invalid("unknown_column", field=column)
        found.setdefault(role, columns[column])
    if "name" not in found and {"given", "surname"} <= set(found):
        pairs = zip(found["given"], found["surname"], strict=True)
        found["name"] = [f"{given} {surname}".strip() for given, surname in pairs]
    if "name" not in found:
        raise Invalid("no_name_columns")
    return {role: values for role, values in found.items() if role in {*_OWN, "phone", "paper"}}


def _person(theirs: Mapping[str, Sequence[str]], row: int) -> tuple[Person, str]:
    def said(role: str) -> str:
        return theirs[role][row].strip() if role in theirs else ""

    words = MentionWords(name=said("name")[:200])
    born = said("born")
    try:
        person = Person(name=words.name, born=born, note=said("paper")[:200])
    except ValueError:
        person = Person(name=words.name, note=f"{born} {said('paper')}".strip()[:200])
    return person, said("phone")[:40]


def _batches(rows: Sequence[int]) -> Iterable[Sequence[int]]:
    return (rows[start : start + MOST] for start in range(0, len(rows), MOST))


def _enter(actor: Actor, name: str, persons: Sequence[tuple[Person, str]]) -> dict[int, Mention]:
    """Enter a report of the hub's own with these persons and return their mentions by position."""
    day = today().isoformat()
    content = Content(
        title=name[:200], narrative=name, kind="intelligence", when=When(start=day), where=Where(words=name[:200]),
        people=[person.model_copy(update={"ref": f"p{place}"}) for place, (person, _phone) in enumerate(persons)],
        phones=[Phone(number=phone, of=f"p{place}") for place, (_person, phone) in enumerate(persons) if phone],
    )  # fmt: skip
    incoming = Incoming(content, actor.unit, Level.SENSITIVE)
    (outcome,) = report_operations.receive(actor, [incoming])
    # The worker would do the same within a second; whoever waits for the pairs does it now, and twice adds nothing.
    while report_operations.read_along() or gather().reports:
        pass
    rows = Mention.objects.filter(report__reference=outcome.reference, kind="person", present=True)
    return {
        int(row.place.split(".")[1]): row
        for row in rows.select_related("report")
        if row.place[:7] == "people."
    }


def _propose(mention: Mention, pairs: Iterable[tuple[Mention, float]]) -> int:
    made = 0
    for other, probability in pairs:
        left, right = sorted((mention, other), key=lambda row: row.pk)
        _row, new = Proposal.objects.get_or_create(
            left=left, right=right,
            defaults={
                "uid": new_uid(), "kind": "person", "level": Level.SENSITIVE, "probability": probability,
                "value": value_of(probability, left, right), "source": "register", "at": now(),
            },
        )  # fmt: skip
        made += new
    return made
