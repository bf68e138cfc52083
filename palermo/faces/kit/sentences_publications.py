"""One sentence for each reason why something cannot be proposed, published or written as asked."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PUBLICATIONS: Mapping[str, Promise | str] = {
    "address_stays": _("Kind and address stay as they are: people have links to them."),
    "address_taken": _("Another publication has this address. Choose another one."),
    "body_missing": _("Write the text, or leave title and text of this language empty."),
    "figure_twice": _("Two figures have one name. Give each its own."),
    "figure_uneven": _("A row of a figure has more or fewer cells than there are columns."),
    "figure_unknown": _("The text places a figure that is not there. Check the name in “[figure: name]”."),
    "guard": _("The guard found %(n)s things that must not leave, and the site stays as it was: %(found)s"),
    "needs_sanitised": _(
        "This document is highly sensitive. Make a sanitised version of it, issue that, and propose it from there."
    ),
    "not_a_site": _(
        "%(folder)s holds something else. Choose an empty folder or one that this program wrote."
    ),
    "not_with_readers": _("Its readers do not have this document now, so the public cannot have it either."),
    "nothing_earlier": _("There is no earlier version to go back to. Take the page down instead."),
    "nothing_waits": _("Nothing waits to be published here."),
    "owner_first": _(
        "Its handling code lets nothing be passed on without an owner’s consent. Leave that source out in a newer document."
    ),
    "own_version": _("You proposed this version. Another person publishes it."),
    "source_unjudged": _("Say of every source of the original whether it was removed or reworded."),
    "sources_unconfirmed": _(
        "Confirm every source of the original first: that it is removed, or cannot be told from the text as it stands."
    ),
    "text_missing": _("Write title and text in at least one language."),
    "tie_unknown": _(
        "There is no such issued document or approved practice, or not for you. Check the reference."
    ),
    "language_title_missing": _("Write a title, or leave title and text of this language empty."),
}
