"""Units ask one another, owners answer, and Ana decides a few matches: after what the reports say has been gathered."""

from typing import Any

from palermo.domain.enquiries import operations as enquiries
from palermo.domain.enquiries import queries
from palermo.domain.enquiries.models import Enquiry
from palermo.domain.entities import operations as entities
from palermo.domain.entities.models import Proposal
from palermo.domain.entities.words import MentionWords
from palermo.domain.reports import operations as reports
from palermo.domain.reports.models import Report, Unread
from palermo.domain.routes import operations as routes
from palermo.project.demo.hub_work import ana
from palermo.project.demo.story import by_number, found_again, incoming, story
from palermo.project.demo.unit_work import acting


def ask_all() -> None:
    """Ask what the story's people ask, at the unit entry; nothing where somebody has asked before."""
    if Enquiry.objects.exists():
        return
    for row in story()["questions"]:
        enquiries.ask(
            acting(row["by"]), kind=row["kind"], words=MentionWords.model_validate(row["words"]), purpose=row["purpose"],
            basis=row["basis"], reason=row["reason"], case=_case(row), hub_only=row.get("hub_only", False),
            standing_days=row.get("standing", 0),
        )  # fmt: skip


def meet() -> None:
    """Do the hub's worker's share: gather, propose, put the questions; then decide the story's matches."""
    # The newest are read first; the incidents, which name nobody, are left to the worker.
    while Unread.objects.filter(report__invented=True).exists() and reports.read_along():
        pass
    while entities.gather().reports or entities.propose().weighed:
        pass
    while routes.gather():
        pass
    while enquiries.put_questions() or enquiries.watch():
        pass
    for row in story()["matches"]:
        for proposal in _between(row["left"], row["right"]):
            entities.decide(ana(), uid=proposal.uid, answer=row["answer"], why=row["why"], note=row["note"])


def answer_all() -> None:
    """Answer as the owners of matching records do, at the unit entry; what is decided stays."""
    wanted = {_case(row): row["answer"] for row in story()["questions"] if "answer" in row}
    for head in {row["by"] for row in wanted.values()}:
        for one in queries.calls(acting(head)):
            row = wanted.get(one.question.case)
            if row is not None and row["by"] == head:
                enquiries.respond(
                    acting(head), uid=one.call.uid, verb=row["verb"], fields=row.get("fields", ()), text=row["text"]
                )  # fmt: skip


def _case(row: dict[str, Any]) -> str:
    return f"{row['case']} · DEMO"


def _between(left: str, right: str) -> list[Proposal]:
    known = by_number()
    found: list[Report | None] = [found_again(incoming(known[number])) for number in (left, right)]
    rows = Proposal.objects.filter(state="open", kind="person")
    return [row for row in rows.filter(left__report__in=found, right__report__in=found)[:1] if all(found)]
