"""What the views of this room share: addresses, pages of a list, and a verb that leads back to a document."""

from collections.abc import Callable, Sequence
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse

from palermo.domain.documents.errors import NotReady
from palermo.domain.documents.shapes import Problem
from palermo.faces.kit import errors, lists
from palermo.faces.kit.errors import UNKNOWN_REFUSED
from palermo.faces.kit.guard import ActorRequest
from palermo.faces.kit.sentences_documents import STANDS_IN_THE_WAY
from palermo.faces.web.documents.shown import marking
from palermo.faces.web.reports.views.answering import go, say
from palermo.foundations.policy import Actor
from palermo.kernel.errors import Invalid, PalermoError, Refused

__all__ = ["act", "address", "go", "neighbours", "problem_lines", "refusal", "say"]

Page = Callable[..., HttpResponse]


def address(reference: str, name: str = "document", **query: str) -> str:
    """Return the address of a document's page, or of one of the pages that belong to it."""
    told = {key: value for key, value in query.items() if value}
    return reverse(name, args=[reference]) + (f"?{urlencode(told)}" if told else "")


def neighbours(listing: lists.Listing, rows: object, more: bool) -> lists.Page:
    """Return the page of a list that pages by offset, with the addresses of its neighbours."""
    number = listing.number
    before = listing.address(page=number - 1 if number > 2 else None) if number > 1 else ""
    return lists.Page(rows, number, before, listing.address(page=number + 1) if more else "")  # type: ignore[arg-type]


def problem_lines(problems: Sequence[Problem]) -> list[str]:
    """Return why a document cannot go on, a sentence for each, without repetition."""
    return list(dict.fromkeys(_sentence(one) for one in problems))


def _sentence(problem: Problem) -> str:
    text = str(STANDS_IN_THE_WAY.get(problem.code, UNKNOWN_REFUSED))
    return text.replace("%(about)s", marking.about(problem))


def refusal(failure: PalermoError) -> tuple[str, list[str]]:
    """Return the sentence of a failure, and everything that stands in the way where it says so."""
    problems = problem_lines(failure.problems) if isinstance(failure, NotReady) else []
    return errors.message(failure), problems


def act(
    request: ActorRequest, reference: str, work: Callable[[Actor], object], *, said: str, page: Page, back: str = ""
) -> HttpResponse:  # fmt: skip
    """Do one verb and lead back to the document; what refuses it stands on that page, with the reasons."""
    if request.method != "POST":
        return go(back or address(reference))
    try:
        work(request.actor)
    except (Invalid, Refused) as failure:
        wrong, problems = refusal(failure)
        return page(request, reference, wrong=wrong, stopped=problems, status=errors.status(failure))
    say(request, said)
    return go(back or address(reference))
