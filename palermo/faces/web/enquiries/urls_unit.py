"""Addresses of questions at the unit's entry."""

from django.urls import path, re_path

from palermo.faces.web.enquiries.urls_hub import QUESTION, common
from palermo.faces.web.enquiries.views import asking

urlpatterns = [
    path("questions/ask/", asking.ask, name="enquiry_ask"),
    re_path(rf"^questions/{QUESTION}/close/$", asking.close, name="enquiry_close"),
    re_path(rf"^questions/{QUESTION}/renew/$", asking.renew, name="enquiry_renew"),
    *common,
]
