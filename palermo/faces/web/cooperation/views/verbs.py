"""What parties do about a request: answer, refuse, ask for time, grant it, take back, ask again, close, note."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time

from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from palermo.domain.cooperation import operations
from palermo.faces.kit import errors
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.cooperation.forms.boxes import LONGEST
from palermo.faces.web.cooperation.views import requests
from palermo.faces.web.reports.once import once
from palermo.faces.web.reports.views.answering import chosen_day, go, say, uploads
from palermo.foundations.policy import Permission
from palermo.kernel.errors import Forbidden, Invalid, Refused

SAID: Mapping[str, Promise | str] = {
    "answer": _("Answered. Whoever asked is told that something waits."),
    "refuse": _("Refused. Whoever asked reads your reason."),
    "ask_for_time": _("Asked. Until it is granted, the old day holds."),
    "grant_time": _("Granted. The new day holds from now on."),
    "deny_time": _("Not granted. The day stays as it was."),
    "withdraw": _("Taken back. Nobody has to answer any more."),
    "ask_back": _("Asked again. The usual time begins anew."),
    "close": _("Closed."),
    "note": _("Noted, for the hub alone."),
    "keep": _("Kept until the day that you chose."),
    "destroy": _("Destroyed for good."),
}


@guard(Permission.REQUEST_WRITE)
def act(request: ActorRequest, reference: str) -> HttpResponse:
    """Carry out one verb on a request; the form's button names it."""
    verb = request.POST.get("do", "")
    if request.method != "POST" or verb not in SAID:
        return requests.page(request, reference)
    address = reverse("request", args=[reference])

    def work() -> str:
        _DEEDS[verb](request, reference, _text(request))
        return reverse("requests") if verb == "destroy" else address

    try:
        # Only the letter with files is kept from being sent twice; every other verb fits its state once.
        go_to = once(request.actor, str(request.POST.get("once", ""))[:64] if verb == "answer" else "", work)
    except Forbidden:
        raise
    except (Invalid, Refused) as failure:
        return requests.page(
            request, reference, wrong=errors.message(failure), verb=verb, status=errors.status(failure)
        )
    say(request, SAID[verb])
    return go(go_to)


def _text(request: ActorRequest) -> str:
    text = request.POST.get("text", "")
    if len(text) > LONGEST:
        raise Invalid("text_too_long", field="text", longest=LONGEST)
    return text


def _answer(request: ActorRequest, reference: str, text: str) -> None:
    files = [file.take() for file in uploads(request)]
    operations.answer(request.actor, reference=reference, text=text, uploads=files)


def _ask_for_time(request: ActorRequest, reference: str, text: str) -> None:
    try:
        day = date.fromisoformat(request.POST.get("until", ""))
    except ValueError:
        raise Invalid("bad_deadline", field="until") from None
    until = datetime.combine(day, time(23, 59), UTC)
    operations.ask_for_time(request.actor, reference=reference, until=until, text=text)


def _keep(request: ActorRequest, reference: str, text: str) -> None:
    operations.keep_request(request.actor, reference=reference, until=chosen_day(request))


def _destroy(request: ActorRequest, reference: str, text: str) -> None:
    operations.destroy_request(request.actor, reference=reference, sure=request.POST.get("sure") == "1")


def _plain(verb: Callable[..., object]) -> Callable[[ActorRequest, str, str], None]:
    def done(request: ActorRequest, reference: str, text: str) -> None:
        verb(request.actor, reference=reference, text=text)

    return done


_DEEDS: Mapping[str, Callable[[ActorRequest, str, str], None]] = {
    "answer": _answer, "refuse": _plain(operations.refuse), "ask_for_time": _ask_for_time,
    "grant_time": _plain(operations.grant_time), "deny_time": _plain(operations.deny_time),
    "withdraw": _plain(operations.withdraw), "ask_back": _plain(operations.ask_back),
    "close": _plain(operations.close), "note": _plain(operations.add_note),
    "keep": _keep, "destroy": _destroy,
}  # fmt: skip
