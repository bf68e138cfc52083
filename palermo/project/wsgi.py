"""The WSGI application of the entry that `PALERMO_ENTRY` names."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "palermo.project.settings")
application = get_wsgi_application()
