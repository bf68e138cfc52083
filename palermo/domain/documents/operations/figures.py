"""Figures: put one in, draw it anew, take it out."""

import re
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from palermo.domain.documents.figures import draw
from palermo.domain.documents.grounds import frozen
from palermo.domain.documents.models import Document, Figure
from palermo.domain.documents.operations.common import rise
from palermo.domain.documents.sealed import Lock, lock_of
from palermo.domain.documents.shapes import FigureSeen, Frozen, Mark
from palermo.domain.documents.states import after
from palermo.domain.documents.visible import find_document
from palermo.domain.documents.words import FrozenFigure
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.clock import now
from palermo.kernel.errors import Forbidden, Invalid
from palermo.kernel.ids import new_uid

_KEY = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")


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
    with transaction.atomic():
        document = find_document(actor, reference, lock=True)
        after("cite", document.standing)
        return redraw(actor, document, lock_of(document), _find(document, key))


def redraw(actor: Actor, document: Document, lock: Lock, row: Figure) -> FigureSeen:
    """Draw one figure anew, in the running transaction."""
    said = lock.open(FrozenFigure, row.sealed, "figure", row.uid)
    drawn = draw(actor, said.kind, said.query)
    return keep_figure(actor, document, lock, row.key, said.title, said.query, drawn)


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
