"""What becomes of a document on its review day: kept until another day, or destroyed for good."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from palermo.domain.documents import operations
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.documents.views import workbench
from palermo.faces.web.documents.views.answering import act
from palermo.faces.web.reports.views.answering import chosen_day
from palermo.foundations.policy import Actor, Permission


@guard(Permission.DOCUMENT_REVIEW)
def keep(request: ActorRequest, reference: str) -> HttpResponse:
    """Keep a document until a day."""

    def work(actor: Actor) -> None:
        operations.keep(actor, reference=reference, until=chosen_day(request))

    return act(request, reference, work, said=_("Kept until the day that you chose."), page=workbench.page)


@guard(Permission.DOCUMENT_REVIEW)
def destroy(request: ActorRequest, reference: str) -> HttpResponse:
    """Destroy all that a document says, for good."""
    sure = request.POST.get("sure") == "1"
    return act(
        request, reference, lambda actor: operations.destroy(actor, reference=reference, sure=sure),
        said=_("Destroyed for good."), page=workbench.page, back=reverse("documents"),
    )  # fmt: skip
