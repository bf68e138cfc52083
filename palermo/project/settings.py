"""Django's settings, for every entry: `PALERMO_ENTRY` says which, `PALERMO_HOME` says of which installation."""

from pathlib import Path
from typing import Any

from django.utils.functional import SimpleLazyObject

from palermo.project import instance as _instance
from palermo.project.databases import databases as _databases
from palermo.project.logs import LOGGING  # noqa: F401  (a setting)

PALERMO = _instance.load()
_SIDE = PALERMO.side(PALERMO.entry)
_ADDRESS = PALERMO.addresses[_SIDE]
_ROOT = Path(__file__).parents[2]


def _secret_key() -> str:
    if not PALERMO.initialised:
        raise _instance.ConfigurationError(f"{PALERMO.home} is no installation yet: run `palermo init`")
    from palermo.foundations.compartments import keyring

    return keyring().entry_key("django").hex()


DEBUG = False
SECRET_KEY = SimpleLazyObject(_secret_key)
ALLOWED_HOSTS = [_ADDRESS.host]
ROOT_URLCONF = f"palermo.project.urls_{_SIDE}"
WSGI_APPLICATION = "palermo.project.wsgi.application"
AUTH_USER_MODEL = "staff.Person"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
APPEND_SLASH = False

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "palermo.foundations.audit",
    "palermo.foundations.staff",
    "palermo.foundations.compartments",
    "palermo.foundations.files",
    "palermo.foundations.jobs",
    "palermo.domain.reports",
    "palermo.domain.entities",
    "palermo.domain.enquiries",
    "palermo.domain.documents",
    "palermo.domain.routes",
    "palermo.domain.networks",
    "palermo.domain.cooperation",
    "palermo.domain.practices",
    "palermo.domain.publications",
    "palermo.faces.kit",
    "palermo.faces.public",
    "palermo.faces.web",
    "palermo.project",
]

MIDDLEWARE = [
    "palermo.faces.kit.middleware.HeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "palermo.faces.kit.middleware.CompressMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "palermo.faces.kit.middleware.LanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "palermo.faces.kit.middleware.ErrorsMiddleware",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        # Each room of the web face keeps its own templates (and static files) beside its views.
        "DIRS": sorted((_ROOT / "palermo/faces/web").glob("*/templates")),
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "palermo.faces.kit.context.here",
            ],
        },
    }
]

DATABASES = _databases(PALERMO)
DATABASE_ROUTERS = ["palermo.project.routing.Router"]
# Shared by all processes of an entry, so that a one-time code that one of them saw works in none.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "palermo_cache",
        # Past this number Django drops live counters of the throttle, not only expired ones.
        "OPTIONS": {"MAX_ENTRIES": 500_000},
    }
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}

# Nothing issued by one entry is valid at the other: own names, own keys, own tables.
SESSION_ENGINE = "palermo.foundations.staff.sessions"
SESSION_COOKIE_NAME = f"palermo_{_SIDE}"
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 12 * 3600
CSRF_COOKIE_NAME = f"palermo_{_SIDE}_form"
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "palermo.faces.kit.guard.stale_form"
LANGUAGE_COOKIE_NAME = f"palermo_{_SIDE}_language"
LANGUAGE_COOKIE_SAMESITE = "Strict"
LANGUAGE_COOKIE_HTTPONLY = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = _ADDRESS.https
SECURE_HSTS_SECONDS = 63072000 if _ADDRESS.https else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _ADDRESS.https else None
CSRF_TRUSTED_ORIGINS = [_ADDRESS.origin]
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "manifest-src": ["'self'"],
    }
}

# An upload never touches the disk in clear: the handler seals it while it streams in.
FILE_UPLOAD_HANDLERS = ["palermo.foundations.files.upload_handler.SealingUploadHandler"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 7000  # the report form with every row that a report may have
DATA_UPLOAD_MAX_NUMBER_FILES = 20

USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
_NAMES = {"en": "English", "fr": "Français", "pt": "Português"}
LANGUAGES = [(code, _NAMES[code]) for code in PALERMO.languages]
LANGUAGE_CODE = PALERMO.languages[0]
LOCALE_PATHS = [_ROOT / "locale"]

STATIC_URL = "/static/"
STATICFILES_DIRS = sorted((_ROOT / "palermo/faces/web").glob("*/static"))
STATIC_ROOT = PALERMO.home / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]

EMAIL_HOST = PALERMO.mail.host
EMAIL_PORT = PALERMO.mail.port
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if PALERMO.mail.host else 'dummy'}.EmailBackend"
DEFAULT_FROM_EMAIL = SERVER_EMAIL = PALERMO.mail.sender

# How people sign in: palermo/project/sign_in.py. The demo's tolerance is wider, since its page shows the code.
from palermo.project.sign_in import *  # noqa: E402, F403

if PALERMO.demo:
    MFA_TOTP_TOLERANCE = DEMO_TOTP_TOLERANCE  # noqa: F405
