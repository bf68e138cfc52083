"""One sentence for each error code: what is wrong and what to do. `%(name)s` is filled from the error's details."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Sentences = dict[str, Promise | str]

GENERAL: Sentences = {
    "absent": _("There is nothing here, or nothing that you may see."),
    "seal_broken": _(
        "The sealed bytes of this record were changed, moved or belong to a key that is gone. "
        "Nothing of it is shown. Tell the administrator; other records are not affected."
    ),
    "not_confirmed_yet": _("Tick that you mean it. What is destroyed never comes back."),
    "bad_page": _("This page of the list is not there any more. Start again from the first one."),
    "text_too_long": _("This is too long. At most %(longest)s characters are kept."),
    "unknown_code": _("Choose one from the list."),
    "unknown_country": _("No country is called that. Choose one from the list."),
    "not_a_number": _("Write a number in figures, or leave it empty."),
    "not_a_whole_number": _("Write a whole number in figures, or leave it empty."),
    "ambiguous_number": _("Is this %(first)s or %(second)s? Write it without a separator for thousands."),
    "number_too_large": _("This number is too large to be meant. Check it."),
    "too_many_decimals": _("At most four decimals are kept. Round the number."),
}

REPORT: Sentences = {
    "not_ready": _("This cannot leave yet. Complete the points below."),
    "what_is_missing": _("Tell what happened; one sentence is enough."),
    "when_is_missing": _("Say when, if only the year or your own words."),
    "where_is_missing": _("Say where: a country, a place or coordinates."),
    "ends_before_start": _("The end lies before the beginning. Check both dates."),
    "wrong_state": _("This has moved on meanwhile. Reload the page to see where it stands."),
    "still_sending": _(
        "Your first sending is still under way. Wait a moment, then look in your reports before you repeat."
    ),
    "changed_since": _("Somebody changed this meanwhile. Reload the page and look again before you decide."),
    "level_is_fixed": _(
        "A highly sensitive report is sealed for the hub from its first byte and has no draft."
    ),
    "wrong_level": _("The level cannot be changed in this way."),
    "too_secret": _(
        "A highly sensitive report is not shared with units. Ask its owner to lower the level first."
    ),
    "not_proposed": _("Nobody has proposed this level. Propose it first; a second person then confirms."),
    "own_work": _("Nobody confirms her own proposal. Ask a second person of the hub."),
    "own_report": _("This is the hub’s own report; there is no unit to ask."),
    "unit_not_active": _("Your unit is suspended or withdrawn and sends nothing at present. Call the hub."),
    "already_answered": _("This question has been answered already. Reload the page to read the answer."),
    "already_shared": _("%(unit)s has this report already. Leave that unit out."),
    "no_unit": _("%(unit)s is not appointed at present. Leave that unit out."),
    "units_are_missing": _("Choose at least one unit."),
    "reason_is_missing": _("Write why these people are shown unmasked."),
    "nobody_there": _("A person ticked here is no longer in the report. Reload the page and tick again."),
    "handling_looser": _("The owner’s handling code is %(owner)s. The hub’s may be stricter, not looser."),
    "not_urgent": _("This report is not marked as urgent; there is nothing to acknowledge."),
    "duplicate_of_itself": _("A report is not its own duplicate. Give the reference of the other one."),
    "no_such_suggestion": _("The text no longer suggests this. Reload the page to see what it says now."),
    "too_few_judgements": _(
        "There are %(found)s judgements to learn from, and at least %(fewest)s are needed. Judge more reports first."
    ),
    "question_is_missing": _("Write your question."),
    "answer_is_missing": _("Write your answer; “not known” is one too."),
    "feedback_is_missing": _("Write what came of the report. Its unit waits for that."),
    "text_is_missing": _("Write something before you send."),
    "search_is_empty": _("Write a word, a number or a reference, or choose a filter."),
    "too_much_unread": _(
        "This report holds more than the form can show without loss. Correct it where it came from."
    ),
}

READING: Sentences = {
    "bad_date": _("This is not a date. Write, for example, 21/10/2026, 10/2026 or 2026."),
    "bad_time": _("This is not a time. Write, for example, 05:40."),
    "year_is_missing": _("The year is missing. Is it %(year)s?"),
    "year_missing": _("The year is missing. Write it, or leave all three empty."),
    "month_is_missing": _("The month is missing. Write it, or leave the day empty."),
    "day_without_month": _("The month is missing. Write it, or leave the day empty."),
    "no_such_year": _("Write the year in four figures, between 1900 and 2100."),
    "year_out_of_range": _("Write a year between %(first)s and %(last)s."),
    "no_such_month": _("Month %(number)s does not exist. Write a month from 1 to 12, or leave it empty."),
    "month_out_of_range": _("Write a month from 1 to 12, or leave it empty."),
    "no_such_day": _("Day %(number)s does not exist in that month. Write another, or leave it empty."),
    "day_out_of_range": _("That month has %(last)s days. Write another day, or leave it empty."),
    "not_a_date_number": _("Write day, month and year in figures, or leave them empty."),
    "bad_coordinates": _("These are no coordinates. Write, for example, 19.57 5.77 or N19°34' E5°46'."),
    "coordinates_incomplete": _("Half of the coordinates is missing. Write latitude and longitude."),
    "latitude_out_of_range": _(
        "A latitude lies between -90 and 90. Check the order: latitude, then longitude."
    ),
    "longitude_out_of_range": _("A longitude lies between -180 and 180."),
    "bad_plate": _("Write the plate as it was read, with ? for each letter that was not."),
    "none_or_some": _("Choose either “none” or a number."),
    "how_many": _("Write how many, or choose “not known”."),
    "no_digits": _("There are no figures in this number."),
    "no_country": _("Say of which country the number is: begin with + and the country’s prefix."),
    "unknown_prefix": _("No country has this prefix. Check the figures after +."),
    "too_short": _("Figures are missing. Complete the number, or tick that this is all that could be read."),
    "too_long": _(
        "There are too many figures. Check the number, or tick that this is all that could be read."
    ),
    "wrong_length": _(
        "The number of figures is not right. Check it, or tick that this is all that could be read."
    ),
    "not_in_plan": _("No range of this country holds the number. It is kept as written; check it once more."),
}

FILES: Sentences = {
    "not_a_table": _("This file is not a table that can be read. Save it again as CSV (UTF-8) or XLSX."),
    "no_sheet": _("The workbook has no such sheet. Check the name in the mapping."),
    "too_large": _("This file is larger than Palermo takes. Split it into several."),
    "file_too_large": _("This file is larger than Palermo takes. Send a smaller one."),
    "too_many_files": _("There are more files than a report takes. Send the most telling ones."),
    "file_gone": _("The file did not arrive. Choose it again."),
    "signed_out": _("You were signed out while the file was on its way. Sign in and choose it again."),
    "job_finished": _("This work has ended already; there is nothing to stop."),
    "job_not_stopped": _("This work has not stopped; it cannot be started again."),
    "missing_columns": _("The file lacks columns that the mapping needs: %(columns)s."),
    "no_mapping": _("There is no mapping of that name. Choose one from the list."),
    "bad_mapping": _("The mapping does not hold together at “%(field)s”. Correct it there."),
}
