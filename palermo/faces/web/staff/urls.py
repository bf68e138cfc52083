"""Addresses of people, units and grants, at the hub's entry."""

from django.urls import path, re_path

from palermo.faces.web.staff import grants, people, person, units

app_name = "staff"
urlpatterns = [
    path("people/", people.people, name="people"),
    path("people/new/", people.new, name="new"),
    re_path(r"^people/export\.(?P<kind>csv|xlsx)$", people.export_people, name="export"),
    path("people/grants/", grants.register, name="register"),
    path("people/grants/propose/", grants.propose, name="propose"),
    path("people/grants/<slug:uid>/take-back/", grants.take_back, name="take_back"),
    path("people/grants/<slug:uid>/end/", grants.end, name="grant_end"),
    path("people/<slug:uid>/", person.show, name="person"),
    path("people/<slug:uid>/change/", person.change, name="change"),
    path("people/<slug:uid>/deactivate/", person.deactivate, name="deactivate"),
    path("people/<slug:uid>/activate/", person.activate, name="activate"),
    path("people/<slug:uid>/duty/", person.duty, name="duty"),
    path("people/<slug:uid>/reset-proof/", person.reset_factor, name="reset_factor"),
    path("people/<slug:uid>/reset-password/", person.reset_password, name="reset_password"),
    path("people/<slug:uid>/tokens/<slug:token>/revoke/", person.revoke, name="token_revoke"),
    path("people/<slug:uid>/deputies/", person.name_deputy, name="deputy"),
    path("people/<slug:uid>/deputies/<slug:deputy>/end/", person.end_deputy, name="deputy_end"),
    path("units/", units.units, name="units"),
    path("units/<slug:code>/", units.unit, name="unit"),
    path("grants/", grants.grants, name="grants"),
    path("grants/<slug:uid>/confirm/", grants.confirm, name="confirm"),
    path("grants/<slug:uid>/decline/", grants.decline, name="decline"),
]
