"""Addresses of matches and entities at the hub's entry."""

from django.urls import path, re_path

from palermo.faces.web.matching.views import entities, exports, moves, queue

ENTITY = r"(?P<reference>[A-Za-z]{3}-[0-9A-Za-z]{4}-[0-9A-Za-z]{4})"

urlpatterns = [
    path("matches/", queue.waiting, name="matches"),
    re_path(r"^matches/export\.(?P<kind>csv|xlsx)$", exports.matches, name="match_export"),
    path("matches/<str:uid>/", queue.match, name="match"),
    path("matches/<str:uid>/decide/", queue.decide, name="match_decide"),
    path("matches/<str:uid>/reopen/", queue.reopen, name="match_reopen"),
    path("entities/", entities.listed, name="entities"),
    re_path(r"^entities/export\.(?P<kind>csv|xlsx)$", exports.entities, name="entity_export"),
    re_path(rf"^entities/{ENTITY}/$", entities.entity, name="entity"),
    re_path(rf"^entities/{ENTITY}/merge/$", moves.merge, name="entity_merge"),
    re_path(rf"^entities/{ENTITY}/split/$", moves.split, name="entity_split"),
    re_path(rf"^entities/{ENTITY}/undo/(?P<uid>[\w-]{{10,40}})/$", moves.undo, name="entity_undo"),
]
