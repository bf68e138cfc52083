"""Words of the staff pages that no vocabulary names."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from palermo.faces.kit.context import ROLE_WORDS
from palermo.foundations.policy import Role

Words = dict[str, Promise | str]

UNIT_STATES: Words = {
    "appointed": pgettext_lazy("unit", "Appointed"),
    "suspended": pgettext_lazy("unit", "Suspended"),
    "withdrawn": pgettext_lazy("unit", "Withdrawn"),
}
UNIT_KINDS: Words = {"unit": _("Unit of a country"), "hub": _("Hub"), "ecowas": _("ECOWAS")}
FACTORS: Words = {"totp": _("App for codes"), "webauthn": _("Security key")}
# What two people decide; the first two are clearances.
PROPOSALS: Words = {
    "sensitive": _("May read up to sensitive"),
    "highly_sensitive": _("May read up to highly sensitive"),
    "second_factor": _("Remove the second proof"),
    "password": _("Give a new password"),
}


def role(code: str) -> str:
    """Return a role in words."""
    return str(ROLE_WORDS[Role(code)])
