"""Addresses of questions at the hub's entry: the ledger, and the calls that are the hub's to decide."""

from django.urls import path, re_path

from palermo.faces.web.enquiries.views import calls, exports, questions

QUESTION = r"(?P<reference>[A-Za-z]{3}-[0-9A-Za-z]{4}-[0-9A-Za-z]{4})"

common = [
    path("questions/", questions.listed, name="enquiries"),
    re_path(r"^questions/export\.(?P<kind>csv|xlsx)$", exports.ledger, name="enquiry_export"),
    re_path(rf"^questions/{QUESTION}/$", questions.question, name="enquiry"),
    path("calls/", calls.listed, name="calls"),
    path("calls/<str:uid>/", calls.call, name="call"),
    path("calls/<str:uid>/respond/", calls.respond, name="call_respond"),
    path("calls/<str:uid>/reconsider/", calls.reconsider, name="call_reconsider"),
]
urlpatterns = [*common, path("calls/<str:uid>/pass-on/", calls.pass_on, name="call_pass_on")]
