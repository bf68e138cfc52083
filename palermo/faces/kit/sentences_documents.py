"""One sentence for each reason why something about a document cannot be done as asked, or stands in its way."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

DOCUMENT: Mapping[str, Promise | str] = {
    "edited_meanwhile": _(
        "Somebody saved this text while you wrote. Both texts are here: nothing was overwritten."
    ),
    "level_only_up": _(
        "A document goes up in level, never down. For readers below, make a sanitised version."
    ),
    "no_recipient": _("Say whom it is for: all units, or at least one unit or person."),
    "not_approved": _("Nobody has approved this very version. Send it to review first."),
    "not_issued": _("The newer document must have been issued, and not be recalled."),
    "not_judged": _("Say first whether this source was removed or reworded."),
    "nothing_said": _("Say at least one of these: that you have read it, what it was used for, a word."),
    "unknown_version": _("This version does not exist."),
}
# What stands in the way of a document, with what it is about.
STANDS_IN_THE_WAY: Mapping[str, Promise | str] = {
    "level_below_floor": _("It cites something of a higher level. Raise its level, or take the source out."),
    "handling_below_floor": _(
        "It cites something under %(about)s. Give it that handling code, or take the source out."
    ),
    "only_hub": _("What is highly sensitive stays at the hub. For others, make a sanitised version."),
    "narrow_circle": _("The owner of a source lets it reach only: %(about)s. Name those, or ask the owner."),
    "not_in_circle": _("The owner of a source does not let it reach %(about)s. Ask the owner first."),
    "unknown_citation": _("%(about)s is cited and cannot be found. Check the reference."),
    "unknown_figure": _("The figure “%(about)s” is placed in the text and does not exist."),
    "bare_reference": _(
        "%(about)s stands in the text as it is. Cite it in brackets, so that readers get a number."
    ),
    "source_gone": _("%(about)s was withdrawn, recalled or destroyed. Take it out."),
    "no_title": _("Give it a title."),
    "hint_left": _(
        "In “%(about)s” the hint of the template still stands. Write in its place, or take the section out."
    ),
    "no_text": _("There is no text yet."),
    "source_open": _("Nobody has said what became of %(about)s: removed or reworded."),
    "not_confirmed": _("A second person must confirm what became of %(about)s, for the text as it is now."),
    "not_appointed": _("%(about)s is not appointed."),
    "no_person": _("One of the persons named is not there any more."),
}
