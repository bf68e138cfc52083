"""Search: stems, identifiers in any spelling, filters, newest first, and only over what is visible."""

from typing import Any

import pytest

from palermo.domain.reports import operations, queries
from palermo.domain.reports.content import Content, When, Where
from palermo.domain.reports.judgement import Judgement
from palermo.domain.reports.queries import Filters
from palermo.foundations.policy import Actor
from palermo.kernel.errors import Forbidden, Invalid
from tests.domain.reports.contents import full
from tests.factories import reports
from tests.factories.cast import ana, boris, efua, ines, koffi, omar, salma

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def hub(as_entry: Any) -> Any:
    with as_entry("hub"):
        yield


def found(actor: Actor, text: str, **filters: str) -> list[str]:
    return [hit.report.reference for hit in queries.search(actor, text, Filters(**filters)).hits]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    ["chauffeur", "chauffeurs", "CHAUFFEUR", "filles", "fille", "hilux assamaka", "97000188", "97 00 01 88",
     "+229 97 00 01 88", "0022997000188", "AB 7342 RB Assamaka", "AB7342RB", "ab-7342-rb", "AB 7342 RB", "P0012345", "Zinder"],
)  # fmt: skip
def test_any_usual_spelling_finds_it(text: str) -> None:
    report = reports.submitted()
    assert found(ana, text) == [report.reference]
    assert found(salma, text) == [report.reference]
    assert found(koffi, text) == []


@pytest.mark.parametrize("language, text, query", [
    ("en", "Eleven migrants climbing down behind the lorry park", "climbed migrant"),
    ("pt", "Quarenta e duas pessoas prontas para embarcar, destino Canárias", "canarias embarcou"),
    ("fr", "Les passeurs avaient caché les enfants", "passeur cachés enfant"),
])  # fmt: skip
def test_stems_in_three_languages(language: str, text: str, query: str) -> None:
    report = reports.submitted(
        Content(narrative=text, language=language, when=When(start="2026"), where=Where(country="NE"))
    )
    assert found(ana, query) == [report.reference]


def test_newest_first_with_pages() -> None:
    made = [reports.submitted().reference for _ in range(5)]
    first = queries.search(ana, "hilux", size=2)
    second = queries.search(ana, "hilux", after=first.following, size=2)
    third = queries.search(ana, "hilux", after=second.following, size=2)
    seen = [hit.report.reference for page in (first, second, third) for hit in page.hits]
    assert seen == made[::-1]
    assert not third.following
    assert queries.count(ana, "hilux") == 5


def test_filters_take_away() -> None:
    old = reports.submitted(full(when=When(start="2024-05")))
    new = reports.submitted(full(when=When(start="2026-03-08"), where=Where(country="ML", place="Gao")))
    assert found(ana, "hilux", since="2024-01-01", until="2024-12-31") == [old.reference]
    assert found(ana, "hilux", country="ML") == [new.reference]
    assert found(ana, "hilux", unit="BEN") == []
    operations.classify(ana, reference=new.reference, judgement=Judgement(primary="som", classes=["08051"]))
    assert found(ana, "hilux", crime_class="som") == [new.reference]
    assert found(ana, "hilux", state="classified") == [new.reference]


def test_a_snippet_shows_why() -> None:
    reports.submitted()
    (hit,) = queries.search(ana, "chauffeurs").hits
    assert [text for text, lit in hit.snippet if lit] == ["chauffeur"]


def test_a_masked_name_is_not_found_by_the_unit_that_has_the_copy(shared_units: None) -> None:
    report = reports.submitted()
    operations.share(salma, reference=report.reference, units=["BEN"])
    assert found(koffi, "hilux") == [report.reference]
    assert found(koffi, "Aminata") == []
    assert found(koffi, "90000261") == []
    assert found(salma, "Aminata") == [report.reference]


def test_highly_sensitive_is_found_at_the_hub_alone(as_entry: Any) -> None:
    receipt = reports.deposited(full(narrative="xylophone secret"))
    assert found(ana, "xylophone") == [receipt.reference]
    assert found(boris, "xylophone") == found(salma, "xylophone") == []


def test_who_has_nothing_to_search() -> None:
    for actor in (efua, omar, ines):
        with pytest.raises(Forbidden):
            queries.search(actor, "hilux")
    with pytest.raises(Invalid):
        queries.search(ana, "   ")


def test_a_correction_and_a_class_change_what_is_found() -> None:
    report = reports.submitted()
    operations.correct(
        salma, reference=report.reference, content=full(narrative="Une pirogue bleue", title="")
    )
    assert found(ana, "guezzam") == []
    assert found(ana, "pirogues") == [report.reference]


def test_a_country_code_in_the_query_meets_a_number_written_without() -> None:
    report = reports.submitted(full(phones=[], narrative="Appelé 97 00 01 88 deux fois"))
    assert found(ana, "+229 97000188") == [report.reference]
    assert found(ana, "AB 7342 RB Cotonou") == []
