"""Addresses of imports, the same at both entries."""

from django.urls import path

from palermo.faces.web.intake import files, work

urlpatterns = [
    path("import/", files.bring, name="import_reports"),
    path("import/files/<slug:uid>/", files.look, name="import_file"),
    path("import/files/<slug:uid>/discard/", files.discard, name="import_discard"),
    path("import/<slug:uid>/", work.show, name="import_job"),
    path("import/<slug:uid>/cancel/", work.cancel, name="import_cancel"),
    path("import/<slug:uid>/resume/", work.resume, name="import_resume"),
    path("import/<slug:uid>/errors.csv", work.errors_csv, name="import_errors"),
]
