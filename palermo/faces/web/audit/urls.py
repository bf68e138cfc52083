"""Addresses of the audit, at the hub's entry."""

from django.urls import path, re_path

from palermo.faces.web.audit import chain, log

app_name = "audit"
urlpatterns = [
    path("audit/", log.log, name="log"),
    re_path(r"^audit/export\.(?P<kind>csv|xlsx)$", log.export_log, name="export"),
    path("audit/entries/<slug:uid>/query/", log.query, name="query"),
    path("audit/chain/", chain.state, name="chain"),
    path("audit/chain/verify/", chain.verify, name="verify"),
]
