"""Addresses of documents at the hub's entry: the workbench, review, issue, ledger; and reading as everywhere."""

from django.urls import path, re_path

from palermo.faces.web.documents.views import (
    drafts,
    editing,
    issuing,
    ledger,
    new,
    pdf,
    reading,
    retaining,
    review,
    sanitising,
    sources,
    templates,
    versions,
    workbench,
)

DOCUMENT = r"(?P<reference>[A-Za-z]{3}-[0-9A-Za-z]{4}-[0-9A-Za-z]{4})"
UID = r"(?P<uid>[\w-]{10,40})"
LANGUAGE = r"(?P<language>[a-z]{2,3})"
KEY = r"(?P<key>[a-z0-9][a-z0-9_-]{0,39})"

urlpatterns = [
    path("documents/", drafts.listed, name="documents"),
    re_path(r"^documents/export\.(?P<kind>csv|xlsx)$", drafts.exported, name="document_export"),
    path("documents/new/", new.new, name="document_new"),
    path("documents/bimonthly/", new.bimonthly, name="document_bimonthly"),
    path("documents/bimonthly/<str:uid>/", new.bimonthly_work, name="bimonthly_work"),
    path("documents/templates/", templates.listed, name="document_templates"),
    re_path(
        rf"^documents/templates/(?P<kind>\w{{1,40}})/{LANGUAGE}/$",
        templates.template,
        name="document_template",
    ),
    path("documents/issued/", reading.listed, name="issued_documents"),
    re_path(r"^documents/issued/export\.(?P<kind>csv|xlsx)$", reading.exported, name="issued_export"),
    re_path(rf"^documents/{DOCUMENT}/$", workbench.document, name="document"),
    re_path(rf"^documents/{DOCUMENT}/edit/$", editing.edit, name="document_edit"),
    re_path(rf"^documents/{DOCUMENT}/preview/$", editing.preview, name="document_preview"),
    re_path(rf"^documents/{DOCUMENT}/draft\.pdf$", pdf.draft, name="draft_pdf"),
    re_path(rf"^documents/{DOCUMENT}/facts/$", workbench.facts, name="document_facts"),
    re_path(rf"^documents/{DOCUMENT}/versions/$", versions.versions, name="document_versions"),
    re_path(rf"^documents/{DOCUMENT}/comment/$", workbench.comment, name="document_comment"),
    re_path(rf"^documents/{DOCUMENT}/comments/{UID}/$", workbench.resolve, name="document_resolve"),
    re_path(rf"^documents/{DOCUMENT}/sources/$", sources.sources, name="document_sources"),
    re_path(rf"^documents/{DOCUMENT}/sources/cite/$", sources.cite, name="document_cite"),
    re_path(rf"^documents/{DOCUMENT}/figures/$", sources.figure_pages, name="document_figures"),
    re_path(
        rf"^documents/{DOCUMENT}/figures/{KEY}/refresh/$", sources.refresh, name="document_figure_refresh"
    ),
    re_path(rf"^documents/{DOCUMENT}/figures/{KEY}/remove/$", sources.remove, name="document_figure_remove"),
    re_path(rf"^documents/{DOCUMENT}/send/$", review.send, name="document_send"),
    re_path(rf"^documents/{DOCUMENT}/take-back/$", review.take_back, name="document_take_back"),
    re_path(rf"^documents/{DOCUMENT}/review/$", review.review, name="document_review"),
    re_path(rf"^documents/{DOCUMENT}/review/approve/$", review.approve, name="document_approve"),
    re_path(rf"^documents/{DOCUMENT}/review/send-back/$", review.send_back, name="document_send_back"),
    re_path(
        rf"^documents/{DOCUMENT}/{LANGUAGE}/approve/$",
        review.approve_translation,
        name="document_approve_translation",
    ),
    re_path(
        rf"^documents/{DOCUMENT}/{LANGUAGE}/issue/$",
        review.issue_translation,
        name="document_issue_translation",
    ),
    re_path(rf"^documents/{DOCUMENT}/issue/$", issuing.issue, name="document_issue"),
    re_path(rf"^documents/{DOCUMENT}/recall/$", issuing.recall, name="document_recall"),
    re_path(rf"^documents/{DOCUMENT}/keep/$", retaining.keep, name="document_keep"),
    re_path(rf"^documents/{DOCUMENT}/destroy/$", retaining.destroy, name="document_destroy"),
    re_path(rf"^documents/{DOCUMENT}/supersede/$", issuing.supersede, name="document_supersede"),
    re_path(rf"^documents/{DOCUMENT}/sanitise/$", sanitising.sanitise, name="document_sanitise"),
    re_path(rf"^documents/{DOCUMENT}/original/$", sanitising.original, name="document_original"),
    re_path(rf"^documents/{DOCUMENT}/judged/$", sanitising.judged, name="document_sources_judged"),
    re_path(rf"^documents/{DOCUMENT}/judged/{UID}/$", sanitising.judge, name="document_judge_source"),
    re_path(
        rf"^documents/{DOCUMENT}/judged/{UID}/confirm/$", sanitising.confirm, name="document_confirm_source"
    ),
    re_path(rf"^documents/{DOCUMENT}/ledger/$", ledger.ledger, name="document_ledger"),
    re_path(
        rf"^documents/{DOCUMENT}/ledger\.(?P<kind>csv|xlsx)$", ledger.exported, name="document_ledger_export"
    ),
    re_path(rf"^documents/{DOCUMENT}/read/$", reading.read, name="document_read"),
    re_path(rf"^documents/{DOCUMENT}/document\.pdf$", pdf.issued, name="document_pdf"),
    re_path(rf"^documents/{DOCUMENT}/respond/$", reading.respond, name="document_respond"),
]
