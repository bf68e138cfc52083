"""Kills drafting, approving, issuing, recalling and chasing at every named point, and looks whether one state or the other
was left, with its copies, its place in the index, its keys and its news, and nothing of the other.
"""

import json
import random
import sys
from collections.abc import Callable
from datetime import timedelta

from palermo.domain.documents import operations, queries
from palermo.domain.documents.models import Copy, Document, Issue, IssueText, Version
from palermo.domain.documents.sealed import locks_of, open_version
from palermo.domain.reports import operations as reports
from palermo.domain.reports.models import Notice
from palermo.foundations.audit import sequencer, verify
from palermo.foundations.compartments import datakeys
from palermo.foundations.jobs.models import Job
from palermo.foundations.staff.operations import units
from palermo.kernel.clock import held_at, now
from palermo.kernel.errors import PalermoError
from palermo.kernel.levels import Level
from tests.domain.documents.conftest import add_people
from tests.domain.documents.writing import approved, drafted, submitted
from tests.factories import cast
from tests.support.killing import Acknowledge, in_child, unharmed


def _draft(word: str, ack: Acknowledge) -> None:
    ack(drafted(title=word))


def _save(word: str, ack: Acknowledge) -> None:
    with unharmed():
        reference = drafted(title=word)
        ack(reference)
    operations.save(cast.ana, reference=reference, language="en", title=word, body="Changed.", base=1)
    ack(reference)


def _approve(word: str, ack: Acknowledge) -> None:
    with unharmed():
        reference = drafted(title=word)
        ack(reference)
        operations.send_to_review(cast.ana, reference=reference)
    operations.approve(cast.rui, reference=reference)


def _issue(word: str, ack: Acknowledge) -> None:
    with unharmed():
        reference = approved(submitted(), title=word)
        ack(reference)
    operations.issue(cast.ana, reference=reference, to_all=True)


def _recall(word: str, ack: Acknowledge) -> None:
    with unharmed():
        reference = approved(submitted(), title=word)
        ack(reference)
        operations.issue(cast.ana, reference=reference, to_all=True)
        queries.read_issue(cast.koffi, reference)
    operations.recall(cast.rui, reference=reference, reason="wrong")


def _chase(word: str, ack: Acknowledge) -> None:
    with unharmed():
        _recall_whole(word, ack)
    with held_at(now() + timedelta(days=4)):
        operations.chase()


def _recall_whole(word: str, ack: Acknowledge) -> None:
    reference = approved(submitted(), title=word)
    ack(reference)
    operations.issue(cast.ana, reference=reference, to_all=True)
    queries.read_issue(cast.koffi, reference)
    operations.recall(cast.rui, reference=reference, reason="wrong")


POINTS: dict[str, Callable[[str, Acknowledge], None]] = {
    "draft.key_made": _draft, "draft.before_commit": _draft, "save_document.before_commit": _save,
    "approve.before_commit": _approve, "issue.key_made": _issue, "issue.texts_written": _issue,
    "issue.before_commit": _issue, "recall.emptied": _recall, "recall.before_commit": _recall,
    "shred.before_keys": _recall, "datakeys.shredded": _recall, "shred.keys_gone": _recall,
    "chase.before_commit": _chase,
}  # fmt: skip


def run(seeds: int) -> None:
    """Kill at every point with each seed and print a JSON list of what did not agree."""
    for code in ("NER", "BEN"):
        units.add_unit(cast.ines, code=code)
    units.add_unit(cast.ines, code="ECOBCCU", kind="hub")
    add_people(cast.boris, cast.salma, cast.koffi, cast.ana, cast.rui)
    found: list[str] = []
    killed = tried = 0
    for point, work in POINTS.items():
        for seed in range(seeds):
            tried += 1
            word = f"mot{random.Random(f'{point}{seed}').randrange(10**9)}"
            acknowledged, died = in_child(point, seed, work, word)
            killed += died
            found += [f"{point} seed {seed}: {one}" for one in _recover_and_check(word, acknowledged)]
    json.dump({"killed": killed, "tried": tried, "problems": found}, sys.stdout)


def _recover_and_check(word: str, acknowledged: list[str]) -> list[str]:
    """Do what the hub's worker does by itself, then look at every document."""
    reports.finish_open()
    while sequencer.run_once():
        pass
    found = [
        f"{one} was acknowledged and is lost"
        for one in acknowledged
        if not Document.objects.filter(reference=one)
    ]
    for document in Document.objects.all():
        found += [f"{document.reference} ({document.state}): {one}" for one in _check(document)]
    hits = [hit.line.reference for hit in queries.search(cast.koffi, word).hits]
    live = set(Issue.objects.filter(state="issued").values_list("reference", flat=True))
    if set(hits) - live:
        found.append("what is not issued is found")
    if problems := list(verify.verify()):
        found.append(f"audit: {problems[0]}")
    return found


def _check(document: Document) -> list[str]:
    lock = locks_of([document]).get(document.pk)
    if lock is None:
        return ["its key is gone"]
    try:
        for version in Version.objects.filter(document=document):
            open_version(version, document, lock)
    except PalermoError:
        return ["a version does not open"]
    issue = Issue.objects.filter(reference=document.reference).first()
    told = Job.objects.filter(
        kind="reports.tell_unit", subject__startswith=f"{document.reference}|BEN|"
    ).count()
    if document.state not in ("issued", "recalled"):
        return [] if issue is None and told == 0 else ["readers have, or were told of, what was not issued"]
    if issue is None or document.issue_id != issue.pk or issue.state != document.state:
        return ["document and issue do not agree"]
    texts = IssueText.objects.filter(issue=issue).count()
    opens = issue.text_key in datakeys.open(Level(issue.level), [issue.text_key])
    copies = Copy.objects.filter(issue=issue).count()
    if document.state == "issued":
        cited = Notice.objects.filter(kind="cited").exists()
        return (
            [] if (texts, opens, copies, told, cited) == (1, True, 3, 1, True) else ["issued, and not whole"]
        )
    chased = sum(copy.reminded_at is not None for copy in Copy.objects.filter(issue=issue))
    return [] if (texts, opens, copies, told) == (0, False, 3, 2 + chased) else ["recalled, and not whole"]
