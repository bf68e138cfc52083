"""Documents of the demonstration: Ana drafts, Rui approves, units read and acknowledge, one is recalled. Safe to repeat."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from palermo.domain.documents import operations, queries
from palermo.domain.documents.models import Document
from palermo.foundations.policy import Actor, Entry
from palermo.foundations.staff import actor_for
from palermo.foundations.staff.models import Person
from palermo.kernel.clock import today
from palermo.kernel.yaml_files import read_yaml
from palermo.project.demo.story import by_number, found_again, incoming
from palermo.project.demo.unit_work import acting


@cache
def told() -> list[dict[str, Any]]:
    """Return the documents that the file tells of."""
    found: list[dict[str, Any]] = read_yaml(Path(__file__).with_name("documents.yaml"))["documents"]
    return found


def at_hub() -> None:
    """Draft, approve and issue; once."""
    if Document.objects.exists():
        return
    for row in told():
        _END[row["end"]](row, _draft(row))


def at_units() -> None:
    """Read, acknowledge, use and answer what the units were sent; what is done already stays."""
    for name in ("boris", "salma"):
        actor = acting(name)
        for line in queries.issues(actor, view="unacknowledged").rows:
            queries.read_issue(actor, line.reference)
            if name == "salma" or line.kind == "alert":
                operations.acknowledge(actor, reference=line.reference)
        if name == "salma":
            for line in queries.issues(actor, kind="situation_report").rows:
                operations.use(
                    actor, reference=line.reference, used="briefing", text="Consignes aux 14 postes."
                )
                operations.rate(actor, reference=line.reference, rating=4)


def recall_one() -> None:
    """Recall what was wrong, once units have opened it; then the two months before and the present ones draft themselves."""
    for row in told():
        if row["end"] == "recalled":
            for line in queries.issues(_hub("rui"), kind=row["kind"], state="issued").rows:
                if line.title == row["title"]:
                    operations.recall(
                        _hub("rui"), reference=line.reference, reason=row["reason"], text=row["text"]
                    )
    if Document.objects.filter(kind="bimonthly_report").exists():
        return
    present = 6 * today().year + (today().month - 1) // 2
    for number, language in ((present - 1, "fr"), (present, "en")):
        operations.make_draft(_hub("ana"), number // 6, number % 6 + 1, language, invented=True)


@cache
def _hub(username: str) -> Actor:
    return actor_for(Person.objects.select_related("unit").get(username=username), Entry.HUB)


def _draft(row: Mapping[str, Any]) -> str:
    ana = _hub("ana")
    saved = operations.draft(
        ana,
        kind=row["kind"],
        title=row["title"],
        language=row["language"],
        body=_filled(row["body"]),
        invented=True,
    )
    if "figure" in row:
        figure = row["figure"]
        operations.add_figure(
            ana, reference=saved.reference, key=figure["key"], kind=figure["kind"], title=figure["title"],
            query={"since": f"{today().year}-01-01", "until": f"{today().year}-10-31", "by": figure["by"]},
        )  # fmt: skip
    if "translation" in row:
        other = row["translation"]
        operations.save(
            ana, reference=saved.reference, language=other["language"], title=other["title"],
            body=_filled(other["body"]), base=0,
        )  # fmt: skip
    return saved.reference


def _filled(body: str) -> str:
    for number, one in by_number().items():
        mark = f"{{{number}}}"
        if mark in body:
            report = found_again(incoming(one))
            body = body.replace(mark, report.reference if report else "")
    return body


def _approve(reference: str) -> None:
    operations.send_to_review(_hub("ana"), reference=reference)
    operations.approve(_hub("rui"), reference=reference)


def _issue(row: Mapping[str, Any], reference: str) -> None:
    _approve(reference)
    units = row.get("units", ())
    operations.issue(_hub("ana"), reference=reference, to_all=not units, units=units)


def _issue_at_hub(row: Mapping[str, Any], reference: str) -> None:
    _approve(reference)
    operations.issue(_hub("ana"), reference=reference)


def _review(row: Mapping[str, Any], reference: str) -> None:
    operations.send_to_review(_hub("ana"), reference=reference)
    said = row["comment"]
    operations.comment(
        _hub("rui"),
        reference=reference,
        language=row["language"],
        number=1,
        passage=said["passage"],
        text=said["text"],
    )


_END = {"issued": _issue, "recalled": _issue, "in_review": _review, "issued_hub": _issue_at_hub}
