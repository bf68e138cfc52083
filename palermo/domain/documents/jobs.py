"""What this room does by itself: let documents expire, chase recalled copies, draft the bi-monthly report."""

from collections.abc import Sequence

from django.db.models import Q

from palermo.domain.documents.figures import flows, networks, observed  # noqa: F401  (register their kinds)
from palermo.domain.documents.models import Document, Issue, Template
from palermo.domain.documents.operations import chase, expire_due, follow_levels, tell_documents_due
from palermo.domain.documents.sealed import VAULT
from palermo.foundations import jobs
from palermo.kernel.levels import Level


@jobs.periodic(600, entries=("hub",))
def act_on_validity() -> None:
    """Let documents expire whose last day is over."""
    expire_due()


@jobs.periodic(10, entries=("hub",))
def follow_sources() -> None:
    """Raise documents in work whose sources were raised."""
    follow_levels()


@jobs.periodic(3600, entries=("hub",))
def chase_recalled() -> None:
    """Remind whoever opened a copy of a recalled document and has not said that she knows."""
    chase()


@jobs.periodic(3600, entries=("hub",))
def act_on_retention() -> None:
    """Give notice of documents whose review day has come."""
    tell_documents_due()


def keys_in_use(level: Level, uids: Sequence[str]) -> set[str]:
    """Return which data keys some document, template or issue still names."""
    used: set[str] = set()
    rows = Issue.objects.filter(level=level).filter(Q(data_key__in=uids) | Q(text_key__in=uids))
    for pair in rows.values_list("data_key", "text_key"):
        used |= set(pair)
    if level is VAULT:
        used |= set(Document.objects.filter(data_key__in=uids).values_list("data_key", flat=True))
        used |= set(Template.objects.filter(data_key__in=uids).values_list("data_key", flat=True))
    return used
