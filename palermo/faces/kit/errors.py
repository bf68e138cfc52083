"""Error codes of the lower floors as statuses and sentences."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from palermo.faces.kit.sentences import FILES, GENERAL, READING, REPORT
from palermo.faces.kit.sentences_cooperation import COOPERATION, PRACTICES
from palermo.faces.kit.sentences_documents import DOCUMENT, STANDS_IN_THE_WAY
from palermo.faces.kit.sentences_enquiries import ENQUIRY, MATCHING, REGISTERS
from palermo.faces.kit.sentences_intake import ROWS
from palermo.faces.kit.sentences_networks import NETWORK
from palermo.faces.kit.sentences_publications import PUBLICATIONS
from palermo.faces.kit.sentences_staff import KEYS, STAFF
from palermo.kernel.errors import Forbidden, Invalid, PalermoError

STATUS_ABSENT, STATUS_REFUSED, STATUS_INVALID = 404, 409, 422
TABLES: tuple[Mapping[str, Promise | str], ...] = (
    GENERAL,
    REPORT,
    READING,
    FILES,
    STAFF,
    KEYS,
    ENQUIRY,
    MATCHING,
    REGISTERS,
    DOCUMENT,
    STANDS_IN_THE_WAY,
    NETWORK,
    COOPERATION,
    PRACTICES,
    PUBLICATIONS,
)
# A row of a file has words of its own, but for the codes that a row shares with everything else.
SENTENCES: dict[str, Promise | str] = {
    **ROWS,
    **{code: said for table in TABLES for code, said in table.items()},
}
UNKNOWN_INVALID = _("This cannot be used as it is. Check it and send again.")
UNKNOWN_REFUSED = _("This is not possible in the present state. Reload the page to see where it stands.")


def status(failure: PalermoError) -> int:
    """Return the HTTP status of an expected failure; none of them is a 5xx."""
    if isinstance(failure, Forbidden):
        return STATUS_ABSENT
    return STATUS_INVALID if isinstance(failure, Invalid) else STATUS_REFUSED


def message(failure: PalermoError) -> str:
    """Return the sentence for a failure, in the reader's language."""
    details = dict(failure.details)
    if isinstance(failure, Invalid):
        details.setdefault("field", failure.field)
        return sentence(failure.code, details)
    return sentence(failure.code, details) if failure.code in SENTENCES else str(UNKNOWN_REFUSED)


def sentence(code: str, details: Mapping[str, object] | None = None) -> str:
    """Return the sentence for a code (of an error, a `Problem`, a row of an import) with its details filled in."""
    text = str(SENTENCES.get(code, UNKNOWN_INVALID))
    if "%(" not in text:
        return text
    try:
        return text % {name: _listed(value) for name, value in (details or {}).items()}
    except (KeyError, TypeError, ValueError):
        return str(UNKNOWN_INVALID)


def row_sentence(code: str) -> str:
    """Return the sentence for the code of an import's row, whose meaning there goes before that on a form."""
    return str(ROWS[code]) if code in ROWS else sentence(code)


def _listed(value: object) -> object:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple | set | frozenset) else value
