"""The rows of the reports room. Only codes, days, counts and states stand in the clear."""

from palermo.domain.reports.models.correspondence import Message, Notice
from palermo.domain.reports.models.inbox import InboxItem, Receipt
from palermo.domain.reports.models.reading import Classifier, Reading, Tally, Unread, Verdict
from palermo.domain.reports.models.report import Body, Judgement, Report, Searchable
from palermo.domain.reports.models.share import Share, ShareUnit
from palermo.domain.reports.models.shredding import Shredding

__all__ = [
    "Body", "Classifier", "InboxItem", "Judgement", "Message", "Notice", "Reading", "Receipt", "Report", "Searchable",
    "Share", "ShareUnit", "Shredding", "Tally", "Unread", "Verdict",
]  # fmt: skip
