"""What every child needs and no setting shapes: imported once, before the fork, and shared by all processes."""

import gc
import importlib
import logging

# Language guessing (numpy) is left out: only the workers use it.
_MODULES = (
    "django.contrib.auth.hashers",
    "django.contrib.sessions.backends.base",
    "django.contrib.staticfiles.storage",
    "django.core.cache.backends.db",
    "django.core.handlers.wsgi",
    "django.core.management",
    "django.core.paginator",
    "django.db.backends.sqlite3.base",
    "django.db.migrations.executor",
    "django.db.models",
    "django.forms",
    "django.template.backends.django",
    "django.template.loader_tags",
    "django.templatetags.i18n",
    "django.test.signals",
    "django.views.generic",
    "anyascii",
    "argon2",
    "babel.dates",
    "babel.numbers",
    "cryptography.hazmat.primitives.asymmetric.ed25519",
    "cryptography.hazmat.primitives.asymmetric.x25519",
    "cryptography.hazmat.primitives.ciphers.aead",
    "cryptography.hazmat.primitives.kdf.scrypt",
    "cryptography.x509",
    "fido2.server",
    "gunicorn.app.base",
    "gunicorn.arbiter",
    "gunicorn.workers.gthread",
    "orjson",
    "phonenumbers",
    "pydantic",
    "qrcode",
    "qrcode.image.svg",
    "rapidfuzz",
    "Stemmer",
    "whitenoise.base",
    "yaml",
    "csp.checks",
    "django_stubs_ext.patch",
    "django_tasks",
    "palermo.domain.reports.content",
    "palermo.domain.reports.judgement",
    "palermo.domain.reports.search_terms",
    "palermo.foundations.compartments.bundle",
    "palermo.foundations.vocabularies",
)


def preload() -> None:
    """Import the shared modules and freeze them, so that the garbage collector does not touch (and copy) them."""
    for name in _MODULES:
        try:
            importlib.import_module(name)
        except ImportError:
            logging.getLogger("palermo.serve").warning("cannot preload %s", name)
    freeze()


def freeze() -> None:
    """Collect once, then keep what is left out of every later collection."""
    gc.collect()
    gc.freeze()
