"""Short ways to a document in any state, for tests."""

from typing import Any

from palermo.domain.documents import operations
from palermo.domain.reports import operations as reports
from palermo.domain.reports.content import Content
from palermo.foundations.policy import Actor
from palermo.kernel.levels import Level
from tests.domain.reports.contents import full
from tests.factories import cast
from tests.support.entries import as_entry

BODY = "## What we see\n\nMore people pass. [@{0}]\n\n[!judgement high] It is likely to go on.\n"


def submitted(by: Actor = cast.salma, **changes: Any) -> str:
    """Submit a report and return its reference."""
    report = reports.save(by, content=full(**changes))
    reports.submit(by, references=[report.reference])
    return report.reference


def secret(by: Actor = cast.boris, **changes: Any) -> str:
    """Deposit a highly sensitive report, take it in, and return its reference."""
    with as_entry("unit"):
        receipt = reports.deposit(by, content=full(**changes))
    reports.take_in()
    return receipt.reference


def handled(code: str, by: Actor = cast.salma, condition: str = "") -> str:
    """Submit a report under a handling code."""
    content: Content = full()
    evaluation = content.evaluation.model_copy(update={"handling": code, "condition": condition})
    return submitted(by, evaluation=evaluation)


def drafted(*cited: str, by: Actor = cast.ana, body: str = "", **changes: Any) -> str:
    """Draft a trend brief that cites these and return its reference."""
    text = body or BODY.format("; @".join(cited) if cited else "").replace(" [@]", "")
    given = {"kind": "trend_brief", "title": "Agadez after the reopening", "body": text} | changes
    return operations.draft(by, **given).reference


def approved(*cited: str, by: Actor = cast.ana, reviewer: Actor = cast.rui, **changes: Any) -> str:
    """Draft, send to review and approve."""
    reference = drafted(*cited, by=by, **changes)
    operations.send_to_review(by, reference=reference)
    operations.approve(reviewer, reference=reference)
    return reference


def issued(*cited: str, to_all: bool = True, units: Any = (), persons: Any = (), **changes: Any) -> str:
    """Draft, approve and issue."""
    reference = approved(*cited, **changes)
    return operations.issue(cast.ana, reference=reference, to_all=to_all, units=units, persons=persons)


SECRET = Level.HIGHLY_SENSITIVE
