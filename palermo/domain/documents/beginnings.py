"""What a new draft begins with: the hub's own template where there is one, else what ships; and the hints of both."""

from functools import cache

from palermo.domain.documents import kinds, rules, text
from palermo.domain.documents.bimonthly.sentences import say
from palermo.domain.documents.models import Template
from palermo.domain.documents.sealed import VAULT, Lock
from palermo.domain.documents.words import DocumentWords
from palermo.domain.reports.ties import report_tie
from palermo.foundations.compartments import datakeys
from palermo.kernel.errors import SealBroken


def template_text(kind: str, language: str) -> str:
    """Return the Markdown that a new draft begins with: the hub's own where there is one, else what ships."""
    row = Template.objects.filter(kind=kind, language=language).first()
    return kinds.shipped_template(kind, language) if row is None else _open([row])[0]


def hints_of(kind: str) -> frozenset[str]:
    """Return every hint with which a document of a kind may have begun, in any language."""
    own = _open(list(Template.objects.filter(kind=kind)))
    return _shipped_hints(kind).union(*map(text.hints_of, own))


def template_lock(row: Template, raw: bytes) -> Lock:
    """Return what seals a template."""
    return Lock(report_tie(raw, unit=row.kind, uid=row.uid, author=row.language), row.data_key, VAULT)


def _open(rows: list[Template]) -> list[str]:
    keys = datakeys.open(VAULT, [row.data_key for row in rows]) if rows else {}
    if any(row.data_key not in keys for row in rows):
        raise SealBroken
    return [
        template_lock(row, keys[row.data_key]).open(DocumentWords, row.sealed, "template", row.uid).body
        for row in rows
    ]


@cache
def _shipped_hints(kind: str) -> frozenset[str]:
    parts = [kinds.shipped_template(kind, language) for language in rules.LANGUAGES]
    return text.hints_of("\n\n".join([*parts, *(say("think", language) for language in rules.LANGUAGES)]))
