"""Addresses of practices below /cooperation/practices/, the same at both entries."""

from django.urls import path, re_path

from palermo.faces.web.practices.views import exports, practices, verbs

REFERENCE = r"(?P<reference>[A-Za-z]{3}-[0-9A-Za-z]{4}-[0-9A-Za-z]{4})"

urlpatterns = [
    path("", practices.listed, name="practices"),
    path("new/", practices.new, name="practice_new"),
    re_path(r"^export\.(?P<kind>csv|xlsx)$", exports.practices, name="practice_export"),
    re_path(rf"^{REFERENCE}/$", practices.practice, name="practice"),
    re_path(rf"^{REFERENCE}/edit/$", practices.edit, name="practice_edit"),
    re_path(rf"^{REFERENCE}/propose/$", verbs.propose, name="practice_propose"),
    re_path(rf"^{REFERENCE}/withdraw/$", verbs.withdraw, name="practice_withdraw"),
    re_path(rf"^{REFERENCE}/judge/$", verbs.judge, name="practice_judge"),
    re_path(rf"^{REFERENCE}/adopt/$", verbs.adopt, name="practice_adopt"),
    re_path(rf"^{REFERENCE}/best/$", verbs.best, name="practice_best"),
    re_path(rf"^{REFERENCE}/keep/$", verbs.keep, name="practice_keep"),
    re_path(rf"^{REFERENCE}/destroy/$", verbs.destroy, name="practice_destroy"),
]
