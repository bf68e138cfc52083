"""Addresses of the keys, at the hub's entry."""

from django.urls import path

from palermo.faces.web.keys import views

app_name = "keys"
urlpatterns = [
    path("keys/", views.state, name="state"),
    path("keys/rotate/", views.rotate, name="rotate"),
]
