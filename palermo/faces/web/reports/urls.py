"""Addresses of the reports room at the unit's entry."""

from django.urls import path, re_path

from palermo.faces.web.reports.views import (
    actions,
    answers,
    editing,
    files,
    home,
    lists,
    receipts,
    report,
    search,
    sharing,
)

REFERENCE = r"(?P<reference>[A-Za-z]{2,10}-[0-9A-Za-z]{4}-[0-9A-Za-z]{4})"

urlpatterns = [
    path("", home.home, name="home"),
    path("notices/seen/", home.notices_seen, name="notices_seen"),
    path("reports/", lists.own, name="report_list"),
    path("reports/shared/", lists.shared, name="report_shared"),
    path("reports/new/", editing.new, name="report_new"),
    path("reports/submit/", lists.submit_many, name="report_submit_many"),
    re_path(r"^reports/export\.(?P<kind>csv|xlsx)$", lists.export_list, name="report_export"),
    path("search/", search.search, name="search"),
    path("questions/<str:uid>/answer/", answers.answer, name="question_answer"),
    path("receipts/", receipts.receipts, name="receipts"),
    re_path(rf"^receipts/{REFERENCE}/$", receipts.receipt, name="receipt"),
    re_path(rf"^receipts/{REFERENCE}/follow-up/$", receipts.follow_up_sealed, name="receipt_follow_up"),
    re_path(rf"^reports/{REFERENCE}/$", report.report, name="report"),
    re_path(
        rf"^reports/{REFERENCE}/versions/(?P<number>[0-9]{{1,5}})/$", report.version, name="report_version"
    ),
    re_path(rf"^reports/{REFERENCE}/receipt\.json$", receipts.receipt_file, name="report_receipt"),
    re_path(rf"^reports/{REFERENCE}/edit/$", editing.edit, name="report_edit"),
    re_path(rf"^reports/{REFERENCE}/hand-in/$", actions.hand_in, name="report_hand_in"),
    re_path(rf"^reports/{REFERENCE}/submit/$", actions.submit, name="report_submit"),
    re_path(rf"^reports/{REFERENCE}/return/$", actions.return_to_author, name="report_return"),
    re_path(rf"^reports/{REFERENCE}/follow-up/$", actions.follow_up, name="report_follow_up"),
    re_path(rf"^reports/{REFERENCE}/withdraw/$", actions.withdraw, name="report_withdraw"),
    re_path(rf"^reports/{REFERENCE}/discard/$", actions.discard, name="report_discard"),
    re_path(rf"^reports/{REFERENCE}/share/$", sharing.share, name="report_share"),
    re_path(rf"^reports/{REFERENCE}/files/$", actions.attach, name="report_attach"),
    re_path(rf"^reports/{REFERENCE}/files/(?P<uid>[\w-]{{10,40}})/$", files.attachment, name="report_file"),
    re_path(
        rf"^reports/{REFERENCE}/files/(?P<uid>[\w-]{{10,40}})/remove/$", actions.detach, name="report_detach"
    ),
    path("shares/<str:uid>/end/", sharing.end, name="share_end"),
    path("shares/<str:uid>/consent/", sharing.consent, name="share_consent"),
    path("shares/<str:uid>/refuse/", sharing.refuse, name="share_refuse"),
]
