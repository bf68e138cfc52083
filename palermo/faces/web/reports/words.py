"""The words of the reports pages for codes that no vocabulary names: states, messages, reasons, units of goods."""

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from palermo.faces.kit.names import language_name, reader_locale

Words = dict[str, Promise | str]

STATES: Words = {
    "draft": _("Draft"),
    "handed_in": _("With the head of unit"),
    "returned": _("Returned with a question"),
    "submitted": _("Sent to the hub"),
    "in_triage": _("Read at the hub"),
    "question_open": _("The hub asks"),
    "classified": _("Classified"),
    "closed": _("Closed"),
    "withdrawn": _("Withdrawn"),
    "shredded": _("Destroyed"),
}
URGENT: Words = {
    "life": _("Life in danger"),
    "child": _("A child"),
    "moving": _("About to be moved or handed over"),
}
MESSAGES: Words = {
    "question": _("The hub asks"),
    "answer": _("The unit answers"),
    "follow_up": _("Follow-up"),
    "return": _("Returned by the head of unit"),
    "feedback": _("Feedback from the hub"),
    "note": _("Note inside the hub"),
}
VERSIONS: Words = {
    "first": _("First version"),
    "amended": _("Corrected by the head of unit"),
    "corrected": _("Corrected after it was sent"),
    "updated": _("Updated from the source"),
}
NOTICES: Words = {
    "corrected": _("was corrected since you read it"),
    "cited": _("helped: a document of the hub rests on it. Thank you."),
    "withdrawn": _("was withdrawn since you read it; do not use it any more"),
    "returned": _("came back to you with a question"),
    "review_due": _("has come to its review day; what nobody keeps is destroyed a month later"),
    "review_due_elsewhere": _("has come to its review day: somebody decides whether it is still needed"),
}
WITHDRAWN: Words = {
    "mistaken": _("It was mistaken"),
    "unlawful": _("It should not have been recorded"),
    "source_at_risk": _("It puts a source at risk"),
    "victim_asked": _("The victim asked for it"),
    "other": _("Another reason"),
}
SHARES: Words = {
    "waiting": _("Waiting"),
    "active": _("Shared"),
    "refused": _("Refused"),
    "withdrawn": _("Ended"),
}
SEXES: Words = {"F": _("female"), "M": _("male"), "X": pgettext_lazy("sex", "other")}
AT_LARGE: Words = {"n": _("Held"), "y": _("At large")}
AMOUNT_UNITS: Words = {
    "kg": "kg", "g": "g", "l": "l", "ml": "ml", "ha": "ha",
    "tablet": _("tablets"), "capsule": _("capsules"), "blister": _("blister packs"), "bottle": _("bottles"),
    "dose": _("doses"), "plant": _("plants"), "sachet": _("sachets"), "box": _("boxes"), "carton": _("cartons"),
    "stick": _("sticks"), "brick": _("bricks"), "piece": _("pieces"), "note": _("notes"), "round": _("rounds"),
    "metre": _("metres"), "head": _("head of cattle"), "bag": _("bags"), "amount": _("amount of money"),
}  # fmt: skip
CURRENCIES = (
    "XOF",
    "XAF",
    "NGN",
    "GHS",
    "GNF",
    "SLE",
    "LRD",
    "GMD",
    "CVE",
    "MRU",
    "MAD",
    "DZD",
    "LYD",
    "EUR",
    "USD",
    "GBP",
)
LANGUAGES = ("fr", "en", "pt", "ar", "ha", "ff", "bm", "dje", "wo", "yo", "ig", "ee", "kri")


def word(words: Words, code: str) -> str:
    """Return the words for a code; a code without words is its own."""
    return str(words.get(code, code))


def state(code: str) -> SafeString:
    """Return a report's state as a small sign."""
    css = "tag on" if code in ("question_open", "returned", "withdrawn") else "tag"
    return format_html('<span class="{}">{}</span>', css, word(STATES, code))


def currency_name(code: str) -> str:
    """Return a currency's name by CLDR with its code."""
    return f"{code} · {reader_locale().currencies.get(code, code)}"


def languages() -> list[tuple[str, str]]:
    """Return the languages in which reports are written here, for a list."""
    return [(code, language_name(code)) for code in LANGUAGES]


def amount_text(amount: str, unit: str) -> str:
    """Return an amount with its unit, or that it is not known."""
    if not amount:
        return gettext("amount not known")
    return f"{amount}\u00a0{word(AMOUNT_UNITS, unit)}" if unit else amount
