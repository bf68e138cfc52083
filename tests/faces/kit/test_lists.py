"""Paging, sorting, filtering and remembering."""

from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.test import RequestFactory

from palermo.faces.kit import lists

FILTERS = ("unit", "state")
ORDERS = ("-priority", "age")


def listing(query: str = "", session: dict[str, Any] | None = None) -> lists.Listing:
    request = RequestFactory().get(f"/queue/?{query}" if query else "/queue/")
    request.session = {} if session is None else session  # type: ignore[assignment]
    return lists.read(request, "queue", filters=FILTERS, orders=ORDERS, size=10)


def test_a_page_knows_its_neighbours_without_counting() -> None:
    rows = list(range(25))
    first, last = listing().page(rows), listing("page=3").page(rows)
    assert (list(first.rows), first.previous, first.next) == (rows[:10], "", "?page=2")
    assert (list(last.rows), last.previous, last.next) == (rows[20:], "?page=2", "")


@pytest.mark.parametrize("page", ["0", "-1", "x", "9" * 40, "١", ""])
def test_a_page_that_is_no_number_is_answered(page: str) -> None:
    assert listing(f"page={page}").number >= 1


def test_an_order_that_the_list_does_not_offer_is_ignored() -> None:
    assert listing("order=narrative").order == "-priority"
    assert listing("order=priority").order == "priority"


def test_a_head_turns_the_order_and_says_how_it_is_sorted() -> None:
    assert listing().sort("priority") == lists.Sort("?order=priority", "descending")
    assert listing("order=age").sort("age") == lists.Sort("?order=-age", "ascending")
    assert listing("order=age").sort("priority").href == "?order=-priority"


def test_filters_come_back_in_the_same_session_until_they_are_cleared() -> None:
    session: dict[str, Any] = {}
    listing("unit=NER&unit=MLI&order=age", session)
    again = listing("", session)
    assert (again.all("unit"), again.order, again.kept) == (["NER", "MLI"], "age", True)
    listing("clear=1", session)
    assert listing("", session).filters == {}


def test_a_page_link_keeps_the_filters_and_forgets_unknown_values() -> None:
    shown = listing("unit=NER&evil=%22%3E&order=age").page(list(range(25)))
    assert shown.next == "?unit=NER&order=age&page=2"


def test_each_filter_can_be_taken_away_alone() -> None:
    chips = listing("unit=NER&unit=MLI").active
    assert [(chip.label, chip.without) for chip in chips] == [("NER", "?unit=MLI"), ("MLI", "?unit=NER")]


def test_a_very_long_filter_is_cut() -> None:
    assert len(listing(f"unit={'x' * 9000}").one("unit")) == 200


@pytest.mark.parametrize("by", [("app_label", "-id"), ("-app_label", "id"), ("-id",)])
def test_a_walk_by_keyset_meets_every_row_once_and_in_order(db: None, by: tuple[str, ...]) -> None:
    rows = ContentType.objects.all()
    found: list[int] = []
    query = ""
    for _ in range(20):
        request = RequestFactory().get(f"/queue/{query}")
        request.session = {}  # type: ignore[assignment]
        page = lists.read(request, "queue", filters=(), orders=ORDERS, size=7).keyset(rows, by, anchor="pk")
        found += [row.pk for row in page.rows]
        query = page.next
        if not query:
            break
    assert found == list(rows.order_by(*by).values_list("pk", flat=True))


def test_a_keyset_that_starts_at_a_row_that_is_gone_starts_at_the_top(db: None) -> None:
    page = listing("after=0&page=7").keyset(ContentType.objects.all(), ("id",), anchor="pk")
    assert (page.number, page.previous) == (1, "")
