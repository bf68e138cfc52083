"""Worlds that differ only in what somebody may not see give that person the same bytes.

Hidden from a unit: every draft, every highly sensitive issue, what was issued to others, and what the hub wrote about
it. Hidden from a hub analyst without the high clearance: highly sensitive documents and the work on sanitised versions.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, replace
from typing import Any

import orjson
import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from palermo.domain.documents import operations, queries
from palermo.domain.documents.models import Document, Issue
from palermo.domain.reports import queries as report_queries
from palermo.foundations.policy import Actor
from palermo.kernel.errors import PalermoError
from palermo.kernel.levels import Level
from tests.domain.documents.writing import approved, drafted, issued, secret, submitted
from tests.factories import cast

pytestmark = pytest.mark.usefixtures("world")
LOW = replace(cast.ana, person=31, uid="uid-low", name="Low", clearance=Level.SENSITIVE)
SECRETS = ["secret draft", "secret issue", "secret recalled", "sanitised work"]
OTHERS = ["draft", "in review", "for others", "for another person", "recalled of others", "comment"]


class _Undo(Exception):
    """Takes back one example's rows."""


def hide(what: str, source: str) -> None:
    """Make something that the reader may not know of."""
    body = f"Agadez people pass, secretly. [@{source}]"
    high = Level.HIGHLY_SENSITIVE
    if what == "secret draft":
        drafted(body=body, level=high)
    elif what in ("secret issue", "secret recalled"):
        made = operations.issue(cast.ana, reference=approved(body=body, level=high))
        queries.read_issue(cast.rui, made)
        if what == "secret recalled":
            operations.recall(cast.rui, reference=made, reason="wrong")
    elif what == "sanitised work":
        operations.sanitise(cast.ana, reference=drafted(body=body, level=high), title="T")
    elif what == "draft":
        drafted(source)
    elif what == "in review":
        operations.send_to_review(cast.ana, reference=drafted(body="Agadez people."))
    elif what == "comment":
        operations.comment(
            cast.rui, reference=drafted(), language="en", number=1, passage="x", text="Agadez?"
        )
    else:
        _others(what)


def _others(what: str) -> None:
    """Issue something to others only; it cites nothing of the reader's unit."""
    persons = ["uid-amina"] if what == "for another person" else []
    units = [] if persons else ["BEN"]
    made = issued(body="Agadez people pass.", to_all=False, units=units, persons=persons)
    queries.read_issue(cast.amina if persons else cast.koffi, made)
    if what == "recalled of others":
        operations.recall(cast.rui, reference=made, reason="wrong")


def told(actor: Actor) -> bytes:
    """Return everything that an actor is told about documents, as bytes, references and moments included."""
    page = queries.issues(actor)
    said: list[Any] = [asdict(page), queries.unread(actor), asdict(queries.search(actor, "Agadez people"))]
    for view in ("unread", "unacknowledged"):
        said.append(asdict(queries.issues(actor, view=view)))
    for row in page.rows:
        said += [repr(queries.read_issue(actor, row.reference)), asdict(queries.ledger(actor, row.reference))]
        said.append(queries.issue_times(actor, row.reference))
    said.append(_or_nothing(lambda: asdict(queries.drafts(actor))))
    said.append(_or_nothing(lambda: [asdict(one) for one in queries.citable(actor, "Agadez people")]))
    said.append(queries.waiting_for_review(actor))
    said.append([(one.reference, one.kind) for one in report_queries.home(actor).notices])
    for reference in ("DOC-0000-0000", *_hidden(actor)):
        for ask in (queries.read_issue, queries.read_draft, queries.ledger, queries.issue_times):
            said.append(_or_nothing(lambda ask=ask, reference=reference: ask(actor, reference)))
    return orjson.dumps(said, default=str)


def _hidden(actor: Actor) -> list[str]:
    """Return two references that the actor may not open: real ones where there are, so that both worlds ask alike."""
    seen = set(queries.issues_visible_to(actor).values_list("reference", flat=True))
    seen |= set(queries.documents_visible_to(actor).values_list("reference", flat=True))
    hidden = [
        one for one in Document.objects.order_by("-pk").values_list("reference", flat=True) if one not in seen
    ]
    return [*hidden[:2], "DOC-0000-0000", "DOC-0000-0000"][:2]


def _or_nothing(tell: Callable[[], Any]) -> Any:
    try:
        return tell()
    except PalermoError as refusal:
        return [type(refusal).__name__, refusal.code]


@pytest.mark.parametrize(
    ("actor", "hidden"),
    [
        (cast.boris, SECRETS + OTHERS),
        (cast.salma, SECRETS + OTHERS),
        (cast.efua, SECRETS + OTHERS),
        (LOW, SECRETS),
    ],
    ids=["officer", "head", "ecowas", "analyst below"],
)
def test_what_is_hidden_changes_no_byte(actor: Actor, hidden: list[str]) -> None:
    own = submitted()
    issued(own)
    issued(own, to_all=False, units=["NER", "ECOWAS"], kind="alert")
    shadow = secret()
    told(actor)  # the reader's own copies are open from here on
    before = told(actor)
    made = []

    @settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.sampled_from(hidden), min_size=1, max_size=3))
    def tried(several: list[str]) -> None:
        with suppress(_Undo), transaction.atomic():
            for what in several:
                hide(what, shadow if what in SECRETS else own)
            made.append(Document.objects.count() + Issue.objects.count())
            assert told(actor) == before
            raise _Undo

    tried()
    assert max(made) > Document.objects.count() + Issue.objects.count()


def test_what_is_issued_to_her_does_change_the_bytes() -> None:
    issued(submitted())
    before = told(cast.boris)
    issued(submitted(), to_all=False, units=["NER"])
    assert told(cast.boris) != before
