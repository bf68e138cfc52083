"""Addresses of routes at the hub's entry."""

from django.urls import path, re_path

from palermo.faces.web.routes.views import corridors, crossings, exports, lists, on_map, profiles, risks

urlpatterns = [
    path("routes/", on_map.on_map, name="routes"),
    path("routes/map.svg", on_map.as_svg, name="route_svg"),
    path("routes/map.geojson", on_map.as_geojson, name="route_geojson"),
    path("routes/legs/", lists.legs, name="route_legs"),
    path("routes/journeys/", lists.journeys, name="route_journeys"),
    re_path(r"^routes/export/(?P<what>[a-z]+)\.(?P<kind>csv|xlsx)$", exports.export, name="route_export"),
    path("routes/dead-and-missing/", risks.risks, name="route_risks"),
    path("routes/corridors/", corridors.corridors, name="route_corridors"),
    path("routes/by-leg/<str:key>/", profiles.leg, name="route_leg"),
    path("routes/by-route/<str:code>/", profiles.route, name="route_profile"),
    path("routes/by-crossing/<str:code>/", crossings.crossing, name="route_crossing"),
]
