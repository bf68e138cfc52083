"""One sentence for each error code of networks and money: what is wrong and what to do."""

from django.utils.translation import gettext_lazy as _

from palermo.faces.kit.sentences import Sentences

NETWORK: Sentences = {
    "counted_not_shown": _(
        "This person is a victim, a child, a witness or a migrant who is not suspected. "
        "Protected people are counted beside a network and are no part of it."
    ),
    "too_many_starts": _("Begin from one to twenty people or things, and expand fewer than three hundred."),
    "out_of_bounds": _("Choose up to six steps, and as many nodes as the list offers."),
    "linked_already": _(
        "This link stands already with the same report. Look at it instead of adding it again."
    ),
    "wrong_pair": _("A link of this kind does not join these two. Choose another kind or turn it about."),
    "report_less_secret": _(
        "The report that you cite is less secret than what is known of these two. Cite a report of their own level."
    ),
    "report_withdrawn": _("The report that you cite was withdrawn by its owner. Cite another one."),
    "nobody_named": _("Name at least one of the two: who paid, or who was paid."),
    "no_asset": _("A person is no asset. Choose an account, a vehicle, a vessel or another thing."),
    "withdrawn_already": _("This was withdrawn already. Reload the page to see by whom and why."),
    "not_withdrawn": _("This stands as it is; there is nothing to put back."),
    "corrected": _("The report does not say this any more, so it cannot be put back."),
    "amount_is_missing": _("Write the amount in figures."),
    "currency_is_missing": _("Choose the currency of the amount."),
    "words_unusable": _("Shorten or correct this, and send again."),
}
