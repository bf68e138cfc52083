"""The databases of an entry: content, wrapped keys, read logs; SQLite files or PostgreSQL databases."""

import os
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from palermo.project.instance import ConfigurationError, Instance

ROLES = {"unit": "palermo_unit", "hub": "palermo_hub"}

# Deferred transactions fail at the first write when another process wrote meanwhile; immediate ones wait.
# Deleted bytes are overwritten, and temporary results stay in memory: nothing readable is left at rest.
_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA secure_delete=ON",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA cache_size=-16000",
)
_SUFFIX = {"default": "", "keystore": "_keystore", "vault": "_vault"}


def databases(instance: Instance) -> dict[str, dict[str, Any]]:
    """Return Django's DATABASES for the entry; the unit entry does not even know the vault's name."""
    aliases = ["default", "keystore", "reads"]
    if instance.entry != "unit":
        aliases += ["vault", "reads_unit"]
    url = os.environ.get("PALERMO_DATABASE_URL", "")
    if url:
        return {alias: _postgresql(url, alias, instance) for alias in aliases}
    return {alias: _sqlite(alias, instance) for alias in aliases}


def _sqlite(alias: str, instance: Instance) -> dict[str, Any]:
    path = {
        "default": instance.home / "palermo.db",
        "keystore": instance.home / "keystore.db",
        "vault": instance.home / "hub" / "vault.db",
        "reads": instance.home / instance.side(instance.entry) / "reads.db",
        "reads_unit": instance.home / "unit" / "reads.db",
    }[alias]
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": None,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 10, "init_command": ";".join(_PRAGMAS)},
    }


def _postgresql(url: str, alias: str, instance: Instance) -> dict[str, Any]:
    parts = urlsplit(url)
    name = unquote(parts.path.lstrip("/"))
    if parts.scheme not in {"postgresql", "postgres"} or not name:
        raise ConfigurationError("PALERMO_DATABASE_URL must read postgresql://user@host/name")
    options: dict[str, Any] = dict(parse_qsl(parts.query))
    if instance.entry in ROLES:
        # Even where one user logs in for everything, an entry works with no more than its own role allows.
        options["options"] = f"{options.get('options', '')} -c role={ROLES[instance.entry]}".strip()
    suffix = _SUFFIX.get(alias) or ("_reads_unit" if alias == "reads_unit" else "")
    if alias == "reads":
        suffix = f"_reads_{instance.side(instance.entry)}"
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name + suffix,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": options.pop("port", str(parts.port or "")),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }
