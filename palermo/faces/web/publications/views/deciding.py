"""Publish, send back, propose again, go back, take down."""

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from palermo.domain.publications import operations
from palermo.faces.kit import errors
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.publications.views import one
from palermo.faces.web.reports.views.answering import go, say
from palermo.foundations.policy import Permission
from palermo.kernel.errors import Invalid, Refused


@guard(Permission.PUBLICATION_CONFIRM)
def publish(request: ActorRequest, reference: str) -> HttpResponse:
    """Publish the version that the page showed, with the sources that were confirmed there."""
    version = request.POST.get("version", "")
    number = int(version) if version.isascii() and version.isdigit() and len(version) < 7 else 0
    return _done(
        request, reference,
        lambda: operations.publish(
            request.actor, reference=reference, version=number, confirmed=request.POST.getlist("confirmed")
        ),
        _("Published. The site is written anew within a minute."),
    )  # fmt: skip


@guard(Permission.PUBLICATION_PROPOSE)
def send_back(request: ActorRequest, reference: str) -> HttpResponse:
    """Send back what waits, with a word."""
    why = request.POST.get("why", "")[:2000]
    return _done(
        request, reference, lambda: operations.send_back(request.actor, reference=reference, why=why),
        _("Sent back."),
    )  # fmt: skip


@guard(Permission.PUBLICATION_PROPOSE)
def propose_again(request: ActorRequest, reference: str) -> HttpResponse:
    """Propose the newest version once more."""
    return _done(
        request, reference, lambda: operations.propose_again(request.actor, reference=reference),
        _("Proposed. Another person reads it and publishes it."),
    )  # fmt: skip


@guard(Permission.PUBLICATION_CONFIRM)
def revert(request: ActorRequest, reference: str) -> HttpResponse:
    """Show the version before the one that is shown."""
    return _done(
        request, reference, lambda: operations.revert(request.actor, reference=reference),
        _("The earlier version is shown again."),
    )  # fmt: skip


@guard(Permission.PUBLICATION_CONFIRM)
def unpublish(request: ActorRequest, reference: str) -> HttpResponse:
    """Take a page down."""
    why = request.POST.get("why", "")
    return _done(
        request, reference, lambda: operations.unpublish(request.actor, reference=reference, why=why),
        _("Taken down. Its page says so within a minute."),
    )  # fmt: skip


def _done(request: ActorRequest, reference: str, work: Callable[[], object], words: str) -> HttpResponse:
    if request.method != "POST":
        return go(reverse("publication", args=[reference]))
    try:
        work()
    except (Invalid, Refused) as failure:
        return one.page(request, reference, wrong=errors.message(failure), status=errors.status(failure))
    say(request, words)
    return go(reverse("publication", args=[reference]))
