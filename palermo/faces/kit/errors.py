"""Error codes of the lower floors as sentences that say what is wrong and what to do."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from palermo.kernel.errors import Forbidden, Invalid, PalermoError, SealBroken

STATUS_ABSENT, STATUS_REFUSED, STATUS_INVALID = 404, 409, 422


def status(failure: PalermoError) -> int:
    """Return the HTTP status of an expected failure; none of them is a 5xx."""
    if isinstance(failure, Forbidden):
        return STATUS_ABSENT
    return STATUS_INVALID if isinstance(failure, Invalid) else STATUS_REFUSED


def message(failure: PalermoError) -> str:
    """Return the sentence for a failure, with its details filled in; a code without one gets a general sentence."""
    if isinstance(failure, SealBroken):
        return str(SENTENCES["seal_broken"])
    sentence = SENTENCES.get(failure.code)
    if sentence is None:
        return str(GENERAL_INVALID if isinstance(failure, Invalid) else GENERAL_REFUSED)
    try:
        return str(sentence) % failure.details
    except (KeyError, TypeError, ValueError):
        return str(sentence)


GENERAL_INVALID = _("This cannot be used as it is. Check it and send again.")
GENERAL_REFUSED = _("This is not possible in the present state. Reload the page to see where it stands.")

SENTENCES: dict[str, Promise | str] = {
    "absent": _("There is nothing here, or nothing that you may see."),
    "seal_broken": _(
        "The sealed bytes of this record were changed, moved or belong to a key that is gone. "
        "Nothing of it is shown. Tell the administrator; other records are not affected."
    ),
}
