"""What the views of this room share: addresses, messages, and a page again with what went wrong."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import Promise

from palermo.foundations.files.upload_handler import SealedUploadedFile
from palermo.kernel.errors import Invalid

SEE_OTHER = 303


def go(address: str) -> HttpResponse:
    """Return a redirect that is always followed by GET."""
    response = HttpResponseRedirect(address)
    response.status_code = SEE_OTHER
    return response


def page_of(reference: str) -> str:
    """Return the address of a report's page."""
    return reverse("report", args=[reference])


def say(request: HttpRequest, words: Promise | str) -> None:
    """Show one sentence on the next page."""
    messages.success(request, str(words))


def chosen_day(request: HttpRequest) -> date:
    """Return the day until which somebody keeps something; raises Invalid("bad_date") where it is none."""
    try:
        return date.fromisoformat(request.POST.get("until", ""))
    except ValueError:
        raise Invalid("bad_date", field="until") from None


def uploads(request: HttpRequest, field: str = "files") -> list[SealedUploadedFile]:
    """Return the files that came in a field, those without a name left out."""
    return [
        file for file in request.FILES.getlist(field) if isinstance(file, SealedUploadedFile) and file.name
    ]
