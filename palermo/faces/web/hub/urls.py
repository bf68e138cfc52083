"""Addresses of the reports room at the hub's entry."""

from django.urls import path, re_path

from palermo.faces.web.hub.views import (
    classify,
    confirmations,
    letters,
    level,
    quality,
    queue,
    report,
    reports,
    retention,
    share,
    shred,
    suggestions,
    triage,
)  # fmt: skip
from palermo.faces.web.reports.urls import REFERENCE
from palermo.faces.web.reports.views import files, receipts, search

NUMBER = r"(?P<number>[0-9]{1,5})"


def _verb(words: str) -> str:
    return rf"^reports/{REFERENCE}/{words}/$"


urlpatterns = [
    path("", queue.home, name="home"),
    path("queue/take-up/", triage.take_up_many, name="queue_take_up"),
    path("reports/", reports.listed, name="report_list"),
    re_path(r"^reports/export\.(?P<kind>csv|xlsx)$", reports.exported, name="report_export"),
    path("suggestions/quality/", quality.quality, name="suggestion_quality"),
    re_path(
        r"^suggestions/quality/export\.(?P<kind>csv|xlsx)$",
        quality.exported,
        name="suggestion_quality_export",
    ),
    path("search/", search.search, name="search"),
    re_path(rf"^reports/{REFERENCE}/$", report.report, name="report"),
    re_path(_verb(f"versions/{NUMBER}"), report.version, name="report_version"),
    re_path(_verb(f"versions/{NUMBER}/changes"), report.difference, name="report_changes"),
    re_path(rf"^reports/{REFERENCE}/receipt\.json$", receipts.receipt_file, name="report_receipt"),
    re_path(_verb(r"files/(?P<uid>[\w-]{10,40})"), files.attachment, name="report_file"),
    re_path(_verb("next"), triage.following_report, name="report_next"),
    re_path(_verb("take-up"), triage.take_up, name="report_take_up"),
    re_path(_verb("let-go"), triage.let_go, name="report_let_go"),
    re_path(_verb("acknowledge"), triage.acknowledge, name="report_acknowledge"),
    re_path(_verb("duplicate"), triage.duplicate, name="report_duplicate"),
    re_path(_verb("unduplicate"), triage.unduplicate, name="report_unduplicate"),
    re_path(_verb("classify"), classify.classify, name="report_classify"),
    re_path(_verb("suggestions"), suggestions.decide, name="report_suggestions"),
    re_path(_verb("suggestions/take"), suggestions.take, name="report_take"),
    re_path(_verb("ask"), letters.ask, name="report_ask"),
    re_path(_verb("close"), letters.close, name="report_close"),
    re_path(_verb("feedback"), letters.feedback, name="report_feedback"),
    re_path(_verb("reopen"), letters.reopen, name="report_reopen"),
    re_path(_verb("share"), share.share, name="report_share"),
    re_path(_verb("raise-level"), level.raise_level, name="report_raise_level"),
    re_path(_verb("propose-lower"), level.propose_lower, name="report_propose_lower"),
    re_path(_verb("lower-level"), level.lower_level, name="report_lower_level"),
    re_path(_verb("keep"), retention.keep, name="report_keep"),
    re_path(_verb("shred"), shred.shred, name="report_shred"),
    path("review-days/", retention.due, name="due"),
    path("shares/", confirmations.waiting, name="confirmations"),
    path("shares/<str:uid>/", confirmations.waiting_share, name="confirmation"),
    path("shares/<str:uid>/confirm/", confirmations.confirm, name="share_confirm"),
    path("shares/<str:uid>/refuse/", confirmations.refuse, name="share_refuse"),
    path("shares/<str:uid>/end/", confirmations.end, name="share_end"),
]
