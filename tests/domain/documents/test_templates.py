"""A hint that nobody edited reaches no reader, and a section that nobody filled is in no issue."""

import pytest

from palermo.domain.documents import kinds, operations, queries, text
from palermo.domain.documents.errors import NotReady
from tests.domain.documents.writing import approved, drafted, issued
from tests.factories import cast

FILLED = (
    "## Judgement\n\nMore people pass.\n\n## Confidence\n\n## What to watch\n\n### By road\n\n## Sources\n"
)


def left(body: str, kind: str = "trend_brief") -> list[str]:
    hints = text.hints_of(kinds.shipped_template(kind, "en"))
    return text.hints_left(body, hints)


def test_every_hint_that_ships_is_found_again() -> None:
    for kind in kinds.kinds():
        for language in ("en", "fr", "pt"):
            template = kinds.shipped_template(kind, language)
            asked = sum(1 for line in template.split("\n") if line.endswith("*"))
            assert len(text.hints_of(template)) == asked, (kind, language)
            assert len(text.hints_left(template, text.hints_of(template))) == asked


def test_a_hint_without_its_asterisks_is_still_a_hint_and_an_edited_one_is_none() -> None:
    assert left("## What changed\n\nFigures with period, source and n.\n") == ["What changed"]
    assert left("## Judgement\n\n[!judgement high] *One sentence with a word of likelihood.*\n") == [
        "Judgement"
    ]
    assert left("- a\n- *Figures with period, source and n.*\n") == ["Figures with period, source and n."]
    assert left("## What changed\n\nFigures with period, source and n = 41.\n\n*An aside.*\n") == []


@pytest.mark.parametrize(
    ("markdown", "kept"),
    [
        ("## A\n\n## B\n\nx\n", "## B\n\nx\n"),
        ("## A\n\n### B\n\nx\n", "## A\n\n### B\n\nx\n"),
        ("## A\n\n### B\n\n## C\n\nx\n", "## C\n\nx\n"),
        ("A\n---\n\n## B\n\n[[figure:a]]\n", "## B\n\n[[figure:a]]\n"),
        ("```\n## A\n```\n\n## B\n", "```\n## A\n```\n"),
        ("x\n", "x\n"),
        ("## A\n\n## B\n", "\n"),
    ],
)
def test_headings_without_anything_below_them_go(markdown: str, kept: str) -> None:
    assert text.without_empty(markdown) == kept


@pytest.mark.usefixtures("world")
def test_a_document_with_a_hint_left_goes_to_no_review_and_says_where() -> None:
    reference = operations.draft(cast.ana, kind="trend_brief", title="T", language="fr").reference
    problems = {
        one.about for one in queries.read_draft(cast.ana, reference).problems if one.code == "hint_left"
    }
    assert problems == {"Jugement", "Ce qui a changé", "Par rapport à avant", "Confiance"}
    with pytest.raises(NotReady) as failure:
        operations.send_to_review(cast.ana, reference=reference)
    assert {one.code for one in failure.value.problems} >= {"hint_left"}


@pytest.mark.usefixtures("world")
def test_the_hubs_own_hints_count_too() -> None:
    own = "## Judgement\n\n*Say it as to a minister.*\n"
    operations.save_template(cast.rui, kind="trend_brief", language="en", body=own)
    reference = drafted(body=own)
    with pytest.raises(NotReady):
        operations.send_to_review(cast.ana, reference=reference)
    operations.reset_template(cast.rui, kind="trend_brief", language="en")
    operations.send_to_review(cast.ana, reference=reference)


@pytest.mark.usefixtures("world")
def test_nothing_but_headings_is_no_text() -> None:
    found = queries.read_draft(cast.ana, drafted(body="## Judgement\n\n## Sources\n")).problems
    assert [one.code for one in found] == ["no_text"]


@pytest.mark.usefixtures("world")
def test_an_issue_has_no_empty_section_and_its_translation_neither() -> None:
    reference = approved(body=FILLED)
    operations.issue(cast.ana, reference=reference, to_all=True)
    blocks = queries.read_issue(cast.boris, reference).blocks
    assert text.plain_text(blocks) == "Judgement\nMore people pass."
    french = FILLED.replace("More people pass.", "Plus de gens passent.")
    operations.save(cast.ana, reference=reference, language="fr", title="T", body=french, base=0)
    operations.approve_translation(cast.rui, reference=reference, language="fr")
    operations.issue_translation(cast.ana, reference=reference, language="fr")
    blocks = queries.read_issue(cast.boris, reference, language="fr").blocks
    assert text.plain_text(blocks) == "Judgement\nPlus de gens passent."
    assert issued(body="Only this.\n")
