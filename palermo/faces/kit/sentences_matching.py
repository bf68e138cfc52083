"""One sentence for each reason of a match, for and against, in the reader's language."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from palermo.domain.entities.matching.evidence import Evidence


def _(message: str) -> str:
    """Mark a sentence for translation; without Django, so that the command line needs no installation."""
    return message


REASONS: Mapping[str, str] = {
    "name_same": _("The names are the same."),
    "name_spelling": _("The names are spellings of one name: %(pairs)s."),
    "name_sound": _("The names sound alike: %(pairs)s."),
    "name_related": _("The names are used for one another: %(pairs)s."),
    "name_close": _("The names differ by a slip of the pen: %(pairs)s."),
    "name_far": _("Several words of the names differ by a slip of the pen: %(pairs)s."),
    "name_initials": _("The names agree as far as the initials say: %(pairs)s."),
    "name_fuller": _("One name is the fuller form of the other; it adds: %(added)s."),
    "name_fuller_loose": _("One name seems the fuller form of the other; it adds: %(added)s."),
    "name_part": _("Only one word of the name is known on one side; the other adds: %(added)s."),
    "name_longer": _("One organisation has words more in its name: %(added)s."),
    "name_numbered": _("The names are the same but for a number: %(only_one)s, %(only_other)s."),
    "name_replaced": _("One word of the name is another: %(only_one)s, %(only_other)s."),
    "name_conflict": _("The names differ: %(only_one)s, %(only_other)s."),
    "name_different": _("The names have nothing in common."),
    "born_same": _("The date of birth is the same: %(one)s."),
    "born_swapped": _("Day and month of birth are swapped: %(one)s, %(other)s."),
    "born_slip": _("The dates of birth differ by one figure: %(one)s, %(other)s."),
    "born_month": _("Year and month of birth are the same: %(one)s, %(other)s."),
    "born_year": _("The year of birth is the same; one side knows no more: %(one)s, %(other)s."),
    "born_near": _("The years of birth are near, as estimates are: %(one)s, %(other)s."),
    "born_year_only": _("Only the year of birth is the same: %(one)s, %(other)s."),
    "born_year_differs": _("Day and month of birth are the same, the year is not: %(one)s, %(other)s."),
    "born_different": _("The dates of birth differ: %(one)s, %(other)s."),
    "born_apart": _("The dates of birth are more than eight years apart: %(one)s, %(other)s."),
    "sex_same": _("The sex is the same."),
    "sex_different": _("The sex differs."),
    "nationality_same": _("The nationality is the same: %(one)s."),
    "nationality_shared": _("They share a nationality: %(one)s, %(other)s."),
    "nationality_different": _("The nationalities differ: %(one)s, %(other)s."),
    "birth_place_same": _("The place of birth is the same: %(one)s, %(other)s."),
    "birth_place_part": _("The places of birth agree in part: %(one)s, %(other)s."),
    "birth_place_different": _("The places of birth differ: %(one)s, %(other)s."),
    "paper_same": _("A paper has the same number: %(one)s."),
    "paper_misread": _("Paper numbers agree but for signs that look alike: %(one)s, %(other)s."),
    "paper_slip": _("Paper numbers differ by one sign, or by two that changed places: %(one)s, %(other)s."),
    "paper_elsewhere": _("Papers of other kinds or countries have the same number: %(one)s."),
    "paper_different": _("The papers have other numbers: %(one)s, %(other)s."),
    "phone_same": _("A phone is the same: %(one)s."),
    "phone_partial": _("Phones agree in all figures that were read: %(one)s, %(other)s."),
    "phone_elsewhere": _("Phones end alike but belong to two countries: %(one)s, %(other)s."),
    "phone_slip": _("Phones differ by one figure, or by two that changed places: %(one)s, %(other)s."),
    "phone_different": _("The phones differ: %(one)s, %(other)s."),
    "plate_same": _("A plate is the same: %(one)s."),
    "plate_partial": _("Plates agree as far as they were read: %(one)s, %(other)s."),
    "plate_misread": _("Plates agree but for signs that look alike: %(one)s, %(other)s."),
    "plate_different": _("The plates differ: %(one)s, %(other)s."),
    "account_same": _("An account is the same: %(one)s."),
    "account_slip": _("Accounts differ by one sign: %(one)s, %(other)s."),
    "account_different": _("The accounts differ: %(one)s, %(other)s."),
}


def reason(evidence: "Evidence") -> str:
    """Return the sentence of one evidence; English where Django is not set up, as on the command line."""
    from django.apps import apps
    from django.utils.translation import gettext

    message = REASONS.get(evidence.reason, "")
    if apps.ready and message:
        message = gettext(message)
    params = {"one": "", "other": "", "pairs": "", "only_one": "", "only_other": "", **evidence.params}
    params["added"] = " ".join(filter(None, (params["only_one"], params["only_other"])))
    return message % params
