"""Addresses of cooperation below /cooperation/, the same at both entries; policy decides what each shows."""

from django.urls import path, re_path

from palermo.faces.web.cooperation.views import (
    calendar,
    contacts,
    exports,
    next_up,
    requests,
    undertakings,
    units,
    verbs,
)

REFERENCE = r"(?P<reference>[A-Za-z]{3}-[0-9A-Za-z]{4}-[0-9A-Za-z]{4})"
KIND = r"(?P<kind>csv|xlsx)"
WHAT = r"(?P<what>meeting|operation|agreement|liaison)"

urlpatterns = [
    path("", next_up.page, name="cooperation"),
    path("requests/", requests.listed, name="requests"),
    path("requests/new/", requests.new, name="request_new"),
    re_path(rf"^requests/export\.{KIND}$", exports.requests, name="request_export"),
    re_path(rf"^requests/{REFERENCE}/$", requests.request, name="request"),
    re_path(rf"^requests/{REFERENCE}/act/$", verbs.act, name="request_act"),
    re_path(rf"^requests/{REFERENCE}/files/(?P<uid>[\w-]{{10,40}})/$", requests.file, name="request_file"),
    path("units/", units.everybody, name="unit_figures"),
    re_path(rf"^units/export\.{KIND}$", exports.units, name="unit_export"),
    path("units/nothing-to-report/", units.nothing_to_report, name="nil_return"),
    re_path(r"^units/(?P<code>[A-Z]{2,12})/$", units.unit, name="unit_page"),
    path("contacts/", contacts.listed, name="contacts"),
    path("contacts/new/", contacts.new, name="contact_new"),
    re_path(rf"^contacts/export\.{KIND}$", exports.contacts, name="contact_export"),
    re_path(r"^contacts/(?P<uid>[\w-]{10,40})/$", contacts.edit, name="contact"),
    re_path(r"^contacts/(?P<uid>[\w-]{10,40})/tested/$", contacts.tested, name="contact_tested"),
    path("calendar/", calendar.page, name="calendar"),
    path("calendar/palermo.ics", calendar.file, name="calendar_file"),
    re_path(rf"^{WHAT}/$", undertakings.listed, name="undertakings"),
    re_path(rf"^{WHAT}/new/$", undertakings.new, name="undertaking_new"),
    re_path(rf"^{WHAT}/export\.{KIND}$", exports.undertakings, name="undertaking_export"),
    re_path(rf"^agreed/{REFERENCE}/$", undertakings.undertaking, name="undertaking"),
    re_path(rf"^agreed/{REFERENCE}/edit/$", undertakings.edit, name="undertaking_edit"),
    re_path(rf"^agreed/{REFERENCE}/act/$", undertakings.act, name="undertaking_act"),
]
