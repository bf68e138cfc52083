"""The history of a report in one order: versions, steps, messages, shares."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext

from palermo.domain.reports.queries import Opened
from palermo.faces.kit.names import unit
from palermo.faces.web.reports import words
from palermo.faces.web.reports.shown.names import names_of


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing that happened: when, in words, by whom, and what was said."""

    at: datetime
    what: str
    who: str = ""
    said: str = ""
    kind: str = "step"
    version: int = 0
    uid: str = ""
    open: bool = False
    due: datetime | None = None


def timeline(opened: Opened) -> list[Moment]:
    """Return what happened to a report, the newest first."""
    report = opened.report
    names = names_of([body.author for body in opened.versions] + [report.author])
    moments = [
        Moment(
            body.at,
            words.word(words.VERSIONS, body.reason),
            names.get(body.author, ""),
            kind="version",
            version=body.number,
        )
        for body in opened.versions
    ]
    steps = (
        (report.handed_in_at, gettext("Handed to the head of unit")), (report.submitted_at, _sent(opened)),
        (report.acknowledged_at, gettext("The duty officer acknowledged it")),
        (report.closed_at, gettext("Closed by the hub")),
    )  # fmt: skip
    moments += [Moment(at, what) for at, what in steps if at]
    moments += _messages(opened) + _shares(opened)
    # A program's report is written and sent at one moment; written comes first.
    return sorted(moments, key=lambda moment: (moment.at, moment.kind != "version"), reverse=True)


def _sent(opened: Opened) -> str:
    return (
        gettext("Sent to the hub, unchecked by the unit")
        if opened.report.unchecked
        else gettext("Sent to the hub; receipt signed")
    )


def _messages(opened: Opened) -> list[Moment]:
    return [
        Moment(
            message.at, words.word(words.MESSAGES, message.kind), message.author_name, text, message.kind,
            uid=message.uid, open=message.kind == "question" and message.answered_at is None, due=message.due_at,
        )
        for message, text in opened.messages
    ]  # fmt: skip


def _shares(opened: Opened) -> list[Moment]:
    found = []
    for share in opened.shares:
        units = ", ".join(unit(row.unit) for row in share.units.all())
        if share.active_at:
            found.append(
                Moment(
                    share.active_at, gettext("Shared with %(units)s") % {"units": units}, share.proposed_name
                )
            )
        else:
            found.append(
                Moment(
                    share.at, gettext("Share with %(units)s proposed") % {"units": units}, share.proposed_name
                )
            )
        if share.ended_at:
            found.append(Moment(share.ended_at, gettext("Share with %(units)s ended") % {"units": units}))
    return found
