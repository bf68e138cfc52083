"""What is done to an undertaking by one button each: its course, its decisions, its calls."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime

from palermo.domain.cooperation import operations
from palermo.faces.kit.guard import ActorRequest
from palermo.faces.kit.names import zone_of
from palermo.faces.web.cooperation.forms.boxes import LONGEST
from palermo.faces.web.reports.views.answering import chosen_day
from palermo.kernel.errors import Invalid


def do(request: ActorRequest, reference: str) -> None:
    """Carry out what the form's button names; raises Invalid or Refused with what was wrong."""
    DEEDS[request.POST["do"]](request, reference)


def _text(request: ActorRequest, name: str) -> str:
    text = request.POST.get(name, "")
    if len(text) > LONGEST:
        raise Invalid("text_too_long", field=name, longest=LONGEST)
    return text


def _day(request: ActorRequest, name: str) -> date | None:
    text = request.POST.get(name, "")
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Invalid("bad_date", field=name) from None


def _moment(request: ActorRequest, name: str) -> datetime:
    """Return a moment that somebody typed in the time of her own unit."""
    try:
        typed = datetime.fromisoformat(request.POST.get(name, ""))
    except ValueError:
        raise Invalid("bad_date", field=name) from None
    zone = zone_of(request.actor.unit)
    return (typed if typed.tzinfo else typed.replace(tzinfo=zone)).astimezone(UTC)


def _decision(request: ActorRequest, reference: str) -> None:
    operations.add_decision(
        request.actor, reference=reference, text=_text(request, "text"), owner=request.POST.get("owner", ""),
        due_on=_day(request, "due_on"),
    )  # fmt: skip


def _call(request: ActorRequest, reference: str) -> None:
    operations.add_call(
        request.actor, reference=reference, caller=request.POST.get("owner", ""), at=_moment(request, "at"),
        about=_text(request, "text"), answer=_text(request, "answer"),
    )  # fmt: skip


def _end(request: ActorRequest, reference: str) -> None:
    operations.end(request.actor, reference=reference, results=_text(request, "results"))


def _keep(request: ActorRequest, reference: str) -> None:
    operations.keep_undertaking(request.actor, reference=reference, until=chosen_day(request))


def _destroy(request: ActorRequest, reference: str) -> None:
    operations.destroy_undertaking(request.actor, reference=reference, sure=request.POST.get("sure") == "1")


DEEDS: Mapping[str, Callable[[ActorRequest, str], object]] = {
    "begin": lambda request, reference: operations.begin(request.actor, reference=reference),
    "end": _end,
    "keep": _keep,
    "destroy": _destroy,
    "cancel": lambda request, reference: operations.cancel(request.actor, reference=reference),
    "decision": _decision,
    "call": _call,
    "done": lambda request, _reference: operations.mark_done(
        request.actor, uid=request.POST.get("step", "")[:40]
    ),
    "answered": lambda request, _reference: operations.answer_call(
        request.actor, uid=request.POST.get("step", "")[:40], answer=_text(request, "answer")
    ),
}
