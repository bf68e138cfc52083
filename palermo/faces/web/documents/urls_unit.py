"""Addresses of documents at the unit's entry: what reached the reader."""

from django.urls import path, re_path

from palermo.faces.web.documents.urls_hub import DOCUMENT
from palermo.faces.web.documents.views import pdf, reading

urlpatterns = [
    path("documents/", reading.listed, name="documents"),
    re_path(r"^documents/export\.(?P<kind>csv|xlsx)$", reading.exported, name="issued_export"),
    re_path(rf"^documents/{DOCUMENT}/$", reading.read, name="document_read"),
    re_path(rf"^documents/{DOCUMENT}/document\.pdf$", pdf.issued, name="document_pdf"),
    re_path(rf"^documents/{DOCUMENT}/respond/$", reading.respond, name="document_respond"),
]
