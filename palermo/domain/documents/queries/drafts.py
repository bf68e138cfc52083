"""Documents in work, as the hub's staff writes and reviews them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Count, Q, QuerySet

from palermo.domain.documents import rules, text
from palermo.domain.documents.cited import resolve
from palermo.domain.documents.grounds import Grounds, frozen, grounds_of
from palermo.domain.documents.models import (
    Approval,
    Citation,
    Comment,
    Document,
    Figure,
    IssueText,
    Sanitised,
    Version,
)
from palermo.domain.documents.operations.approved import is_behind
from palermo.domain.documents.operations.common import authors_of, latest_all
from palermo.domain.documents.operations.review import standing_problems
from palermo.domain.documents.sealed import Lock, lock_of, locks_of, open_version
from palermo.domain.documents.shapes import (
    CommentSeen,
    Draft,
    FigureSeen,
    LanguageState,
    OpenedDraft,
    SanitisedSource,
    Source,
    VersionSeen,
)
from palermo.domain.documents.states import IN_WORK, TRANSITIONS, WRITABLE, State
from palermo.domain.documents.visible import documents_visible_to, find_document
from palermo.domain.documents.words import CommentWords, DocumentWords, FrozenFigure, SanitisedWords
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, allowed, require
from palermo.foundations.staff import queries as staff
from palermo.kernel.errors import Forbidden, SealBroken

PAGE = 50
_REVIEWING = frozenset(
    {"send_back", "approve", "approve_translation", "confirm_source", "supersede", "recall", "destroy"}
)


@dataclass(frozen=True, slots=True)
class DraftPage:
    """A page of documents, the last changed first; `counts` says how many are in each state, within the filters."""

    rows: list[Draft]
    offset: int
    more: bool
    counts: Mapping[str, int] = field(default_factory=dict)


def drafts(
    actor: Actor, *, state: str = "", kind: str = "", language: str = "", mine: bool = False, offset: int = 0,
    size: int = PAGE,
) -> DraftPage:  # fmt: skip
    """Return a page of the hub's documents; `state` may be "work" for all that is not issued; titles are audited."""
    require(actor, Permission.DOCUMENT_WRITE)
    rows = documents_visible_to(actor)
    if kind:
        rows = rows.filter(kind=kind)
    if language:
        rows = rows.filter(versions__language=language).distinct()
    if mine:
        rows = rows.filter(versions__author=actor.uid).distinct()
    counts = dict(rows.order_by().values_list("state").annotate(n=Count("pk", distinct=True)))
    if state == "work":
        rows = rows.filter(state__in=[one.value for one in IN_WORK])
    elif state:
        rows = rows.filter(state=state)
    found = list(rows.order_by("-changed_at", "-id")[offset : offset + size + 1])
    return DraftPage(_lines(actor, found[:size]), offset, len(found) > size, counts)


def read_draft(actor: Actor, reference: str, *, language: str = "", number: int = 0) -> OpenedDraft:
    """Open one document in a language (the original's where empty) and version (the latest where 0); it is recorded.

    A language that has no version yet opens empty, with number 0. Raises Forbidden where it is absent or hidden.
    """
    require(actor, Permission.DOCUMENT_WRITE)
    document = find_document(actor, reference)
    audit.read(actor, "document.read", objects=[document.reference])
    lock = lock_of(document)
    newest = latest_all(document)
    language = language if language in rules.LANGUAGES else document.language
    shown = newest.get(language)
    if number:
        shown = Version.objects.filter(document=document, language=language, number=number).first()
        if shown is None:
            raise Forbidden(reference=reference)
    words = {one: open_version(row, document, lock) for one, row in newest.items()}
    said = open_version(shown, document, lock) if shown else DocumentWords(level=document.level)
    grounds = grounds_of(actor, document, words, lock)
    blocks = text.parse(said.body)
    return OpenedDraft(
        line=_lines(actor, [document], audited=True)[0], number=shown.number if shown else 0, title=said.title,
        body=said.body, blocks=blocks, languages=languages_of(document, newest, lock),
        versions=_versions(document), comments=_comments(document, lock), sources=sources_of(grounds),
        figures=_figures(document, lock), floor=grounds.floor,
        problems=standing_problems(actor, document, words, lock, grounds=grounds), authors=authors_of(document),
        verbs=verbs_of(actor, document), sent_back=_sent_back(document, lock),
        sanitised_from=document.sanitised_from.reference if document.sanitised_from else "",
        sanitised_sources=_sanitised(document, lock),
        replaces=document.replaces.reference if document.replaces else "", minutes=text.reading_minutes(blocks),
        kept=_kept(actor, document, grounds),
    )  # fmt: skip


def heading(actor: Actor, reference: str) -> Draft:
    """Return what stands over a document's pages, its text unopened; raises Forbidden where it is absent or hidden."""
    require(actor, Permission.DOCUMENT_WRITE)
    return _lines(actor, [find_document(actor, reference)])[0]


def compare_versions(
    actor: Actor, reference: str, *, language: str, old: int, new: int
) -> tuple[text.Change, ...]:
    """Return two versions of a document side by side; raises Forbidden where one of them is not there."""
    require(actor, Permission.DOCUMENT_WRITE)
    document = find_document(actor, reference)
    audit.read(actor, "document.compared", objects=[document.reference], old=old, new=new)
    lock = lock_of(document)
    rows = {
        row.number: row
        for row in Version.objects.filter(document=document, language=language, number__in=[old, new])
    }
    if old not in rows or new not in rows:
        raise Forbidden(reference=reference)
    return text.compare(*(text.parse(open_version(rows[one], document, lock).body) for one in (old, new)))


def languages_of(
    document: Document, newest: Mapping[str, Version], lock: Lock | None = None
) -> list[LanguageState]:
    """Return every language that a document has a text in, the original first, with its state against it."""
    approved = set(
        Approval.objects.filter(version__in=newest.values()).values_list("version__language", flat=True)
    )
    issued = set(
        IssueText.objects.filter(issue=document.issue_id).values_list("language", flat=True)
        if document.issue_id
        else ()
    )
    return [
        LanguageState(
            one, one == document.language, is_behind(document, row, lock), row.number, one in approved, one in issued
        )
        for one, row in newest.items()
    ]  # fmt: skip


def verbs_of(actor: Actor, document: Document) -> frozenset[str]:
    """Return the verbs of the state table that an actor may use on a document now."""
    own = actor.uid in authors_of(document)
    found = {verb for verb, step in TRANSITIONS.items() if document.standing in step.sources}
    found -= {"expire", "respond", "acknowledge_recall"}
    if not allowed(actor, Permission.DOCUMENT_REVIEW):
        found -= _REVIEWING
    if own:
        found -= {"send_back", "approve", "approve_translation", "confirm_source"}
    if document.sanitised_from_id is None:
        found -= {"confirm_source"}
    return frozenset(found)


def sources_of(grounds: Grounds, *, numbered: bool = True) -> list[Source]:
    """Return what a document cites, numbered unless it is not cited yet, as the actor sees it now."""
    return [
        Source(
            number if numbered else 0, one.mark.kind, reference, one.words.title, one.words.unit, one.words.day,
            one.words.evaluation, one.mark.level, one.mark.handling, one.gone,
        )
        for number, (reference, one) in enumerate(grounds.sources.items(), 1)
    ]  # fmt: skip


def _kept(actor: Actor, document: Document, grounds: Grounds) -> list[Source]:
    """Return what was kept as a source and is not cited yet, in the order of keeping, as the actor sees it now."""
    rows = Citation.objects.filter(document=document).exclude(reference__in=grounds.sources)
    wanted = list(rows.order_by("id").values_list("reference", flat=True))
    found = resolve(actor, wanted)
    return sources_of(
        Grounds(grounds.floor, {one: found[one] for one in wanted if one in found}, {}), numbered=False
    )


def _lines(actor: Actor, rows: Sequence[Document], *, audited: bool = False) -> list[Draft]:
    if rows and not audited:
        audit.read(actor, "document.listed", objects=[row.reference for row in rows])
    locks = locks_of(rows)
    newest: dict[int, dict[str, int]] = {}
    numbered = Version.objects.filter(document__in=rows).order_by("number")
    for document, language, key in numbered.values_list("document", "language", "pk"):
        newest.setdefault(document, {})[language] = key
    shown = Version.objects.in_bulk([newest[row.pk][row.language] for row in rows if row.pk in newest])
    waiting: QuerySet[Comment] = Comment.objects.filter(document__in=rows, resolved_at=None)
    comments = dict(waiting.order_by().values_list("document").annotate(n=Count("pk")))
    names = staff.names({row.author for row in rows})
    done = []
    for row in rows:
        texts = newest.get(row.pk, {})
        original = shown.get(texts.get(row.language, 0))
        done.append(
            Draft(
                row.reference, row.kind, row.level, row.issue_level, row.handling, row.state,
                _title(original, row, locks.get(row.pk)), row.language, tuple(sorted(texts)),
                row.author, names.get(row.author, ""), row.changed_at, row.valid_until, comments.get(row.pk, 0),
                row.sanitised_from_id is not None, row.invented, row.review_on, original.number if original else 0,
            )
        )  # fmt: skip
    return done


def _title(version: Version | None, document: Document, lock: Lock | None) -> str:
    if version is None or lock is None:
        return ""
    try:
        return open_version(version, document, lock).title
    except SealBroken:
        return ""


def _versions(document: Document) -> list[VersionSeen]:
    rows = Version.objects.filter(document=document).select_related("approval").order_by("-at", "-id")
    return [
        VersionSeen(
            row.language, row.number, row.author, row.author_name, row.at, row.automatic,
            row.approval.by if hasattr(row, "approval") else "",
        )
        for row in rows.defer("sealed")
    ]  # fmt: skip


def _comments(document: Document, lock: Lock) -> list[CommentSeen]:
    found = []
    for row in Comment.objects.filter(document=document).order_by("at", "id"):
        said = lock.open(CommentWords, row.sealed, "comment", row.uid)
        found.append(
            CommentSeen(
                row.uid, row.language, row.number, said.passage, said.text, row.author, row.author_name, row.at,
                row.resolved_by, row.resolved_at,
            )
        )  # fmt: skip
    return found


def _figures(document: Document, lock: Lock) -> dict[str, FigureSeen]:
    found = {}
    for row in Figure.objects.filter(document=document).order_by("key"):
        said = lock.open(FrozenFigure, row.sealed, "figure", row.uid)
        found[row.key] = FigureSeen(row.key, said.title, said.query, frozen(said), said.at, said.level)
    return found


def _sent_back(document: Document, lock: Lock) -> str:
    if document.standing not in WRITABLE - {State.DRAFT} or not document.sealed_reason:
        return ""
    return lock.open(CommentWords, document.sealed_reason, "document", document.uid, "sealed_reason").text


def _sanitised(document: Document, lock: Lock) -> list[SanitisedSource]:
    found = []
    for row in Sanitised.objects.filter(document=document).order_by("id"):
        said = lock.open(SanitisedWords, row.sealed, "sanitised", row.uid)
        found.append(
            SanitisedSource(
                row.uid, said.reference, said.level, said.handling, said.action, said.note, said.by,
                said.confirmed_by,
            )
        )  # fmt: skip
    return found


def waiting_for_review(actor: Actor) -> int:
    """Return how many documents wait for a review that this actor may give, for her home page."""
    if not allowed(actor, Permission.DOCUMENT_REVIEW):
        return 0
    rows = documents_visible_to(actor).filter(state=State.IN_REVIEW)
    return rows.exclude(Q(author=actor.uid) | Q(versions__author=actor.uid)).distinct().count()
