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
