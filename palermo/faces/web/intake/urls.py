"""Addresses of imports, the same at both entries."""

from django.urls import path

from palermo.faces.web.intake import files, work

urlpatterns = [
    path("import/", files.bring, name="import_reports"),
    path("import/files/<str:uid>/", files.look, name="import_file"),
    path("import/files/<str:uid>/discard/", files.discard, name="import_discard"),
    path("import/<str:uid>/", work.show, name="import_job"),
    path("import/<str:uid>/cancel/", work.cancel, name="import_cancel"),
    path("import/<str:uid>/resume/", work.resume, name="import_resume"),
    path("import/<str:uid>/errors.csv", work.errors_csv, name="import_errors"),
]
