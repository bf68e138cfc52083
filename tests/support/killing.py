"""Kills one operation at one named point, again and again, and looks whether everything still agrees.

Runs in a process of its own over an installation of its own: `run(seeds)` forks a child for each point and seed,
the child works until it is killed, and the parent checks data, index, key store and audit after each.
"""

import json
import os
import random
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

from django.db import connections
from django.db.models import F

from palermo.domain.enquiries import operations as enquiries
from palermo.domain.enquiries.models import Call, Enquiry, Unanswered, Watched
from palermo.domain.enquiries.sealed import open_question
from palermo.domain.entities import operations as entities
from palermo.domain.entities.models import Due, Mention, Proposal, Unweighed
from palermo.domain.entities.sealed import open_mentions
from palermo.domain.entities.words import MentionWords
from palermo.domain.networks import operations as networks
from palermo.domain.networks.models import AssetEvent, Link, Payment
from palermo.domain.networks.models import Due as LinksDue
from palermo.domain.networks.sealed import open_said
from palermo.domain.reports import operations, queries
from palermo.domain.reports.models import (
    Body,
    InboxItem,
    Receipt,
    Report,
    Searchable,
    Share,
    Shredding,
    Unread,
)
from palermo.domain.reports.operations import Decision, Incoming
from palermo.domain.reports.states import OPEN_AT_HUB, SEEN_BY_HUB, State
from palermo.domain.routes import operations as routes
from palermo.domain.routes.models import Due as WayDue
from palermo.foundations import audit
from palermo.foundations.audit import sequencer, verify
from palermo.foundations.audit.models import Change
from palermo.foundations.compartments import datakeys, keyring, rotation
from palermo.foundations.staff.operations import units
from palermo.kernel.errors import PalermoError
from palermo.kernel.levels import Level
from tests.domain.reports.contents import full
from tests.factories import cast
from tests.support.killing_cooperation import COOPERATING, check_cooperation

Acknowledge = Callable[[str], None]


def _save(word: str, ack: Acknowledge) -> None:
    ack(operations.save(cast.boris, content=full(narrative=word)).reference)


def _submit(word: str, ack: Acknowledge) -> None:
    report = operations.save(cast.boris, content=full(narrative=word))
    operations.hand_in(cast.boris, references=[report.reference])
    operations.submit(cast.salma, references=[report.reference])
    ack(report.reference)


def _receive(word: str, ack: Acknowledge) -> None:
    for batch in range(3):
        items = [
            Incoming(full(narrative=word), unit="NER", source_ref=f"{word}-{batch}-{number}", origin="import")
            for number in range(4)
        ]
        for outcome in operations.receive(cast.salma, items):
            ack(outcome.reference)


def _share(word: str, ack: Acknowledge) -> None:
    report = _submitted(word, ack)
    operations.share(cast.salma, reference=report, units=["BEN"])


def _correct(word: str, ack: Acknowledge) -> None:
    report = _submitted(word, ack)
    operations.correct(cast.salma, reference=report, content=full(narrative=f"{word} corrected"))


def _withdraw(word: str, ack: Acknowledge) -> None:
    operations.withdraw(cast.salma, reference=_submitted(word, ack), why="mistaken")


def _shred(word: str, ack: Acknowledge) -> None:
    operations.shred(cast.rui, reference=_submitted(word, lambda _: None))


def _deposit(word: str, ack: Acknowledge) -> None:
    ack(operations.deposit(cast.boris, content=full(narrative=word)).reference)
    operations.take_in()


def _raise_level(word: str, ack: Acknowledge) -> None:
    operations.raise_level(cast.ana, reference=_submitted(word, ack))


def _rotate(word: str, ack: Acknowledge) -> None:
    _submitted(word, ack)
    rotation.rotate(Level.SENSITIVE)


def _submitted(word: str, ack: Acknowledge) -> str:
    """Submit without being killed: the point under test lies further on."""
    with unharmed():
        report = operations.save(cast.salma, content=full(narrative=word))
        operations.submit(cast.salma, references=[report.reference])
        ack(report.reference)
    return report.reference


@contextmanager
def unharmed() -> Iterator[None]:
    """Work without being killed: the point under test lies further on."""
    point = os.environ.pop("PALERMO_CRASH_AT")
    yield
    os.environ["PALERMO_CRASH_AT"] = point


def _read(word: str, ack: Acknowledge) -> None:
    _submitted(word, ack)
    catch_up()


def _decide(word: str, ack: Acknowledge) -> None:
    reference = _submitted(f"{word} Un passeur a pris 35 000 F par personne.", ack)
    operations.decide(cast.ana, reference=reference, decisions=[Decision("classes", "08051", "accepted")])


def _match(word: str, ack: Acknowledge) -> None:
    for _ in range(2):
        _submitted(word, ack)
    with unharmed():
        catch_up()
        proposal = Proposal.objects.filter(state="open", left__entity__lt=F("right__entity")).order_by("-pk")[
            0
        ]
    entities.decide(cast.ana, uid=proposal.uid, answer="same")
    entities.reopen(cast.ana, uid=proposal.uid)
    move = entities.merge(
        cast.ana, keep=proposal.left.entity.reference, bring=proposal.right.entity.reference, why="other"
    )
    mention = Mention.objects.filter(moves__move=move)[0]
    entities.split(cast.ana, mentions=[mention.uid], why="mistaken")


def _ask(word: str, ack: Acknowledge) -> None:
    _submitted(word, ack)
    with unharmed():
        catch_up()
    enquiries.ask(
        cast.koffi, kind="person", words=MentionWords(name="Moussa Alidou"), purpose="danger_to_life",
        basis="national_law", reason=word, standing_days=30,
    )  # fmt: skip
    catch_up()
    _submitted(word, ack)
    catch_up()
    call = Call.objects.filter(state="waiting", route="owner").order_by("-pk")[0]
    enquiries.respond(cast.salma, uid=call.uid, verb="release")


def _tie(word: str, ack: Acknowledge) -> None:
    _submitted(word, ack)
    catch_up()
    reference = _submitted(word, ack)
    with unharmed():
        catch_up()
    known = {row.place: row.entity.reference for row in Mention.objects.filter(report__reference=reference)}
    driver, phone, car = (known[place] for place in ("people.0", "phones.0", "vehicles.0"))
    row = networks.link(cast.ana, left=driver, right=phone, kind="calls", report=reference, note=word)
    networks.withdraw_link(cast.ana, uid=row.uid, why="mistaken")
    networks.record_payment(cast.ana, report=reference, payee=driver, amount=Decimal(5), currency="XOF")
    networks.record_event(cast.ana, asset=car, kind="frozen", report=reference, decision=word)


def catch_up() -> None:
    """Do what the hub's worker does by itself, until nothing waits."""
    while (
        operations.read_along() or entities.gather().reports or entities.propose().weighed
        or networks.derive() or enquiries.put_questions() or enquiries.watch() or routes.gather()
    ):  # fmt: skip
        pass


# The worker's points come first, while there is little that everything new is weighed against.
READING: dict[str, Callable[[str, Acknowledge], None]] = {
    "read_along.read": _read, "read_along.written": _read, "gather.read": _read, "gather.written": _read,
    "routes.read": _read, "routes.written": _read,
    "propose.before_commit": _read, "decide.before_commit": _decide, "match.before_commit": _match,
    "merge.before_commit": _match, "split.before_commit": _match, "undo.before_commit": _match,
    "ask.key_made": _ask, "ask.before_commit": _ask, "put_questions.before_commit": _ask,
    "watch.before_commit": _ask, "respond.before_commit": _ask,
    "derive.read": _tie, "derive.before_commit": _tie, "link.before_commit": _tie,
    "withdraw_link.before_commit": _tie, "payment.before_commit": _tie, "asset_event.before_commit": _tie,
}  # fmt: skip
POINTS: dict[str, Callable[[str, Acknowledge], None]] = {
    **READING,
    "datakeys.made": _save, "save.key_made": _save, "save.row_written": _save, "save.before_commit": _save,
    "hand_in.before_commit": _submit, "submit.states_set": _submit, "arrive.indexed": _submit,
    "arrive.before_commit": _submit, "submit.committed": _submit,
    "receive.keys_made": _receive, "receive.rows_written": _receive, "receive.committed": _receive,
    "share.key_made": _share, "share.rows_written": _share, "share.before_commit": _share,
    "correct.version_written": _correct, "correct.before_commit": _correct, "withdraw.before_commit": _withdraw,
    "shred.tokens_gone": _shred, "shred.before_commit": _shred, "shred.before_keys": _shred,
    "shred.keys_gone": _shred, "datakeys.shredded": _shred,
    "deposit.sealed": _deposit, "deposit.before_commit": _deposit, "take_in.key_made": _deposit,
    "take_in.before_commit": _deposit, "level.key_made": _raise_level, "level.before_commit": _raise_level,
    "rotate.kek_written": _rotate, "rotate.escrowed": _rotate, "rotate.in_use": _rotate, "rotate.batch": _rotate,
    "rotate.wrapped": _rotate, "rotate.unit_forgot": _rotate, **COOPERATING,
}  # fmt: skip


def run(seeds: int) -> None:
    """Kill at every point with each seed and print a JSON list of what did not agree."""
    for code in ("NER", "BEN"):
        units.add_unit(cast.ines, code=code)
    found: list[str] = []
    killed = tried = 0
    for point, work in POINTS.items():
        for seed in range(min(seeds, 2) if point in READING or point in COOPERATING else seeds):
            tried += 1
            word = f"mot{random.Random(f'{point}{seed}').randrange(10**9)}"
            acknowledged, died = in_child(point, seed, work, word)
            killed += died
            found += [f"{point} seed {seed}: {one}" for one in _recover_and_check(word, acknowledged, point)]
    json.dump({"killed": killed, "tried": tried, "problems": found}, sys.stdout)


def in_child(
    point: str, seed: int, work: Callable[[str, Acknowledge], None], word: str
) -> tuple[list[str], bool]:
    """Let a child work until it is killed at a point; return what it had acknowledged, and whether it was killed."""
    for connection in connections.all():
        connection.close()
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.environ["PALERMO_CRASH_AT"] = f"{point}:{_arrival(point, seed)}"
        status = 1
        try:
            work(word, lambda reference: _tell(writer, reference))
            status = 0
        finally:
            os._exit(status)
    os.close(writer)
    told = os.fdopen(reader, "rb").read().decode().split()
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status) and os.WEXITSTATUS(status):
        raise AssertionError(f"{point}: the child failed by itself")
    return told, os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


def _tell(writer: int, reference: str) -> None:
    os.write(writer, f"{reference}\n".encode())


def _arrival(point: str, seed: int) -> int:
    # Work that passes a point several times is killed at different arrivals.
    return 1 + seed % 3 if point.startswith(("receive.", "rotate.batch")) else 1


def _recover_and_check(word: str, acknowledged: list[str], point: str) -> list[str]:
    """Do what start-up and the workers do by themselves, then look."""
    if point.startswith("rotate."):
        rotation.rotate(Level.SENSITIVE)
    operations.take_in()
    operations.finish_open()
    if point in READING:
        catch_up()
    while sequencer.run_once():
        pass
    found = []
    gone = {row.reference for row in Report.objects.filter(state=State.SHREDDED)}
    for reference in acknowledged:
        if not Report.objects.filter(reference=reference).exists() and reference not in gone:
            found.append(f"{reference} was acknowledged and is lost")
    mine = [reference for reference in _named(word) if reference]
    for reference in mine:
        found += _check_one(reference, word)
    found += _check_whole()
    if point in COOPERATING:
        found += check_cooperation()
    if point in READING:
        found += _check_read()
    return found


def _named(word: str) -> list[str]:
    """Return the references of reports that hold the word, found without the index."""
    named = []
    for report in Report.objects.exclude(state=State.SHREDDED).order_by("-id")[:20]:
        keys = datakeys.open(Level(report.level), [report.data_key])
        if report.data_key not in keys:
            named.append(report.reference)
            continue
        content = _content(report)
        if content is None or word in content.narrative:
            named.append(report.reference)
    return named


def _content(report: Report) -> Any:
    from palermo.domain.reports.queries.listing import contents_of

    return contents_of([report]).get(report.id)


def _check_one(reference: str, word: str) -> list[str]:
    report = Report.objects.get(reference=reference)
    if report.data_key not in datakeys.open(Level(report.level), [report.data_key]):
        return [f"{reference}: its data key is gone"]
    content = _content(report)
    if content is None:
        return [f"{reference}: its present version does not open"]
    found = []
    if Body.objects.filter(report=report).count() != report.version:
        found.append(f"{reference}: {report.version} versions, other number of bodies")
    if report.standing in SEEN_BY_HUB:
        hits = [hit.report.reference for hit in queries.search(cast.ana, word, size=50).hits]
        if reference not in hits:
            found.append(f"{reference}: not in the index")
        if Receipt.objects.filter(reference=reference).count() != report.version:
            found.append(f"{reference}: receipts do not fit its versions")
    if not Change.objects.filter(object=reference).exists():
        found.append(f"{reference}: no audit entry")
    return found


def _check_read() -> list[str]:
    """Look whether everything open was read, every mention opens and can be found, and every question can be read."""
    found = []
    for marks in (Unread, Due, LinksDue, Unweighed, Unanswered, Watched, WayDue):
        if marks.objects.exists():
            found.append(f"{marks.__name__}: a mark is left")
    unread = Report.objects.filter(state__in=sorted(OPEN_AT_HUB)).exclude(reading__version=F("version"))
    if unread.exists():
        found.append("an open report was never read")
    if Report.objects.filter(state__in=sorted(OPEN_AT_HUB)).exclude(way__version=F("version")).exists():
        found.append("an open report has no way, or that of an earlier version")
    present = Mention.objects.filter(present=True).select_related("report")
    if len(open_mentions(present)) != present.count():
        found.append("a present mention does not open")
    if (
        present.filter(keys=None).exists()
        or Mention.objects.filter(present=False, keys__isnull=False).exists()
    ):
        found.append("blind keys do not fit the mentions")
    told = Link.objects.filter(provenance="read", withdrawn_at=None)
    if told.exclude(left__present=True, right__present=True).exists():
        found.append("a link that is read stands at a past mention")
    if present.filter(place="phones.0", links_as_right=None).exists():
        found.append("a report's phone has no link")
    for rows in (Link.objects.all(), Payment.objects.all(), AssetEvent.objects.all()):
        said = open_said(rows.exclude(sealed=b"").select_related("report"))
        if not all(one.note or one.amount or one.decision or one.what for one in said.values()):
            found.append("a note, an amount or a decision does not open")
    for enquiry in Enquiry.objects.all():
        open_question(enquiry)
    return found


def _check_whole() -> list[str]:
    found = []
    if Shredding.objects.filter(done_at=None).exists():
        found.append("a shredding is left open")
    for row in Shredding.objects.all():
        for level, uid in row.keys:
            if datakeys.open(Level(level), [uid]):
                found.append(f"{row.reference}: shredded, and its key is there")
    for rows in (Body.objects.all(), Searchable.objects.all()):
        if rows.filter(report__state=State.SHREDDED).exists():
            found.append("rows of a shredded report are left")
    for share in Share.objects.filter(state="active"):
        if Searchable.objects.filter(share=share).count() != 1:
            found.append("an active share is not in the index")
    if InboxItem.objects.exclude(problem="").exists():
        found.append("an item of the inbox does not open")
    if problems := list(verify.verify()):
        found.append(f"audit: {problems[0]}")
    try:
        keyring().kek(Level.SENSITIVE)
        audit.head()
    except PalermoError as error:
        found.append(error.code)
    return found
