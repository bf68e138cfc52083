"""Which rows live in which database. One table, so that nobody has to search for it."""

from typing import Any

from django.db import models

# Everything that is not named here is content and lives in `default`. The first alias is where an unqualified
# query goes; wrapped data keys are always asked for with an explicit `using=`, by level.
PLACES: dict[tuple[str, str], frozenset[str]] = {
    ("audit", "read"): frozenset({"reads", "reads_unit"}),
    ("audit", "readobject"): frozenset({"reads", "reads_unit"}),
    ("audit", "refusal"): frozenset({"reads", "reads_unit"}),
    ("staff", "session"): frozenset({"reads", "reads_unit"}),
    ("staff", "spentcode"): frozenset({"reads", "reads_unit"}),
    ("django_cache", "cacheentry"): frozenset({"reads", "reads_unit"}),
    ("compartments", "wrappedkey"): frozenset({"keystore", "vault"}),
}
HOME_OF = {("compartments", "wrappedkey"): "keystore"}
CONTENT = frozenset({"default"})


def apps_of(alias: str) -> list[str]:
    """Return the labels of the apps with migrations that own a table in an alias other than `default`."""
    return sorted({app for (app, _), places in PLACES.items() if alias in places and app != "django_cache"})


class Router:
    """Send each model to its database, and let no relation cross from one to another."""

    def db_for_read(self, model: type[models.Model], **hints: Any) -> str:
        """Return the alias that an unqualified query on the model uses."""
        key = (model._meta.app_label, str(model._meta.model_name))
        if key not in PLACES:
            return "default"
        return HOME_OF.get(key, "reads")

    def db_for_write(self, model: type[models.Model], **hints: Any) -> str:
        """Return the alias that an unqualified write on the model uses."""
        return self.db_for_read(model, **hints)

    def allow_relation(self, one: models.Model, other: models.Model, **hints: Any) -> bool:
        """Allow a relation only within one database."""
        return one._state.db == other._state.db

    def allow_migrate(self, db: str, app_label: str, model_name: str | None = None, **hints: Any) -> bool:
        """Say whether a model's table, or an unnamed step (`hints['places']`, else content), belongs in `db`."""
        if model_name is None:
            return db in hints.get("places", CONTENT)
        return db in PLACES.get((app_label, model_name.lower()), CONTENT)
