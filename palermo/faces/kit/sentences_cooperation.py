"""One sentence for each reason why something about requests, undertakings and practices cannot be done as asked."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

COOPERATION: Mapping[str, Promise | str] = {
    "asked_already": _(
        "You may have asked this already: %(references)s. Look there first, or tick that you ask all the same."
    ),
    "no_party": _("Choose one of the parties from the list."),
    "use_missing": _("Say which: police information, or evidence for a court."),
    "evidence_by_court": _(
        "This kind of request gives information. Evidence goes by the central authority: choose mutual legal assistance."
    ),
    "judicial_is_evidence": _(
        "This kind of request goes to court by the central authority: choose evidence."
    ),
    "request_missing": _("Write what you ask, in plain words."),
    "level_not_here": _("This level cannot be chosen here."),
    "bad_deadline": _("Choose a day that lies ahead, at most a year."),
    "no_such_report": _("Name only reports that you see and that are of one of the two parties."),
    "title_needed": _("Give it a title of a few words."),
    "parties_missing": _("Tick at least two parties; a border liaison pair has exactly two."),
    "not_a_party": _("Your own unit takes part in what you record."),
    "results_missing": _("Write what came of it, if only a sentence."),
    "not_yet": _("This day has not come yet."),
    "already_done": _("This is done already."),
    "name_missing": _("Write the name of the person or office."),
    "number_missing": _("Write a telephone number or a mail address."),
    "bad_month": _("Choose a month that has begun."),
}
PRACTICES: Mapping[str, Promise | str] = {
    "judges_own": _("Nobody judges her own proposal."),
    "judged_already": _("You have judged this already."),
    "another_unit": _(
        "One of the two judges is of another unit than the proposer. Somebody else has to judge this."
    ),
    "score_missing": _("Give a score for every criterion."),
    "judging_why_missing": _("Write why you judge so, in a sentence or two."),
    "own_practice": _("Your unit has proposed this practice; what others make of it counts here."),
    "not_good_yet": _("A practice is named one of the best once a second unit has a result."),
    "practice_title_missing": _("Give the practice a title."),
    "practice_context_missing": _("Write where and why it was needed, with a figure from before."),
    "practice_done_missing": _("Write what was done."),
    "practice_before_missing": _("Write how it was before, with the same measure as after."),
    "practice_after_missing": _("Write how it was after, with the same measure as before."),
    "practice_safeguards_missing": _("Write how the rights of people and the safety of all are guarded."),
}
