"""What the room gives to whoever reads or writes a document: plain facts, opened and already narrowed to what she may see."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from palermo.domain.documents.text import Block


@dataclass(frozen=True, slots=True)
class Mark:
    """What one cited thing asks of a document: its level and handling code, and whom an H2 or H3 of it may reach.

    `units` is None where the handling narrows nothing; else the owner and those whom it consented to.
    """

    kind: str
    reference: str
    level: int
    handling: str = "H0"
    owner: str = ""
    units: frozenset[str] | None = None
    condition: str = ""


@dataclass(frozen=True, slots=True)
class Floor:
    """The least that a document must be: the highest level, the strictest handling and the narrowest circle of its sources.

    `units` is None where no source narrows the circle. `conditions` are the written ones of H3, with their owner.
    """

    level: int
    handling: str = "H0"
    units: frozenset[str] | None = None
    conditions: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a document cannot go on: a code (see `rules.problems`) and what it is about."""

    code: str
    about: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class LanguageState:
    """One language of a document: `behind` is how many blocks of the original changed since it was translated.

    For a writer `number` is its latest version; `approved` says whether that very version is; `issued` whether readers
    have it.
    """

    language: str
    original: bool
    behind: int
    number: int = 0
    approved: bool = False
    issued: bool = False


@dataclass(frozen=True, slots=True)
class Frozen:
    """A figure as it was drawn from the data at one moment, with what makes it honest.

    `data` is what the drawing and the table behind it are made of, JSON through and through; its shape belongs to the
    kind. `n` is None where it is not a count. `period` is ISO ("2026-09-01/2026-10-31") or empty.
    """

    kind: str
    data: Mapping[str, Any]
    level: int
    handling: str = "H0"
    period: str = ""
    source: str = ""
    n: int | None = None
    units: frozenset[str] | None = None
    # Units whose reports it counts: they are told that something came of them.
    contributors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureSeen:
    """A figure in a document: its title, the query that it answers, and the data as frozen at a moment."""

    key: str
    title: str
    query: Mapping[str, Any]
    frozen: Frozen
    at: datetime
    level: int


@dataclass(frozen=True, slots=True)
class Source:
    """One cited thing, numbered in the order of first citation.

    For a reader `reference` is empty unless she may open it; then `kind` and `evaluation` are all that she learns.
    `gone` says that it was withdrawn, recalled or destroyed since it was cited.
    """

    number: int
    kind: str
    reference: str = ""
    title: str = ""
    unit: str = ""
    day: str = ""
    evaluation: str = ""
    level: int = 1
    handling: str = "H0"
    gone: bool = False


@dataclass(frozen=True, slots=True)
class VersionSeen:
    """One saved version; all are kept. `number` counts within its language."""

    language: str
    number: int
    author: str
    author_name: str
    at: datetime
    automatic: bool
    approved_by: str = ""


@dataclass(frozen=True, slots=True)
class CommentSeen:
    """A comment on a passage: `passage` is the text that it was put to, as it stood then."""

    uid: str
    language: str
    number: int
    passage: str
    text: str
    author: str
    author_name: str
    at: datetime
    resolved_by: str = ""
    resolved_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SanitisedSource:
    """What became of one source that was above the level of a sanitised version; `confirmed_by` is a second person."""

    uid: str
    reference: str
    level: int
    handling: str
    action: str
    note: str
    by: str
    confirmed_by: str = ""


@dataclass(frozen=True, slots=True)
class Saved:
    """What saving made: the version's number, and whether the document's level rose with what it now cites."""

    reference: str
    language: str
    number: int
    raised: bool = False
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """One line of the hub's list of documents in work and issued; `number` is the newest version of its original."""

    reference: str
    kind: str
    level: int
    issue_level: int
    handling: str
    state: str
    title: str
    language: str
    languages: tuple[str, ...]
    author: str
    author_name: str
    changed_at: datetime
    valid_until: date | None = None
    comments_open: int = 0
    sanitised: bool = False
    invented: bool = False
    review_on: date | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class OpenedDraft:
    """A document as the hub writes and reviews it, in one language and version."""

    line: Draft
    number: int
    title: str
    body: str
    blocks: Sequence[Block]
    languages: Sequence[LanguageState]
    versions: Sequence[VersionSeen]
    comments: Sequence[CommentSeen]
    sources: Sequence[Source]
    figures: Mapping[str, FigureSeen]
    floor: Floor
    problems: Sequence[Problem]
    authors: frozenset[str]
    # Verbs of the state table that this actor may do now.
    verbs: frozenset[str]
    sent_back: str = ""
    sanitised_from: str = ""
    sanitised_sources: Sequence[SanitisedSource] = ()
    replaces: str = ""
    minutes: int = 1
    # Sources that somebody kept and that the text does not cite yet; they have no number.
    kept: Sequence[Source] = ()


@dataclass(frozen=True, slots=True)
class IssueLine:
    """One line of a reader's list; a recalled one has no title, and `mine` says what this reader did with it."""

    reference: str
    kind: str
    level: int
    handling: str
    state: str
    title: str
    issued_at: datetime
    valid_until: date | None
    languages: tuple[str, ...]
    opened: bool = False
    acknowledged: bool = False
    invented: bool = False


@dataclass(frozen=True, slots=True)
class Copy:
    """A reader's numbered copy and what she did with it; `number` of `of` copies that were delivered so far."""

    number: int
    of: int
    name: str
    unit: str
    delivered_at: datetime
    opened_at: datetime | None = None
    acknowledged_at: datetime | None = None
    used: str = ""
    rating: int | None = None
    recall_seen_at: datetime | None = None
    reminded_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """What a reader wrote to the hub about a document."""

    unit: str
    author_name: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """How many other units received, opened and acknowledged: only where all units received it."""

    units: int
    opened: int
    acknowledged: int


@dataclass(frozen=True, slots=True)
class Ledger:
    """Copies that the actor may know of (her own, her unit's for a head, all at the hub) and what was answered."""

    copies: Sequence[Copy]
    remarks: Sequence[Remark] = ()
    elsewhere: Elsewhere | None = None


@dataclass(frozen=True, slots=True)
class OpenedIssue:
    """A document as its readers have it, in one language; a recalled one has neither title, blocks, sources nor figures.

    Citations in `blocks` are the numbers of `sources`. `to_all` says that every appointed unit and the ECOWAS staff
    have it; else `recipients` names units, and persons by name.
    """

    reference: str
    kind: str
    level: int
    handling: str
    conditions: Sequence[tuple[str, str]]
    state: str
    title: str
    language: str
    languages: Sequence[LanguageState]
    blocks: Sequence[Block]
    sources: Sequence[Source]
    figures: Mapping[str, FigureSeen]
    authors: tuple[str, ...]
    approved_by: str
    issued_at: datetime
    valid_until: date | None
    minutes: int
    copy: Copy | None
    to_all: bool
    recipients: Sequence[str] = ()
    superseded_by: str = ""
    recalled_at: datetime | None = None
    recall_reason: str = ""
    recall_text: str = ""
    invented: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """One issued document that holds what was looked for, with a snippet as (text, highlighted) pieces."""

    line: IssueLine
    snippet: Sequence[tuple[str, bool]] = field(default_factory=list)
