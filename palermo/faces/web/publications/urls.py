"""Addresses of publications at the hub's entry."""

from django.urls import path, re_path

from palermo.faces.web.publications.views import deciding, listing, one, proposing

PUBLICATION = r"(?P<reference>[A-Za-z]{3}-[0-9A-Za-z]{4}-[0-9A-Za-z]{4})"

urlpatterns = [
    path("publications/", listing.listed, name="publications"),
    re_path(r"^publications/export\.(?P<kind>csv|xlsx)$", listing.export, name="publication_export"),
    path("publications/new/", proposing.propose, name="publication_new"),
    re_path(rf"^publications/{PUBLICATION}/$", one.publication, name="publication"),
    re_path(rf"^publications/{PUBLICATION}/revise/$", proposing.revise, name="publication_revise"),
    re_path(rf"^publications/{PUBLICATION}/publish/$", deciding.publish, name="publication_publish"),
    re_path(rf"^publications/{PUBLICATION}/send-back/$", deciding.send_back, name="publication_send_back"),
    re_path(
        rf"^publications/{PUBLICATION}/propose-again/$", deciding.propose_again, name="publication_again"
    ),
    re_path(rf"^publications/{PUBLICATION}/revert/$", deciding.revert, name="publication_revert"),
    re_path(rf"^publications/{PUBLICATION}/unpublish/$", deciding.unpublish, name="publication_unpublish"),
]
