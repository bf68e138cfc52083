"""Whatever people do in whatever order: nothing is issued below its floor, without a second person, or to someone outside;
no version is lost; a recalled one opens for nobody.

A machine of random steps, each refused or done; what was done is judged by a model of its own from the sources as they
were made, not by the room's rules. `PALERMO_STEPS` says how many steps in all (10,000 were run for the record).
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from palermo.domain.documents import operations, queries
from palermo.domain.documents.models import Document, Issue, IssueText, Version
from palermo.domain.documents.sealed import issue_lock, lock_of, open_text, open_version
from palermo.kernel.errors import PalermoError, SealBroken
from palermo.kernel.levels import Level
from tests.domain.documents.conftest import add_people
from tests.domain.documents.writing import handled, secret, submitted
from tests.factories import cast

STEPS = int(os.environ.get("PALERMO_STEPS", "500"))
NADIA = replace(cast.rui, person=41, uid="uid-nadia", name="Nadia")
HUB = (cast.ana, cast.rui, NADIA)
READERS = (cast.boris, cast.koffi, cast.amina, cast.efua)
who, which = st.sampled_from(HUB), st.integers(0, 3)
# Source by name: its level, and the units that it may reach (None: all).
MARKS: dict[str, tuple[int, set[str] | None]] = {
    "open": (1, None), "narrow": (1, {"NER"}), "secret": (2, None), "other": (1, None),
}  # fmt: skip
SOURCES: dict[str, str] = {}
some_sources = st.lists(st.sampled_from(sorted(MARKS)), max_size=2, unique=True)


@contextmanager
def trying() -> Iterator[None]:
    """Let a step be refused, and take back what a refused one began."""
    try:
        with transaction.atomic():
            yield
    except PalermoError:
        return


class Work(RuleBasedStateMachine):
    """People at the hub and in units, up to four documents, every verb."""

    def __init__(self) -> None:
        super().__init__()
        self.room = transaction.atomic()
        self.room.__enter__()
        self.references: list[str] = []
        self.saved: list[tuple[str, str, int, str]] = []
        self.judged: set[tuple[str, str]] = set()

    def teardown(self) -> None:
        """Look at everything once more, and take all rows back."""
        try:
            self.no_version_is_lost()
            for issue in Issue.objects.all():
                self.right(issue)
        finally:
            transaction.set_rollback(True)
            self.room.__exit__(None, None, None)

    def one(self, number: int) -> str:
        return self.references[number % len(self.references)]

    @initialize(cited=some_sources)
    def begin(self, cited: list[str]) -> None:
        self.draft(cast.ana, cited)

    @rule(by=who, cited=some_sources)
    def draft(self, by: Any, cited: list[str]) -> None:
        if len(self.references) >= 4:
            return
        body = text_of(cited)
        made = operations.draft(by, kind="trend_brief", title="T", body=body)
        self.references.append(made.reference)
        self.saved.append((made.reference, made.language, made.number, body))

    @rule(
        by=who, n=which, cited=some_sources, language=st.sampled_from(["en", "en", "fr"]), stale=st.booleans()
    )
    def save(self, by: Any, n: int, cited: list[str], language: str, stale: bool) -> None:
        reference, body = self.one(n), text_of(cited)
        with trying():
            base = queries.read_draft(by, reference, language=language).number
            stale = stale and base > 0
            made = operations.save(
                by, reference=reference, language=language, title="T", body=body, base=base - stale
            )
            assert not stale or made.number == base, "saved over somebody else's text"
            if made.number > base:
                self.saved.append((reference, language, made.number, body))

    @rule(
        by=who,
        n=which,
        verb=st.sampled_from(["send_to_review", "take_back", "approve", "approve", "send_back"]),
    )
    def review(self, by: Any, n: int, verb: str) -> None:
        reasons = {"reason": "because"} if verb == "send_back" else {}
        with trying():
            getattr(operations, verb)(by, reference=self.one(n), **reasons)

    @rule(n=which)
    def straight_through(self, n: int) -> None:
        """Most random walks never get as far as an approval; this one tries."""
        for by, verb in ((cast.ana, "send_to_review"), (cast.rui, "approve"), (NADIA, "approve")):
            with trying():
                getattr(operations, verb)(by, reference=self.one(n))

    @rule(
        by=who, n=which, to_all=st.booleans(), units=st.lists(st.sampled_from(["NER", "BEN"]), unique=True),
        persons=st.lists(st.sampled_from(["uid-boris", "uid-amina"]), max_size=1),
    )  # fmt: skip
    def issue(self, by: Any, n: int, to_all: bool, units: list[str], persons: list[str]) -> None:
        with trying():
            operations.issue(by, reference=self.one(n), to_all=to_all, units=units, persons=persons)
            self.right(Issue.objects.get(reference=self.one(n)))

    @rule(by=who, n=which)
    def translate(self, by: Any, n: int) -> None:
        with trying():
            operations.approve_translation(by, reference=self.one(n), language="fr")
        with trying():
            operations.issue_translation(by, reference=self.one(n), language="fr")
            self.right(Issue.objects.get(reference=self.one(n)))

    @rule(by=who, n=which, other=which, verb=st.sampled_from(["recall", "supersede"]))
    def end(self, by: Any, n: int, other: int, verb: str) -> None:
        with trying():
            if verb == "recall":
                operations.recall(by, reference=self.one(n), reason="wrong")
            else:
                operations.supersede(by, reference=self.one(n), by=self.one(other))

    @rule(by=who, n=which)
    def sanitise(self, by: Any, n: int) -> None:
        if len(self.references) >= 4:
            return
        with trying():
            made = operations.sanitise(by, reference=self.one(n), title="T")
            body = queries.read_draft(by, made.reference).body
            self.references.append(made.reference)
            self.saved.append((made.reference, made.language, made.number, body))

    @rule(by=who, n=which, verb=st.sampled_from(["judge_source", "confirm_source"]))
    def look_at_sources(self, by: Any, n: int, verb: str) -> None:
        with trying():
            for source in queries.read_draft(by, self.one(n)).sanitised_sources:
                action = {"action": "removed"} if verb == "judge_source" else {}
                getattr(operations, verb)(by, reference=self.one(n), uid=source.uid, **action)

    @rule(by=who, n=which, level=st.sampled_from(list(Level)), handling=st.sampled_from(["H0", "H1", "H2"]))
    def facts(self, by: Any, n: int, level: Level, handling: str) -> None:
        with trying():
            operations.set_facts(by, reference=self.one(n), level=level, handling=handling)
            for language, row in latest(self.one(n)).items():
                body = open_version(row, row.document).body
                self.saved.append((self.one(n), language, row.number, body))

    @rule(reader=st.sampled_from(READERS), n=which, verb=st.sampled_from(["acknowledge", "answer"]))
    def read(self, reader: Any, n: int, verb: str) -> None:
        found = None
        with trying():
            found = queries.read_issue(reader, self.one(n))
        if found is not None:
            issue = Issue.objects.get(reference=self.one(n))
            assert self.may_read(reader, issue), "read by somebody outside"
            assert found.state != "recalled" or not (found.title or found.blocks or found.sources)
        with trying():
            getattr(operations, verb)(
                reader, reference=self.one(n), **({"text": "x"} if verb == "answer" else {})
            )

    def may_read(self, reader: Any, issue: Issue) -> bool:
        """Say by the rows alone whether a reader outside the hub is named."""
        named = {
            *issue.recipients.values_list("unit", flat=True),
            *issue.recipients.values_list("person", flat=True),
        }
        return issue.level == 1 and (issue.to_all or reader.unit in named or reader.uid in named)

    def right(self, issue: Issue) -> None:
        """Judge one issue: its floor, its circle, its second person, its very text."""
        document = issue.document
        if issue.state == "recalled":
            with pytest.raises(SealBroken):
                open_text(IssueText(issue=issue, uid="x", sealed=b"x"), issue, issue_lock(issue, texts=True))
            assert not issue.texts.exists()
            return
        names = {reference: name for name, reference in SOURCES.items()}
        named = {*issue.recipients.values_list("unit", flat=True)} - {""}
        houses = {"uid-boris": "NER", "uid-amina": "NGA"}
        named |= {houses[one] for one in issue.recipients.values_list("person", flat=True) if one}
        for text in issue.texts.all():
            said = open_text(text, issue)
            for source in said.sources:
                level, circle = MARKS[names[source.reference]]
                assert issue.level >= level, "below the floor"
                assert circle is None or (not issue.to_all and named <= circle), "outside the circle"
            approved = [
                row
                for row in Version.objects.filter(
                    document=document, language=text.language, approval__isnull=False
                )
                if row.approval.by not in authors_before(document, row.approval.at)
            ]
            bodies = {open_version(row, document).body.split("[")[0] for row in approved}
            assert said.body.split("[")[0] in bodies, "not the approved text"
        if document.sanitised_from_id is not None:
            for one in queries.read_draft(cast.ana, document.reference).sanitised_sources:
                assert one.confirmed_by not in {"", one.by, document.author}, "no second person"
        if issue.level == 2:
            assert not issue.to_all and not named

    def no_version_is_lost(self) -> None:
        """Every text that was ever saved is there, as it was."""
        for reference in self.references:
            document = Document.objects.get(reference=reference)
            lock = lock_of(document)
            kept = {
                (reference, row.language, row.number, open_version(row, document, lock).body)
                for row in Version.objects.filter(document=document)
            }
            assert {one for one in self.saved if one[0] == reference} <= kept


def authors_before(document: Document, moment: datetime) -> set[str]:
    """Return who had written anything by a moment: an approver may translate after the issue."""
    return set(Version.objects.filter(document=document, at__lte=moment).values_list("author", flat=True))


def text_of(cited: list[str]) -> str:
    """Return a text that says which sources it cites, so that two texts with the same sources are the same."""
    said = "Seen " + " and ".join(cited or ["by nobody"]) + "."
    return said + "".join(f" [@{SOURCES[one]}]" for one in cited)


def latest(reference: str) -> dict[str, Version]:
    """Return the latest version by language."""
    return {
        row.language: row for row in Version.objects.filter(document__reference=reference).order_by("number")
    }


def test_any_sequence_of_steps(world: None) -> None:
    add_people(NADIA)
    SOURCES.update(open=submitted(), narrow=handled("H2"), secret=secret(), other=submitted(cast.koffi))
    run_state_machine_as_test(
        Work,
        settings=settings(
            max_examples=max(1, STEPS // 50), stateful_step_count=50, deadline=None,
            suppress_health_check=list(HealthCheck), phases=[Phase.generate],
        ),
    )  # fmt: skip
