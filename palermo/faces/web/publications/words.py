"""The words of the hub's pages of publications: states, views, steps."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from palermo.faces.kit.publications import KINDS, THEMES, WHY_GONE, Words

__all__ = ["ACTIONS", "KINDS", "LANGUAGES", "STATES", "THEMES", "TIES", "VERBS", "VIEWS", "WHY_GONE", "Words"]

STATES: Words = {
    "proposed": pgettext_lazy("publication", "Proposed"),
    "returned": pgettext_lazy("publication", "Sent back"),
    "published": pgettext_lazy("publication", "Published"),
    "unpublished": pgettext_lazy("publication", "Taken down"),
}
VIEWS: Words = {
    "": pgettext_lazy("publications", "All"),
    "waiting": pgettext_lazy("publications", "Waiting for a second person"),
    "published": pgettext_lazy("publications", "Published"),
    "returned": pgettext_lazy("publications", "Sent back"),
    "unpublished": pgettext_lazy("publications", "Taken down"),
}
VERBS: Words = {
    "proposed": _("proposed it"),
    "revised": _("changed it"),
    "proposed_again": _("proposed it again"),
    "sent_back": _("sent it back"),
    "published": _("published it"),
    "reverted": _("went back to the earlier version"),
    "unpublished": _("took it down"),
}
TIES: Words = {
    "none": _("Written for the site"),
    "document": _("From an issued document"),
    "practice": _("From an approved practice"),
}
ACTIONS: Words = {
    "": _("Choose …"),
    "removed": _("Removed: nothing in the text rests on it"),
    "reworded": _("Reworded: it cannot be told from the text"),
}
SOURCE_OPEN = _("Say whether it was removed or reworded.")
LANGUAGES: Words = {"en": _("English"), "fr": _("French"), "pt": _("Portuguese")}
