"""The verbs of the audit in words. A verb that is not listed is its own word: codes are stable and readable."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = dict[str, Promise | str]

KINDS: Words = {"change": _("Change"), "read": _("Read"), "refusal": _("Refusal")}
ENTRIES: Words = {"unit": _("Units’ entry"), "hub": _("Hub entry"), "tool": _("Command line")}

VERBS: Words = {
    "api": _("asked by program"),
    "audit.exported": _("exported the audit"),
    "audit.query_opened": _("opened the words of a search"),
    "audit.read": _("read the audit"),
    "audit.verified": _("verified the audit"),
    "deputy_ended": _("ended a deputy’s time"),
    "deputy_named": _("named a deputy"),
    "duty_changed": _("changed who is on duty"),
    "factor_added": _("added a second proof"),
    "factor_removed": _("removed a second proof"),
    "factor_reset": _("reset a second proof"),
    "file.read": _("opened a file"),
    "grant_bootstrapped": _("granted at the command line"),
    "grant_confirmed": _("confirmed a grant"),
    "grant_declined": _("declined a grant"),
    "grant_proposed": _("proposed a grant"),
    "grant_withdrawn": _("ended a grant"),
    "import.begun": _("began an import"),
    "import.ended": _("an import ended"),
    "import.lapsed": _("files of imports lapsed"),
    "keys.escrowed": _("made escrow shares"),
    "keys.recovered": _("recovered the keys"),
    "keys.rotated": _("changed a level’s key"),
    "keys.rotation_begun": _("began to change a level’s key"),
    "language_changed": _("changed the language"),
    "message.listed": _("read messages"),
    "page": _("asked for a page"),
    "password_changed": _("changed the password"),
    "password_reset": _("gave a new password"),
    "person_activated": _("reactivated a person"),
    "person_added": _("added a person"),
    "person_changed": _("changed a person"),
    "person_deactivated": _("deactivated a person"),
    "receipt.read": _("read a receipt"),
    "recovery_codes_made": _("printed recovery codes"),
    "report.acknowledged": _("acknowledged an urgent report"),
    "report.answered": _("answered a question"),
    "report.asked": _("asked a question"),
    "report.attached": _("attached a file"),
    "report.classified": _("classified a report"),
    "report.closed": _("closed a report"),
    "report.deposited": _("deposited a sealed report"),
    "report.detached": _("took a file away"),
    "report.exported": _("exported reports"),
    "report.followed_up": _("followed up a report"),
    "report.found": _("found a report by search"),
    "report.handed_in": _("handed a report in"),
    "report.let_go": _("put a report back into the queue"),
    "report.listed": _("saw a report in a list"),
    "report.lowering_proposed": _("proposed a lower level"),
    "report.read": _("opened a report"),
    "report.received": _("a report came in"),
    "report.reopened": _("reopened a report"),
    "report.returned": _("returned a report"),
    "report.review_due": _("reports reached their review day"),
    "report.saved": _("saved a report"),
    "report.searched": _("searched"),
    "report.share_confirmed": _("confirmed a share"),
    "report.share_consented": _("consented to a share"),
    "report.share_refused": _("refused a share"),
    "report.share_withdrawn": _("ended a share"),
    "report.shared": _("shared a report"),
    "report.shredded": _("destroyed a report"),
    "report.submitted": _("sent a report to the hub"),
    "report.taken_up": _("took a report"),
    "report.unmarked_duplicate": _("unmarked a duplicate"),
    "report.withdrawn": _("withdrew a report"),
    "reports": _("asked for reports"),
    "second_factor": _("second proof"),
    "sessions_ended": _("ended sessions"),
    "shared": _("asked for a share"),
    "sign_in": _("sign-in"),
    "signed_in": _("signed in"),
    "signed_out": _("signed out"),
    "token_issued": _("made a token"),
    "token_revoked": _("revoked a token"),
    "unit_added": _("added a unit"),
    "unit_state": _("changed a unit’s state"),
}

# What a verification can find, as a sentence about one entry or link.
PROBLEMS: Words = {
    "edited": _("An entry was edited after it was recorded."),
    "deleted": _("An entry was deleted."),
    "inserted": _("An entry stands here that was never recorded by the program."),
    "reordered": _("Entries changed places."),
    "truncated": _("The end of the record was cut off."),
    "rewritten": _("The chain was rewritten: it differs from a head that the hub signed."),
    "checkpoint": _("A signed checkpoint is missing, changed or not the hub’s."),
    "receipt": _("A receipt names a head that the chain does not have."),
}


def verb(code: str) -> str:
    """Return a verb in words, the code itself where it is not listed."""
    return str(VERBS.get(code, code))
