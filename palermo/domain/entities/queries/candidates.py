"""Who is like this one: candidates by blind keys, a bounded number of each, opened and weighed."""

from dataclasses import dataclass

from django.db.models import QuerySet

from palermo.domain.entities import blind, profiles
from palermo.domain.entities.models import BlindKey, Mention
from palermo.domain.entities.sealed import open_mentions
from palermo.domain.entities.words import MentionWords

# Mentions looked at for one blind key, newest first, and in all. A name that a hundred thousand people bear
# is told apart by what else is known; what only shares that name is no news to anybody.
PER_KEY, IN_ALL = 150, 600
SHOWN_FROM = 0.5


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
    rows = _candidates(kind, words, level=level, unit=unit)
    if besides is not None:
        rows = rows.exclude(report=besides.report_id, place=besides.place).exclude(entity=besides.entity_id)
    found = list(rows.select_related("report", "entity") if not unit else rows.select_related("report"))
    opened = open_mentions(found)
    known = [row for row in found if row.pk in opened]
    weighed = [
        Weighed(row, opened[row.pk], decision.probability, decision.verdict)
        for row, decision in zip(
            known, profiles.decide(kind, words, [opened[row.pk] for row in known]), strict=True
        )
        if decision.probability >= least
    ]
    return sorted(weighed, key=lambda one: (-one.probability, -one.mention.pk))


def _candidates(kind: str, words: MentionWords, *, level: int, unit: str) -> QuerySet[Mention]:
    found: dict[int, None] = {}
    for tokens in blind.looked_up(kind, words, level=level, unit=unit):
        for token in tokens:
            rows = BlindKey.objects.filter(token=token).order_by("-mention")
            found.update(dict.fromkeys(rows.values_list("mention", flat=True)[:PER_KEY]))
        if len(found) >= IN_ALL:
            break
    rows = Mention.objects.filter(pk__in=list(found)[:IN_ALL], present=True, level__lte=level)
    return rows.filter(unit=unit) if unit else rows
