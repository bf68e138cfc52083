"""One sentence for each error code about people, tokens, units and keys."""

from django.utils.translation import gettext_lazy as _

from palermo.faces.kit.sentences import Sentences

STAFF: Sentences = {
    "username_taken": _("Somebody has this user name already. Choose another."),
    "bad_username": _("A user name has 2 to 63 small letters, figures, dots, dashes or underscores."),
    "bad_name": _("Write a name that can be read."),
    "bad_unit": _("This role needs a unit, and only units of this installation can be chosen."),
    "bad_state": _("Choose appointed, suspended or withdrawn."),
    "future_date": _("The date lies in the future. Enter it on the day."),
    "no_change": _("It stands like this already."),
    "bad_deputy": _("A deputy is another active person of the same unit."),
    "bad_days": _("Choose between 1 and %(limit)s days."),
    "other_entry": _("This person comes in by the other entry and is managed there."),
    "not_for_oneself": _("This cannot be done for oneself. Ask a colleague."),
    "second_person_needed": _(
        "This takes a second named person, and one of the two must not be an administrator."
    ),
    "proposal_gone": _("This proposal was decided or has lapsed. Reload the page."),
    "not_grantable": _("This cannot be granted to that person."),
    "no_second_factor": _("That person has no second proof yet. Grant once she has set one up."),
    "wrong_password": _("The present password is not right."),
    "same_password": _("The new password is the old one. Choose another."),
    "weak_password": _(
        "This password is easy to guess. Take at least 12 characters, no common word and not your name."
    ),
    "bad_device": _("Only an officer or the head of a unit answers for a device of the unit."),
    "bad_scopes": _("Choose at least one thing that the token may do, and none that you may not."),
    "only_own_tokens": _("A token is made by its holder, signed in with both proofs."),
}

KEYS: Sentences = {
    "bad_threshold": _(
        "Choose at least 2 shares, no more than 16, and a threshold no larger than their number."
    ),
    "bad_shares": _("These shares do not open the escrow: too few, mistyped, or of another ceremony."),
    "secrets_exist": _("This installation has keys already. Nothing was overwritten."),
    "secrets_missing": _("The keys of this entry are not there: run `palermo init`, or restore them."),
    "passphrase_missing": _("No passphrase was given. Set PALERMO_PASSPHRASE_FILE or a system credential."),
    "passphrase_wrong": _("The passphrase does not open these keys."),
    "keys_busy": _("Somebody else is changing keys. Try again when that has ended."),
    "rotation_under_way": _("A rotation is unfinished. Run it to its end first."),
    "escrow_missing": _("There is no escrow file to recover from."),
    "escrow_wrong": _("The escrow file belongs to another ceremony than these shares."),
}
