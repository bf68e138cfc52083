"""One file for each verb, or group of near ones: policy, state table, rows, audit, news, in that order."""

from palermo.domain.documents.operations.bimonthly import draft_bimonthly, make_draft
from palermo.domain.documents.operations.cite import cite
from palermo.domain.documents.operations.comments import comment, resolve
from palermo.domain.documents.operations.draft import draft, save, set_facts
from palermo.domain.documents.operations.figures import add_figure, refresh_figure, remove_figure
from palermo.domain.documents.operations.follow import follow_levels
from palermo.domain.documents.operations.issue import issue
from palermo.domain.documents.operations.recall import chase, expire_due, recall
from palermo.domain.documents.operations.reindex import index_again
from palermo.domain.documents.operations.respond import acknowledge, answer, rate, use
from palermo.domain.documents.operations.retention import destroy, keep, tell_documents_due
from palermo.domain.documents.operations.review import (
    approve,
    approve_translation,
    send_back,
    send_to_review,
    take_back,
)
from palermo.domain.documents.operations.sanitise import confirm_source, judge_source, sanitise
from palermo.domain.documents.operations.supersede import supersede
from palermo.domain.documents.operations.templates import reset_template, save_template
from palermo.domain.documents.operations.translation import issue_translation

__all__ = [
    "acknowledge", "add_figure", "answer", "approve", "approve_translation", "chase", "cite", "comment",
    "confirm_source", "destroy", "draft", "draft_bimonthly", "expire_due", "follow_levels", "index_again", "issue",
    "issue_translation", "judge_source", "keep", "make_draft", "rate", "recall", "refresh_figure", "remove_figure",
    "reset_template", "resolve", "sanitise", "save", "save_template", "send_back", "send_to_review", "set_facts",
    "supersede", "take_back", "tell_documents_due", "use",
]  # fmt: skip
