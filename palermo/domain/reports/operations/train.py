"""Train: learn the linear model anew from what analysts confirmed, and let it serve beside the lexicon."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db import transaction

from palermo.domain.reports.models import Classifier, Report
from palermo.domain.reports.models import Judgement as JudgementRow
from palermo.domain.reports.operations.common import new_key
from palermo.domain.reports.operations.read_along import read_again
from palermo.domain.reports.queries.listing import contents_of
from palermo.domain.reports.queries.visible import reports_visible_to
from palermo.domain.reports.reading.linear import Model
from palermo.domain.reports.reading.linear.training import Example
from palermo.domain.reports.sealed import keys_of, open_judgement, seal
from palermo.domain.reports.verdict import FIELDS
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.clock import now
from palermo.kernel.errors import Refused, SealBroken
from palermo.kernel.ids import new_uid
from palermo.kernel.levels import Level

PAGE = 200
FEWEST = 20  # judged reports; from fewer nothing is learned that the lexicon does not know better
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Trained:
    """What came of it: the model's version, how many reports it learned from, the labels it knows, reports to reread."""

    version: str
    examples: int
    labels: tuple[tuple[str, str], ...]
    to_read: int


def train(actor: Actor, *, progress: Progress = lambda done, total: None, seed: int = 0) -> Trained:
    """Learn from the hub's judgements of sensitive reports, and mark open reports to be read again by the new model.

    What is highly sensitive teaches nothing, so that no word of it can come out of the model towards a person without
    that clearance. Raises Refused("too_few_judgements").
    """
    require(actor, Permission.REPORT_CLASSIFY)
    from palermo.domain.reports.reading.linear.training import train as learn

    examples = list(_examples(actor, progress))
    if len(examples) < FEWEST:
        raise Refused("too_few_judgements", found=len(examples), fewest=FEWEST)
    model = learn(examples, seed=seed)
    _keep(actor, model, len(examples))
    return Trained(
        model.version,
        len(examples),
        tuple(sorted((label.facet, label.code) for label in model.labels)),
        read_again(),
    )


def _keep(actor: Actor, model: Model, examples: int) -> None:
    key, uid = new_key(Level.SENSITIVE), new_uid()
    sealed = seal(
        key.key,
        key.uid,
        model.to_bytes(),
        table="reports_classifier",
        column="sealed",
        uid=uid,
        level=Level.SENSITIVE,
    )
    with transaction.atomic():
        Classifier.objects.create(
            uid=uid, name=model.version[:16], data_key=key.uid, sealed=sealed, examples=examples,
            author=actor.uid, at=now(),
        )  # fmt: skip
        audit.record(actor, "classifier.trained", object=model.version[:16], count=examples)


def _examples(actor: Actor, progress: Progress) -> Iterator[Example]:
    rows = (
        reports_visible_to(actor)
        .filter(level=Level.SENSITIVE, judgements__isnull=False)
        .distinct()
        .order_by("pk")
    )
    total, last, done = rows.count(), 0, 0
    while page := list(rows.filter(pk__gt=last)[:PAGE]):
        last = page[-1].pk
        audit.read(actor, "report.learned_from", objects=[report.reference for report in page])
        yield from _of_page(page)
        done += len(page)
        progress(done, total)


def _of_page(page: list[Report]) -> Iterator[Example]:
    keys, contents = keys_of(page), contents_of(page)
    judged = {row.report_id: row for row in JudgementRow.objects.filter(report__in=page).order_by("number")}
    for report in page:
        content = contents.get(report.pk)
        if content is None or not content.narrative.strip():
            continue
        try:
            judgement = open_judgement(judged[report.pk], report, keys)
        except SealBroken:
            continue
        labels = frozenset(
            (facet, code) for facet, field in FIELDS.items() for code in getattr(judgement, field)
        )
        yield Example(content.narrative, content.language, labels)
