"""What rooms above reports hold, of each kind and at each level: whose it is to see, and by which pages.

Who may see is written from the design, not from the queries under test. `pages` are the addresses that answer each of
its people with the thing itself; every other address below `beginnings` may refuse them, but is like nothing for the rest.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from palermo.domain.cooperation import operations as cooperation
from palermo.domain.cooperation.words import Agreed, Asked
from palermo.domain.documents import operations as documents
from palermo.domain.practices import operations as practices
from palermo.domain.practices import rules
from palermo.domain.practices.words import PracticeWords
from palermo.domain.publications import operations as publications
from palermo.foundations.policy import Actor
from palermo.kernel.levels import Level
from tests.domain.publications.drafts import draft
from tests.support.entries import as_entry

HUB = frozenset({"ana", "rui"})
NIGER = frozenset({"boris", "salma", "issa"})
SECRET = Level.HIGHLY_SENSITIVE
Cast = Mapping[str, Actor]


@dataclass(frozen=True)
class Held:
    """One thing of a room: what it is, its reference, the beginnings of its addresses, who sees it, and where."""

    what: str
    reference: str
    beginnings: tuple[str, ...]
    people: frozenset[str]
    pages: tuple[str, ...]


def everything(cast: Cast) -> list[Held]:
    """Bring about one of each: documents in work and issued, requests, undertakings, practices."""
    return [
        *_documents(cast),
        *_requests(cast),
        *_undertakings(cast),
        *_practices(cast),
        *_publications(cast),
    ]


def _documents(cast: Cast) -> list[Held]:
    ana, rui = cast["ana"], cast["rui"]

    def drafted(level: Level = Level.SENSITIVE) -> str:
        body = "## What we see\n\nMore people pass.\n"
        return documents.draft(ana, kind="trend_brief", title="Agadez", body=body, level=level).reference

    def issued(level: Level = Level.SENSITIVE, **to: object) -> str:
        reference = drafted(level)
        documents.send_to_review(ana, reference=reference)
        documents.approve(rui, reference=reference)
        return documents.issue(ana, reference=reference, **to)  # type: ignore[arg-type]

    work = ("documents/{reference}/", "documents/{reference}/edit/", "documents/{reference}/versions/")
    # The first is the workbench at the hub and the reader's page in a unit.
    read = ("documents/{reference}/", "documents/{reference}/read/", "api/v1/documents/{reference}")
    with as_entry("hub"):
        boris = cast["boris"].uid
        made: list[tuple[str, str, frozenset[str], tuple[str, ...]]] = [
            ("draft", drafted(), HUB, work),
            ("secret draft", drafted(SECRET), HUB, work),
            ("document for all", issued(to_all=True), HUB | NIGER | {"ben", "efua"}, read),
            ("document for Niger", issued(units=["NER"]), HUB | NIGER, read),
            ("document for one", issued(persons=[boris]), HUB | {"boris"}, read),
            ("secret document", issued(SECRET), HUB, read),
        ]
    return [
        Held(what, reference, ("documents/{reference}", "api/v1/documents/"), people, pages)
        for what, reference, people, pages in made
    ]


def _requests(cast: Cast) -> list[Held]:
    def asked(by: str, of: str, title: str, level: Level = Level.SENSITIVE) -> str:
        return cooperation.ask(
            cast[by], asked=of, kind="information", use="information", purpose="investigation",
            basis="regional_agreement", words=Asked(title=title, text="Connu ?"), level=level,
        ).reference  # fmt: skip

    with as_entry("unit"):
        made = [
            ("request", asked("salma", "ECOBCCU", "Transporteur"), NIGER | HUB),
            ("request of others", asked("ben", "MLI", "Navio"), {"ben"} | HUB),
        ]
    with as_entry("hub"):
        made.append(("secret request", asked("ana", "NER", "Chauffeur", SECRET), HUB))
    pages = ("cooperation/requests/{reference}/", "api/v1/requests/{reference}")
    beginnings = ("cooperation/requests/", "api/v1/requests/")
    return [Held(what, reference, beginnings, frozenset(who), pages) for what, reference, who in made]


def _undertakings(cast: Cast) -> list[Held]:
    def met(by: str, parties: list[str], level: Level = Level.SENSITIVE, kind: str = "meeting") -> str:
        plan = cooperation.Plan(Agreed(title="Réunion"), parties)
        return cooperation.undertake(cast[by], kind=kind, plan=plan, level=level).reference

    with as_entry("unit"):
        made = [
            ("meeting", met("salma", ["NER", "MLI"]), NIGER | HUB),
            ("meeting of others", met("ben", ["CPV", "MLI"]), {"ben"} | HUB),
        ]
    with as_entry("hub"):
        made.append(("secret operation", met("ana", ["NER", "MLI"], SECRET, "operation"), HUB))
    pages = ("cooperation/agreed/{reference}/",)
    return [
        Held(what, reference, ("cooperation/agreed/",), frozenset(who), pages)
        for what, reference, who in made
    ]


def _practices(cast: Cast) -> list[Held]:
    words = PracticeWords(
        title="Une seule file", context="Gaya", done="Deux agents", before="40 min", after="15 min", safeguards="Oui"
    )  # fmt: skip

    def saved() -> str:
        return practices.save(cast["boris"], words=words, area="patrolling", language="fr").reference

    def proposed() -> str:
        return practices.propose(cast["boris"], reference=saved()).reference

    def judged(by: str, reference: str) -> str:
        practices.judge(
            cast[by], reference=reference, scores=dict.fromkeys(rules.criteria(), 2), recommends=True, why="Oui", round=1
        )  # fmt: skip
        return reference

    with as_entry("unit"):
        draft, waiting, approved = saved(), proposed(), judged("ben", proposed())
    with as_entry("hub"):
        judged("ana", approved)
    # What is proposed is its unit's, the hub's, and that of the heads who judge; once approved it is everybody's inside.
    made = [
        ("practice draft", draft, {"boris"}),
        ("practice proposed", waiting, NIGER | HUB | {"ben"}),
        ("practice", approved, NIGER | HUB | {"ben", "efua"}),
    ]
    pages = ("cooperation/practices/{reference}/",)
    return [
        Held(what, reference, ("cooperation/practices/",), frozenset(who), pages)
        for what, reference, who in made
    ]


def _publications(cast: Cast) -> list[Held]:
    with as_entry("hub"):
        proposed = publications.propose(cast["ana"], draft=draft("matrix")).reference
    return [Held("publication", proposed, ("publications/",), HUB, ("publications/{reference}/",))]
