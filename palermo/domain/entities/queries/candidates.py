"""Who is like this one: candidates by blind keys, a bounded number of each, opened and weighed."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db import connection

from palermo.domain.entities import blind, profiles
from palermo.domain.entities.models import BlindKey, Mention
from palermo.domain.entities.models.token import as_number
from palermo.domain.entities.sealed import SHUT, Shut, open_shut
from palermo.domain.entities.words import MentionWords

# Mentions looked at for one blind key, newest first, and in all. A name that a hundred thousand people bear
# is told apart by what else is known; what only shares that name is no news to anybody.
PER_KEY, IN_ALL = 150, 600
SHOWN_FROM = 0.5
_KEYS_AT_ONCE = 100  # parts of one statement; SQLite takes 500
_KEYS = BlindKey._meta.db_table
_NEWEST = f"SELECT * FROM (SELECT mention_id FROM {_KEYS} WHERE token = %s ORDER BY mention_id DESC LIMIT {PER_KEY}) AS one"  # nosec B608


@dataclass(frozen=True, slots=True)
class Weighed:
    """A known mention beside the one asked for, with the probability that both are of one, and the reasons."""

    mention: Mention
    words: MentionWords
    probability: float
    verdict: str


def like(
    kind: str,
    words: MentionWords,
    *,
    level: int,
    unit: str = "",
    besides: Mention | None = None,
    least: float = SHOWN_FROM,
) -> list[Weighed]:
    """Return known present mentions up to a level that may be of the same, the likeliest first.

    With `unit` only that unit's own mentions are looked at, by keys of their own: what others hold costs no time.
    """
    shut = list(_shut(_candidates(kind, words, level=level, unit=unit), level, unit, besides))
    opened = open_shut(shut)
    known = list(opened.values())
    decided = zip(opened, profiles.decide(kind, words, known), strict=True)
    likely = {row: decision for row, decision in decided if decision.probability >= least}
    rows = Mention.objects.filter(pk__in=likely).select_related("report", "entity")
    weighed = [
        Weighed(row, opened[row.pk], likely[row.pk].probability, likely[row.pk].verdict) for row in rows
    ]
    return sorted(weighed, key=lambda one: (-one.probability, -one.mention.pk))


def _candidates(kind: str, words: MentionWords, *, level: int, unit: str) -> list[int]:
    """Return up to IN_ALL mentions that share a blind key, the most telling keys first, then who shares most of them.

    Where more than PER_KEY share one key, only the newest are looked at. What that loses: of a name that so many
    bear, an older mention that has neither a number nor the birth year in common. A number, or the name with the
    birth year, is a key of its own and looked up before the name alone.
    """
    found: dict[int, None] = {}
    for tokens in blind.looked_up(kind, words, level=level, unit=unit):
        shared = Counter(_newest([as_number(token) for token in tokens]))
        found.update(dict.fromkeys(sorted(shared, key=lambda row: (-shared[row], -row))))
        if len(found) >= IN_ALL:
            break
    return list(found)[:IN_ALL]


def _newest(tokens: Sequence[int]) -> Iterator[int]:
    """Yield the newest mentions under each token, one as often as it has tokens; one statement for many tokens."""
    for first in range(0, len(tokens), _KEYS_AT_ONCE):
        part = tokens[first : first + _KEYS_AT_ONCE]
        with connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join([_NEWEST] * len(part)), part)
            yield from (row for (row,) in cursor.fetchall())


def _shut(found: Sequence[int], level: int, unit: str, besides: Mention | None) -> Iterator[Shut]:
    """Yield what is needed to open candidates, as plain values: rows as objects would cost more than opening them."""
    rows = Mention.objects.filter(pk__in=found, present=True, level__lte=level)
    if unit:
        rows = rows.filter(unit=unit)
    if besides is not None:
        rows = rows.exclude(report=besides.report_id, place=besides.place).exclude(entity=besides.entity_id)
    yield from map(Shut._make, rows.values_list(*SHUT))
