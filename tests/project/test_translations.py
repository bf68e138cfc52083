"""Extraction finds words, and the check finds what is wrong with their translations."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from palermo.project import translations

TEMPLATE = """{% load i18n %}
<p>{% translate "One" %} {% translate 'Two' context "verb" %}
   {% blocktranslate trimmed count n=rows|length %}
     {{ n }} row
   {% plural %}
     {{ n }} rows
   {% endblocktranslate %}</p>
{% include "x.html" with title=_("Three") %}
"""
PYTHON = """
from django.utils.translation import gettext as _, ngettext, pgettext
def f(n):
    # Translators: a greeting
    return _("Four") + ngettext("%(n)s day", "%(n)s days", n) + pgettext("month", "May")
"""


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "palermo/templates").mkdir(parents=True)
    (tmp_path / "palermo/templates/a.html").write_text(TEMPLATE)
    (tmp_path / "palermo/b.py").write_text(PYTHON)
    monkeypatch.setattr(translations, "ROOT", tmp_path)
    monkeypatch.setattr(translations, "PROGRAM", tmp_path / "palermo")
    monkeypatch.setattr(translations, "LOCALE", tmp_path / "locale")
    monkeypatch.setattr(translations, "LANGUAGES", ("fr",))
    return tmp_path


def translate(change: dict[str, str]) -> None:
    """Give every message its English as translation, but for those in `change`."""
    catalogue: Catalog = translations.read("fr")
    for message in catalogue:
        if message.id:
            plural = isinstance(message.id, tuple)
            first = message.id[0] if plural else message.id
            text = change.get(str(first), str(first))
            message.string = (text, text) if plural else text
    with translations.catalogue_path("fr").open("wb") as stream:
        write_po(stream, catalogue)


def test_words_of_templates_and_python_are_found(program: Path) -> None:
    found = {(message.context or "", message.id) for message in translations.template() if message.id}
    assert found == {
        ("", "One"), ("verb", "Two"), ("", "Three"), ("", "Four"), ("month", "May"),
        ("", ("%(n)s day", "%(n)s days")), ("", ("%(n)s row", "%(n)s rows")),
    }  # fmt: skip


def test_new_words_come_in_empty_known_ones_stay_and_a_second_run_changes_nothing(program: Path) -> None:
    translations.update()
    assert any("not translated: 'One'" in line for line in translations.check())
    translate({"One": "Un"})
    (program / "palermo/b.py").write_text('_("Five")')
    translations.update()
    before = translations.catalogue_path("fr").read_bytes()
    translations.update()
    assert translations.catalogue_path("fr").read_bytes() == before
    assert translations.check() == ["fr: not translated: 'Five'"]
    assert translations.read("fr").get("One").string == "Un"


def test_a_complete_catalogue_passes_and_compiles(program: Path) -> None:
    translations.update()
    translate({})
    assert translations.check() == []
    translations.compile_all()
    assert translations.catalogue_path("fr", "mo").stat().st_size > 100


@pytest.mark.parametrize("text", ["%(m)s jours", "jours", "%(n)s %(n)s jours", "{n} jours"])
def test_a_placeholder_that_differs_is_found(program: Path, text: str) -> None:
    translations.update()
    translate({"%(n)s day": text})
    assert any("placeholders differ" in line for line in translations.check())


def test_a_fuzzy_a_gone_and_a_missing_word_are_found(program: Path) -> None:
    translations.update()
    translate({})
    catalogue = translations.read("fr")
    catalogue.get("One").flags.add("fuzzy")
    catalogue.delete("Four")
    catalogue.add("Old", "Vieux")
    with translations.catalogue_path("fr").open("wb") as stream:
        write_po(stream, catalogue)
    assert translations.check() == [
        "fr: fuzzy: 'One'", "fr: missing: 'Four'", "fr: no longer in the program: 'Old'",
    ]  # fmt: skip
