"""Two people publish: one proposes, another decides; every step can be undone, none can be forged."""

import pytest
from django.db import connection

from palermo.domain.publications import operations, queries
from palermo.domain.publications.models import Publication
from palermo.foundations.audit.models import Change
from palermo.foundations.policy import Actor
from palermo.kernel.errors import Forbidden, Invalid, PalermoError, Refused, SealBroken
from tests.domain.publications.drafts import draft, figure
from tests.factories import cast

pytestmark = pytest.mark.django_db


def published(address: str = "first-page", **changes: object) -> Publication:
    row = operations.propose(cast.ana, draft=draft(address, **changes))
    return operations.publish(cast.rui, reference=row.reference, version=1)


def addresses() -> list[str]:
    return [one.draft.address for one in queries.public().shown]


def test_nothing_is_public_until_another_person_publishes() -> None:
    row = operations.propose(cast.ana, draft=draft())
    assert addresses() == []
    with pytest.raises(Refused) as refusal:
        operations.publish(cast.ana, reference=row.reference, version=1)
    assert refusal.value.code == "own_version"
    operations.publish(cast.rui, reference=row.reference, version=1)
    assert addresses() == ["first-page"]
    assert [one.verb for one in Change.objects.filter(object=row.reference).order_by("at")] == [
        "publication.proposed", "publication.published",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "actor", [one for one in cast.EVERYBODY if one not in (cast.ana, cast.rui)], ids=lambda one: one.uid
)
def test_nobody_else_comes_near(actor: Actor) -> None:
    row = operations.propose(cast.ana, draft=draft())
    for attempt in (
        lambda: operations.propose(actor, draft=draft("another")),
        lambda: operations.publish(actor, reference=row.reference, version=1),
        lambda: operations.unpublish(actor, reference=row.reference, why="harm"),
        lambda: queries.read(actor, row.reference),
    ):
        with pytest.raises(Forbidden):
            attempt()
    assert addresses() == []


def test_one_publishes_what_one_read() -> None:
    row = operations.propose(cast.ana, draft=draft())
    operations.revise(cast.ana, reference=row.reference, draft=draft(day="2026-11-02"), base=1)
    with pytest.raises(Refused, match="changed_since"):
        operations.publish(cast.rui, reference=row.reference, version=1)
    with pytest.raises(Refused, match="changed_since"):
        operations.revise(cast.ana, reference=row.reference, draft=draft(), base=1)
    operations.publish(cast.rui, reference=row.reference, version=2)
    assert queries.public().shown[0].draft.day == "2026-11-02"


def test_whoever_revised_last_does_not_publish_it() -> None:
    row = operations.propose(cast.ana, draft=draft())
    operations.revise(cast.rui, reference=row.reference, draft=draft(day="2026-11-02"), base=1)
    with pytest.raises(Refused, match="own_version"):
        operations.publish(cast.rui, reference=row.reference, version=2)
    operations.publish(cast.ana, reference=row.reference, version=2)


def test_a_revision_waits_beside_what_is_shown_and_publishing_it_can_be_undone() -> None:
    row = published()
    operations.revise(cast.ana, reference=row.reference, draft=draft(day="2026-11-09"), base=1)
    assert queries.public().shown[0].version == 1
    found = queries.preview(queries.read(cast.rui, row.reference))
    assert found.added == found.removed == [] and "fr/reports/first-page/" in found.changed
    operations.publish(cast.rui, reference=row.reference, version=2)
    assert queries.public().shown[0].version == 2
    operations.revert(cast.rui, reference=row.reference)
    assert queries.public().shown[0].version == 1
    with pytest.raises(Refused, match="nothing_earlier"):
        operations.revert(cast.rui, reference=row.reference)


def test_what_is_taken_down_leaves_a_stone_and_comes_back_by_two() -> None:
    row = published()
    operations.unpublish(cast.rui, reference=row.reference, why="mistaken")
    found = queries.public()
    assert found.shown == [] and [(one.kind, one.address, one.why) for one in found.gone] == [
        ("bimonthly", "first-page", "mistaken")
    ]
    operations.propose_again(cast.rui, reference=row.reference)
    assert addresses() == []
    with pytest.raises(Refused, match="own_version"):
        operations.publish(cast.rui, reference=row.reference, version=2)
    operations.publish(cast.ana, reference=row.reference, version=2)
    assert addresses() == ["first-page"] and queries.public().gone == []


def test_sent_back_with_a_word_and_proposed_again() -> None:
    row = operations.propose(cast.ana, draft=draft())
    with pytest.raises(Invalid, match="reason_missing"):
        operations.send_back(cast.rui, reference=row.reference, why=" ")
    operations.send_back(cast.rui, reference=row.reference, why="Whose lorries?")
    opened = queries.read(cast.ana, row.reference)
    assert (opened.row.state, opened.steps[0].note) == ("returned", "Whose lorries?")
    with pytest.raises(Refused):
        operations.publish(cast.rui, reference=row.reference, version=1)
    operations.propose_again(cast.ana, reference=row.reference)
    operations.publish(cast.rui, reference=row.reference, version=2)
    assert addresses() == ["first-page"]


def test_the_preview_names_what_is_added_and_what_goes() -> None:
    row = operations.propose(cast.ana, draft=draft())
    found = queries.preview(queries.read(cast.rui, row.reference))
    assert found.added == [
        "data/first-page/by-year/", "en/reports/first-page/", "fr/reports/first-page/", "pt/reports/first-page/",
    ]  # fmt: skip
    operations.publish(cast.rui, reference=row.reference, version=1)
    english = {"en": draft().texts["en"].model_dump() | {"body": "Lorries **stop**."}}
    operations.revise(cast.ana, reference=row.reference, draft=draft(texts=english, figures=[]), base=1)
    found = queries.preview(queries.read(cast.rui, row.reference))
    assert found.removed == ["data/first-page/by-year/", "fr/reports/first-page/", "pt/reports/first-page/"]
    assert ("added", "Lorries **stop**.") in found.texts[0].pieces


@pytest.mark.parametrize(
    ("column", "value"),
    [("state", "published"), ("shown", 1), ("waiting", 0), ("kind", "news"), ("reference", "PUB-0000-0000")],
)
def test_a_row_changed_by_hand_publishes_nothing(column: str, value: object) -> None:
    row = operations.propose(cast.ana, draft=draft())
    Publication.objects.filter(pk=row.pk).update(state="published")
    Publication.objects.filter(pk=row.pk).update(**{column: value})
    with pytest.raises(SealBroken):
        queries.public()


def test_a_version_swapped_for_another_publishes_nothing() -> None:
    first, second = published(), published("second-page")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE publications_version SET publication_id = -publication_id")
        for old, new in ((first.pk, second.pk), (second.pk, first.pk)):
            cursor.execute(
                "UPDATE publications_version SET publication_id = %s WHERE publication_id = %s", [new, -old]
            )
    with pytest.raises(SealBroken):
        queries.public()


def test_an_address_is_taken_once_and_stays() -> None:
    row = published()
    with pytest.raises(Invalid, match="address_taken"):
        operations.propose(cast.rui, draft=draft())
    with pytest.raises(Invalid, match="address_stays"):
        operations.revise(cast.ana, reference=row.reference, draft=draft("elsewhere"), base=1)


def test_small_counts_never_enter_a_publication() -> None:
    small = figure(rows=[[2021, "sahara", 3], [2022, "sahara", 40], [2023, "sahara", 7]])
    row = operations.propose(cast.ana, draft=draft(figures=[small]))
    assert [line[2] for line in queries.read(cast.rui, row.reference).newest.figures[0].rows] == [
        "few",
        40,
        "few",
    ]


@pytest.mark.parametrize(
    ("code", "changes"),
    [
        ("text_missing", {"texts": {}}), ("language_title_missing", {"texts": {"fr": {"title": " ", "body": "x"}}}),
        ("body_missing", {"texts": {"fr": {"title": "x"}}}), ("figure_twice", {"figures": [figure(), figure()]}),
        ("figure_unknown", {"figures": []}), ("figure_uneven", {"figures": [figure(rows=[[1]])]}),
    ],
)  # fmt: skip
def test_what_cannot_be_shown_cannot_be_proposed(code: str, changes: dict[str, object]) -> None:
    with pytest.raises(PalermoError, match=code):
        operations.propose(cast.ana, draft=draft(**changes))


def test_nothing_readable_is_kept() -> None:
    published()
    for table in ("publication", "version", "deed"):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM publications_{table}")
            said = repr(
                [[bytes(cell) if isinstance(cell, memoryview) else cell for cell in row] for row in cursor]
            )
        for word in ("salt", "first-page", "zqvkxjwpy", "Camions"):
            assert word not in said
