"""One sentence for each reason why something about questions, matches and suggestions cannot be done as asked."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ENQUIRY: Mapping[str, Promise | str] = {
    "basis_missing": _("Say by which right you ask: choose a legal basis."),
    "closed_already": _("This question is closed. Ask anew if you still need to know."),
    "nothing_asked": _("Say whom or what you ask for: a name, a number, or a plate."),
    "nothing_released": _("Tick what you release, or choose another decision."),
    "protected": _("Nothing of a protected record is released. You can write to whoever asks."),
    "purpose_missing": _("Say what it is for: choose a purpose."),
    "quota": _(
        "Your unit has asked %(most)s times in 24 hours. Ask again later; a life in danger is never counted."
    ),
    "reason_missing": _("Write why, in a sentence: whoever decides reads it."),
    "stays_at_hub": _("This one stays with the hub: the record is protected or highly sensitive."),
}
MATCHING: Mapping[str, Promise | str] = {
    "another_entity": _("Tick mentions of one entity only."),
    "another_kind": _("These are of two kinds. Only two of one kind can be the same."),
    "decided_already": _("Somebody has decided this already. Take the decision back first."),
    "entity_reference_missing": _("Write the reference of the other one, such as PER-7K2M-9QXD."),
    "moved_since": _("Some of these were moved again since. Take the later decision back first."),
    "no_such_entity": _("There is no such entity, or not for you. Check the reference."),
    "not_decided": _("Nothing is decided here yet."),
    "nothing_left": _("At least one mention stays. To end an entity, merge it into another."),
    "nothing_ticked": _("Tick at least one mention."),
    "same_entity": _("These are one already."),
    "undone_already": _("This was taken back already."),
}
# Of lists that the command line compares.
REGISTERS: Mapping[str, Promise | str] = {
    "bad_weights": _("The table of weights is not complete."),
    "extra_missing": _("This needs an extra of the program that is not installed."),
    "needs_duckdb": _("Reading Parquet needs DuckDB, which is not installed. A CSV file works without it."),
    "no_name_columns": _("No column holds a name. Say which one does."),
    "nothing_to_compare": _("No column is known that tells people apart. Say which column means what."),
    "unknown_column": _("The file has no such column."),
    "unknown_role": _("There is no such field to compare."),
}
