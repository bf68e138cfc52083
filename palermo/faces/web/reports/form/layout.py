"""The boxes of the form that do not repeat, in the order of the page."""

from django.utils.translation import gettext_lazy as _

from palermo.faces.web.reports.form import options
from palermo.faces.web.reports.form.boxes import Box

NARRATIVE = Box(
    "narrative", _("Tell it, in the language you like"),
    _("Who, what, how it ended. People’s own words are precious: keep them between quotation marks."), "area",
)  # fmt: skip
TITLE = Box("title", _("In one line, if you like"), _("It becomes the title in lists. No names of victims."))
KIND = Box("kind", _("Kind of report"), "", "select", options.listed("report_kinds", empty=False))
LANGUAGE = Box("language", _("Language of the text"), "", "select", options.languages, css="sm")
URGENT = (
    Box("urgent_life", _("Life in danger now"), kind="check"),
    Box("urgent_child", _("A child is concerned"), kind="check"),
    Box("urgent_moving", _("Somebody is about to be moved on or handed over"), kind="check"),
)
WHEN_WORDS = Box(
    "when_words", _("In your own words, if that says more"), _("“Between the 19th and the 22nd”, “at dawn”.")
)
COUNTRY = Box("country", _("Country"), "", "select", options.all_countries)
PLACE = Box("place", _("Post or place"), _("As it is called there."), suggestions="places")
CROSSING = Box("crossing", _("Known crossing"), "", "select", options.crossings)
COORDINATES = Box(
    "coordinates", _("Coordinates"), _("As your device shows them: 20.6 12.7, or N20°36′ E12°42′."), css="sm"
)
WHERE_WORDS = Box(
    "where_words", _("In your own words, if that says more"), _("“90 km north-west of Dirkou”.")
)
COUNTS = (
    Box("count_people", _("People met, in all"), css="xs", mode="numeric"),
    Box("count_women", _("Women"), css="xs", mode="numeric"),
    Box("count_men", _("Men"), css="xs", mode="numeric"),
    Box("count_children", _("Children"), css="xs", mode="numeric"),
    Box("count_survivors", _("Survivors"), css="xs", mode="numeric"),
)
TOLL = (("dead", _("Dead")), ("missing", _("Missing")), ("injured", _("Injured")))
SOURCE = Box(
    "source", _("How sure is the source?"), _("Your own eyes are A. Somebody you met for the first time is X."),
    "select", options.evaluated("source_evaluation"),
)  # fmt: skip
INFORMATION = Box(
    "information", _("How sure is what it says?"), _("What you counted yourself is 1. Hearsay alone is 4."), "select",
    options.evaluated("information_evaluation"),
)  # fmt: skip
HANDLING = Box(
    "handling",
    _("What may be done with it?"),
    "",
    "select",
    options.coded("evaluation_and_handling", "handling"),
)
CONDITION = Box("condition", _("Condition, in words"), _("For H3: “Do not act on this plate before 1 July”."))

SINGLE = {
    box.name: box
    for box in (
        NARRATIVE, TITLE, KIND, LANGUAGE, *URGENT, WHEN_WORDS, COUNTRY, PLACE, CROSSING, COORDINATES, WHERE_WORDS,
        *COUNTS, SOURCE, INFORMATION, HANDLING, CONDITION,
    )
}  # fmt: skip
