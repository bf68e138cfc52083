"""Figures: put one in, draw it anew, take it out."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from palermo.domain.documents.figures import draw
from palermo.domain.documents.grounds import frozen
from palermo.domain.documents.models import Document, Figure
from palermo.domain.documents.operations.common import latest_all, rise, words_of
from palermo.domain.documents.sealed import Lock, lock_of
from palermo.domain.documents.shapes import FigureSeen, Frozen, Mark
from palermo.domain.documents.states import after
from palermo.domain.documents.text import figures_in
from palermo.domain.documents.visible import find_document
from palermo.domain.documents.words import FrozenFigure
from palermo.domain.observatory.queries.counting import one_scan
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.clock import now
from palermo.kernel.errors import Forbidden, Invalid
from palermo.kernel.ids import new_uid

_KEY = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
Drawn = dict[str, tuple[Mapping[str, Any], Frozen]]


def add_figure(
    actor: Actor, *, reference: str, key: str, kind: str, title: str, query: Mapping[str, Any]
) -> FigureSeen:
    """Draw a figure and keep it under a key that `[[figure:key]]` places; one with that key is replaced."""
    require(actor, Permission.DOCUMENT_WRITE)
    if not _KEY.fullmatch(key):
        raise Invalid("unknown_code", field="key")
    drawn = draw(actor, kind, query)
    with transaction.atomic():
        document = find_document(actor, reference, lock=True)
        after("cite", document.standing)
        return keep_figure(actor, document, lock_of(document), key, title, query, drawn)


def keep_figure(
    actor: Actor,
    document: Document,
    lock: Lock,
    key: str,
    title: str,
    query: Mapping[str, Any],
    drawn: Frozen,
) -> FigureSeen:
    """Keep a drawn figure, in the running transaction, and raise the document to its level."""
    row = Figure.objects.filter(document=document, key=key).first() or Figure(
        document=document, key=key, uid=new_uid()
    )
    row.kind, row.level, row.handling, row.by, row.at = (
        drawn.kind,
        drawn.level,
        drawn.handling,
        actor.uid,
        now(),
    )
    figure = FrozenFigure(
        kind=drawn.kind, title=title, query=dict(query), data=dict(drawn.data), level=drawn.level,
        handling=drawn.handling, period=drawn.period, source=drawn.source, n=drawn.n, at=row.at,
        units=None if drawn.units is None else sorted(drawn.units), contributors=list(drawn.contributors),
    )  # fmt: skip
    row.sealed = lock.shut(figure, "figure", row.uid)
    row.save()
    rise(document, [Mark("figure", key, drawn.level, drawn.handling, "", drawn.units)])
    document.changed_at = row.at
    document.save()
    audit.record(actor, "document.figure_drawn", object=document.reference, figure=key, kind=drawn.kind)
    return FigureSeen(key, title, query, frozen(figure), row.at, drawn.level)


def refresh_figure(actor: Actor, *, reference: str, key: str) -> FigureSeen:
    """Draw a figure anew from the data as they are now; raises Forbidden where there is none."""
    require(actor, Permission.DOCUMENT_WRITE)
    document = find_document(actor, reference)
    after("cite", document.standing)
    drawn = _drawn(actor, [_find(document, key)], lock_of(document))
    with transaction.atomic():
        document = find_document(actor, reference, lock=True)
        after("cite", document.standing)
        return redraw(actor, document, lock_of(document), _find(document, key), drawn)


def draw_placed(actor: Actor, document: Document, lock: Lock) -> Drawn:
    """Draw every figure that the latest texts place, by key with its query, and keep none of them yet.

    Over many reports this takes seconds, so it is done before anything is locked, and reports are counted in one scan.
    """
    words = words_of(document, latest_all(document), lock)
    placed = {key for one in words.values() for key in figures_in(one.body)}
    return _drawn(actor, Figure.objects.filter(document=document, key__in=placed), lock)


def _drawn(actor: Actor, rows: Iterable[Figure], lock: Lock) -> Drawn:
    found: Drawn = {}
    with one_scan():
        for row in rows:
            said = lock.open(FrozenFigure, row.sealed, "figure", row.uid)
            found[row.key] = (said.query, draw(actor, said.kind, said.query))
    return found


def redraw(
    actor: Actor, document: Document, lock: Lock, row: Figure, drawn: Drawn | None = None
) -> FigureSeen:
    """Draw one figure anew, in the running transaction; what was `drawn` before it began counts for the same query."""
    said = lock.open(FrozenFigure, row.sealed, "figure", row.uid)
    query, found = (drawn or {}).get(row.key, (None, None))
    if found is None or query != said.query or found.kind != said.kind:
        found = draw(actor, said.kind, said.query)
    return keep_figure(actor, document, lock, row.key, said.title, said.query, found)


def remove_figure(actor: Actor, *, reference: str, key: str) -> None:
    """Take a figure out; a text that still places it goes nowhere until it does not."""
    require(actor, Permission.DOCUMENT_WRITE)
    with transaction.atomic():
        document = find_document(actor, reference, lock=True)
        after("cite", document.standing)
        _find(document, key).delete()
        audit.record(actor, "document.figure_removed", object=document.reference, figure=key)


def _find(document: Document, key: str) -> Figure:
    row = Figure.objects.filter(document=document, key=key).first()
    if row is None:
        raise Forbidden(reference=key)
    return row
