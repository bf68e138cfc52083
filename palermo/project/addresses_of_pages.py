"""What both inner entries answer, and how both say that something went wrong."""

from django.urls import URLPattern, URLResolver, include, path

handler400 = "palermo.faces.kit.problems.bad_request"
handler403 = "palermo.faces.kit.problems.denied"
handler404 = "palermo.faces.kit.problems.absent"
handler500 = "palermo.faces.kit.problems.server_error"

COMMON: list[URLPattern | URLResolver] = [
    path("", include("palermo.faces.kit.urls")),
    path("", include("palermo.faces.web.account.urls")),
]
