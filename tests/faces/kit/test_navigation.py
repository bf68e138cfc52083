"""A link shows only to whom it opens, at the entry that serves it."""

import pytest
from django.test import RequestFactory
from django.urls import include, path

from palermo.faces.kit import navigation
from palermo.foundations.policy import Actor, Entry, Role
from palermo.kernel.levels import Level


def _nothing(request: object) -> None: ...


urlpatterns = [
    path("", _nothing, name="home"),
    path("reports/", _nothing, name="report_list"),
    path("reports/search/", _nothing, name="search"),
    path("people/", include(([path("", _nothing, name="people")], "staff"))),
]


def labels(role: Role, entry: Entry, where: str = "/") -> list[tuple[str, bool]]:
    actor = Actor(1, "u", "Ana M.", role, "ECOBCCU", entry, Level.SENSITIVE)
    return [(link.label, link.current) for link in navigation.links(actor, RequestFactory().get(where))]


@pytest.mark.urls(__name__)
def test_each_role_sees_its_own_links() -> None:
    assert [label for label, _ in labels(Role.ANALYST, Entry.HUB)] == ["Queue", "Reports", "Search"]
    assert [label for label, _ in labels(Role.OFFICER, Entry.UNIT)] == ["Home", "Reports", "Search"]
    assert [label for label, _ in labels(Role.ADMINISTRATOR, Entry.HUB)] == ["People"]
    assert [label for label, _ in labels(Role.AUDITOR, Entry.HUB)] == []
    assert [label for label, _ in labels(Role.ECOWAS, Entry.UNIT)] == ["Home"]


@pytest.mark.urls(__name__)
def test_the_link_that_lies_nearest_is_the_current_one() -> None:
    assert ("Queue", True) in labels(Role.ANALYST, Entry.HUB, "/")
    assert ("Reports", True) in labels(Role.ANALYST, Entry.HUB, "/reports/NER-1")
    assert ("Search", True) in labels(Role.ANALYST, Entry.HUB, "/reports/search/")
    assert [label for label, current in labels(Role.ANALYST, Entry.HUB, "/elsewhere") if current] == []


@pytest.mark.urls("palermo.project.urls_hub")
def test_many_places_take_two_rows_and_every_place_lies_in_one_of_them() -> None:
    actor = Actor(1, "u", "Ana M.", Role.ANALYST, "ECOBCCU", Entry.HUB, Level.SENSITIVE)
    seen = set()
    for link in navigation.links(actor, RequestFactory().get("/")):
        rows = navigation.rows(actor, RequestFactory().get(link.href))
        assert len(rows.first) <= navigation.MOST_IN_A_ROW
        assert [one.current for one in rows.first].count(True) == 1
        seen |= {one.href for one in (*rows.first, *rows.second)}
        assert link.href in {one.href for one in rows.second} | {
            one.href for one in rows.first if one.current
        }
    assert {link.href for link in navigation.links(actor, RequestFactory().get("/"))} <= seen


@pytest.mark.urls("palermo.project.urls_unit")
def test_few_places_take_one_row() -> None:
    actor = Actor(1, "u", "Efua", Role.ECOWAS, "ECOWAS", Entry.UNIT, Level.SENSITIVE)
    rows = navigation.rows(actor, RequestFactory().get("/"))
    assert rows.second == [] and rows.first[0].label == "Home"
