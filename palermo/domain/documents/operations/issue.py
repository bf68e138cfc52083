"""Issue: what was approved, sealed anew for those who may read it, never below its floor and never to anybody outside.

The keys come first, then one transaction with the issue, its copies, the ledger and the news: a crash leaves the
approved document or the issued one, and nobody is told of one that is not.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from django.db import transaction

from palermo.domain.documents import copies, rules
from palermo.domain.documents.errors import NotReady
from palermo.domain.documents.grounds import Grounds, grounds_of
from palermo.domain.documents.models import Document, Issue, IssueText, Version
from palermo.domain.documents.news import ReaderTold, ReportsCited
from palermo.domain.documents.operations.approved import approver_of, checked, is_behind
from palermo.domain.documents.operations.common import latest_all
from palermo.domain.documents.operations.sanitise import open_questions
from palermo.domain.documents.operations.supersede import supersede_row
from palermo.domain.documents.sealed import Lock, issue_tie, lock_of
from palermo.domain.documents.search_terms import issue_tokens, row_of
from palermo.domain.documents.shapes import Problem
from palermo.domain.documents.states import State, after
from palermo.domain.documents.text import renumber, without_empty
from palermo.domain.documents.visible import find_document
from palermo.domain.documents.words import DocumentWords, IssuedSource, IssuedText, IssueWords
from palermo.foundations import audit
from palermo.foundations.compartments import datakeys, index
from palermo.foundations.policy import Actor, Permission, require
from palermo.foundations.staff import queries as staff
from palermo.foundations.staff.units import hub_units, receiving_units
from palermo.kernel.clock import now
from palermo.kernel.crashpoints import reach
from palermo.kernel.errors import Invalid, Refused
from palermo.kernel.events import announce
from palermo.kernel.ids import new_uid
from palermo.kernel.levels import Level


class Keys(NamedTuple):
    """The two keys of a new issue: of the decision and remarks, and of the texts, which a recall destroys."""

    data: datakeys.DataKey
    texts: datakeys.DataKey


def issue(
    actor: Actor,
    *,
    reference: str,
    to_all: bool = False,
    units: Iterable[str] = (),
    persons: Iterable[str] = (),
    valid_until: date | None = None,
) -> str:
    """Issue an approved document to all appointed units and the ECOWAS staff, or to units and persons; return its reference.

    What is highly sensitive names nobody outside the hub and is read by its cleared staff. Raises Refused("not_approved")
    unless a person who wrote none of it approved these very texts, NotReady for a marking below the floor or a reader
    outside the circle, and Invalid("no_recipient").
    """
    require(actor, Permission.DOCUMENT_WRITE)
    level = Level(find_document(actor, reference).issue_level)
    keys = Keys(*datakeys.new(level, 2))
    reach("issue.key_made")
    with transaction.atomic():
        document = find_document(actor, reference, lock=True)
        document.state = after("issue", document.standing)
        if document.issue_level != level:
            raise Refused("wrong_state", verb="issue")
        lock = lock_of(document)
        texts = checked(document, latest_all(document), lock)
        grounds = grounds_of(actor, document, {one: words for one, (_, words) in texts.items()}, lock)
        words = _words(actor, document, grounds, texts, to_all, sorted(set(units)), sorted(set(persons)))
        _ready(document, grounds, words, lock)
        row = _row(document, words, keys, valid_until)
        sealed = _write_texts(document, row, keys.texts, texts, grounds)
        reach("issue.texts_written")
        document.issue, document.changed_at = row, row.issued_at
        document.review_on = rules.review_day(document.kind, row.issued_at.date())
        document.save()
        index.add([(row_of(row), issue_tokens(row, words, sealed))])
        _send(actor, document, row, words, grounds)
        reach("issue.before_commit")
    return row.reference


def _words(
    actor: Actor, document: Document, grounds: Grounds, texts: Mapping[str, tuple[Version, DocumentWords]],
    to_all: bool, units: list[str], persons: list[str],
) -> IssueWords:  # fmt: skip
    written = Version.objects.filter(document=document).order_by("at").values_list("author_name", flat=True)
    by = approver_of(texts[document.language][0])
    return IssueWords(
        to_all=to_all, units=units, persons=persons, authors=list(dict.fromkeys(written)), issued_by=actor.uid,
        approved_by=by, approved_name=staff.names([by]).get(by, ""), conditions=list(grounds.floor.conditions),
    )  # fmt: skip


def _ready(document: Document, grounds: Grounds, words: IssueWords, lock: Lock) -> None:
    """Raise unless nothing is below the floor and nobody is outside the circle."""
    houses = staff.houses(words.persons)
    level = document.issue_level
    if level < Level.HIGHLY_SENSITIVE and not (words.to_all or words.units or words.persons):
        raise Invalid("no_recipient", field="units")
    hub = hub_units()
    named = [*words.units, *(houses[one] for one in words.persons if houses.get(one, "") not in hub | {""})]
    found = [*grounds.problems, *rules.below(grounds.floor, level=level, handling=document.handling)]
    found += rules.outside(grounds.floor, level=level, to_all=words.to_all, units=named)
    found += [Problem("not_appointed", one) for one in words.units if one not in receiving_units()]
    found += [Problem("no_person", one) for one in words.persons if one not in houses]
    found += open_questions(document, lock, confirmed=True)
    if found:
        raise NotReady(found)


def _row(document: Document, words: IssueWords, keys: Keys, valid_until: date | None) -> Issue:
    moment = now()
    last = valid_until or document.valid_until or rules.valid_until(document.kind, moment.date())
    if last is not None and last < moment.date():
        raise Invalid("bad_date", field="valid_until")
    row = Issue(
        uid=new_uid(), reference=document.reference, kind=document.kind, level=document.issue_level,
        handling=document.handling, state=State.ISSUED, to_all=words.to_all, language=document.language,
        invented=document.invented, issued_at=moment, changed_at=moment, valid_until=last,
        data_key=keys.data.uid, text_key=keys.texts.uid,
    )  # fmt: skip
    lock = Lock(issue_tie(keys.data.key, row), keys.data.uid, Level(row.level))
    row.sealed = lock.shut(words, "issue", row.uid)
    row.save(force_insert=True)
    document.valid_until = last
    copies.name_recipients(row, words)
    return row


def _write_texts(
    document: Document, row: Issue, key: datakeys.DataKey,
    texts: Mapping[str, tuple[Version, DocumentWords]], grounds: Grounds,
) -> list[tuple[str, IssuedText]]:  # fmt: skip
    lock = Lock(issue_tie(key.key, row), key.uid, Level(row.level))
    done = []
    for language, (version, words) in texts.items():
        said = issued_text(words, grounds)
        write_text(row, language, said, lock, behind=is_behind(document, version))
        done.append((language, said))
    return done


def issued_text(words: DocumentWords, grounds: Grounds) -> IssuedText:
    """Return a text as readers get it: sources by number, with what each was, and the figures as frozen."""
    numbers = {reference: number for number, reference in enumerate(grounds.sources, 1)}
    sources = [
        IssuedSource(
            number=numbers[one], kind=found.mark.kind, reference=one, level=found.mark.level,
            handling=found.mark.handling, **found.words.model_dump(),
        )
        for one, found in grounds.sources.items()
    ]  # fmt: skip
    body = renumber(without_empty(words.body), numbers)
    return IssuedText(title=words.title, body=body, sources=sources, figures=dict(grounds.figures))


def write_text(row: Issue, language: str, said: IssuedText, lock: Lock, *, behind: int) -> None:
    """Write one language of an issue in place of an earlier one of it, in the running transaction."""
    IssueText.objects.filter(issue=row, language=language).delete()
    uid = new_uid()
    IssueText.objects.create(
        issue=row,
        uid=uid,
        language=language,
        behind=behind,
        at=now(),
        sealed=lock.shut(said, "issuetext", uid),
    )


def _send(actor: Actor, document: Document, row: Issue, words: IssueWords, grounds: Grounds) -> None:
    """Give everybody her copy, tell those who wait, and those whose reports it rests on."""
    copies.note(row, "issued", at=row.issued_at)
    reached = copies.deliver(row, words) if row.level < Level.HIGHLY_SENSITIVE else set()
    audit.record(
        actor, "document.issued", object=row.reference, level=Level(row.level).code, handling=row.handling,
        to_all=words.to_all, units=words.units, persons=words.persons,
    )  # fmt: skip
    if document.replaces is not None and document.replaces.issue is not None:
        supersede_row(actor, document.replaces, row.reference)
    for unit in sorted(receiving_units() & (reached if words.to_all else set(words.units))):
        announce(ReaderTold(row.reference, unit, "document_issued"))
    houses = staff.houses(words.persons)
    for person in words.persons:
        announce(ReaderTold(row.reference, houses.get(person, ""), "document_issued", person))
    cited = [one.mark for one in grounds.sources.values() if one.mark.kind == "report"]
    told = tuple(one.reference for one in cited if words.to_all or one.owner in words.units)
    if row.level < Level.HIGHLY_SENSITIVE and told:
        announce(ReportsCited(told))
