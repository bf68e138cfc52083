"""The words of practices for codes that no vocabulary names."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from palermo.faces.web.reports.words import Words, word

__all__ = ["Words", "word"]

AREAS: Words = {"border_control": _("Border control"), "patrolling": _("Patrolling")}
STATES: Words = {
    "draft": pgettext_lazy("practice", "Draft"),
    "proposed": pgettext_lazy("practice", "To be judged"),
    "sent_back": pgettext_lazy("practice", "Sent back"),
    "approved": pgettext_lazy("practice", "Approved"),
    "stopped": pgettext_lazy("practice", "Stopped"),
    "withdrawn": pgettext_lazy("practice", "Withdrawn"),
    "destroyed": pgettext_lazy("practice", "Destroyed"),
}
STANDINGS: Words = {
    "promising": pgettext_lazy("practice", "Promising"),
    "good": pgettext_lazy("practice", "Good"),
    "best": pgettext_lazy("practice", "Best"),
}
ADOPTIONS: Words = {
    "trying": _("is trying it"),
    "kept": _("has taken it over"),
    "dropped": _("has dropped it"),
}
RESULTS: Words = {
    "unknown": _("No result yet"),
    "works": _("It works"),
    "partly": _("It works in part"),
    "fails": _("It does not work"),
}
VIEWS: Words = {
    "": pgettext_lazy("practices", "All"),
    "approved": pgettext_lazy("practices", "Approved"),
    "to_judge": pgettext_lazy("practices", "To judge"),
    "ours": pgettext_lazy("practices", "Ours"),
    "stopped": pgettext_lazy("practices", "Stopped"),
}
FIELDS: Words = {
    "context": _("Why it was needed"),
    "done": _("What was done"),
    "before": _("Before"),
    "after": _("After"),
    "evidence": _("What shows it"),
    "conditions": _("What it takes"),
    "cost": _("What it costs"),
    "safeguards": _("How rights and safety are guarded"),
}
