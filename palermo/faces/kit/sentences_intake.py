"""One sentence for each code that a row of an import can have, and for how a long piece of work can end."""

from django.utils.translation import gettext_lazy as _

from palermo.faces.kit.sentences import Sentences

# About a row: where a code has another meaning on a form, an import says this.
ROWS: Sentences = {
    "too_long": _("The text is longer than a report keeps. Shorten it."),
    "too_short": _("The number is too short. Complete it."),
    "unclosed_quote": _("A quotation mark is opened and never closed. Close it, or take it away."),
    "too_few_cells": _("The row has fewer cells than the header. Is a separator missing?"),
    "too_many_cells": _(
        "The row has more cells than the header. Put text with separators between quotation marks."
    ),
    "not_json": _("This line is no JSON object. Write one object a line."),
    "not_a_table": _("This file is not a table that can be read. Save it again as CSV (UTF-8) or XLSX."),
    "too_large": _("This file is larger than Palermo takes. Split it into several."),
    "no_sheet": _("The workbook has no such sheet. Choose another."),
    "repeated_reference": _(
        "An earlier row has the same reference and other content. Give each incident its own."
    ),
    "not_a_number": _("This is no number. Write figures, or leave the cell empty."),
    "out_of_range": _("This number is too small or too large to be meant. Check it."),
    "bad_date": _("This is not a date. Write, for example, 21/10/2026, 10/2026 or 2026."),
    "bad_coordinates": _("These are no coordinates. Write, for example, 19.57 5.77 or N19°34' E5°46'."),
    "unknown_value": _("The mapping does not know this value. Use one of those that it lists."),
    "unknown_country": _("No country is called that. Write its name or its code."),
    "not_yes_or_no": _("Write yes or no, or leave the cell empty."),
    "bad_pair": _("Write a code and a number, such as GIN:6; SEN:5."),
    "bad_code": _("A code has small letters, figures and underscores only."),
    "bad_value": _("This value does not fit its field. Check it."),
    "unknown_field": _("A report has no such field. Check how it is spelt."),
    "missing_value": _("This field is needed and empty."),
    "missing_unit": _("The row names no unit. Fill the column in, or choose a unit for the whole file."),
    "rejected": _("The row could not become a report."),
}

WORK: Sentences = {
    "absent": _("Whoever began this may not do it any more, or what it worked on is gone."),
    "unit_not_active": _("The unit is suspended or withdrawn, so nothing is taken in for it."),
    "internal_error": _("Something failed on our side. What was taken in is kept; try to go on."),
    "worker_died": _("The worker was stopped several times at this point. Tell the administrator."),
    "database_busy": _("The database did not answer in time. Go on in a moment."),
    "unknown_job": _("This version of Palermo does not know this kind of work."),
    "interrupted": _("The work was interrupted. It can go on."),
}
