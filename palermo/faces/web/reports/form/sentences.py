"""What is wrong with a box, and what to do, in the reader's language."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from palermo.faces.kit import errors
from palermo.faces.web.reports.form.faults import Fault

# What only this form can say; every other code has its sentence in the kit.
SENTENCES: dict[str, Promise | str] = {
    "twice": _("This nationality is there twice. Put both numbers together."),
    "phone_too_short": _(
        "There are %(digits)s figures; there it takes %(expected)s. Complete it, or tick “That is all I could read”."
    ),
    "condition_is_missing": _("H3 means a condition in words. Write it here."),
    "not_possible": _("This cannot be kept as it is. Check it, or leave it empty."),
    "too_much_unread": _("This cannot be kept yet, since it is too long or too much of it cannot be read."),
    "ambiguous_number": _("Is this %(first)s or %(second)s? Write %(first)s, or %(second)s0."),
}


def sentence(fault: Fault) -> str:
    """Return the sentence for a fault, its details filled in."""
    words = SENTENCES.get(fault.code)
    if words is None:
        return errors.sentence(fault.code.removeprefix("phone_"), fault.details)
    return str(words) % dict(fault.details)
