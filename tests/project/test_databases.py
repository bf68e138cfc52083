"""Every table stands in its own database and in no other."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connections

from palermo.project.databases import databases
from palermo.project.instance import ConfigurationError, load
from palermo.project.routing import Router


@pytest.mark.django_db
def test_tables_stand_where_the_table_of_places_says() -> None:
    router = Router()
    for alias in settings.DATABASES:
        present = set(connections[alias].introspection.table_names())
        for model in apps.get_models(include_auto_created=True):
            meta = model._meta
            if not meta.managed or meta.proxy:
                continue
            expected = router.allow_migrate(alias, meta.app_label, meta.model_name)
            assert (meta.db_table in present) is expected, (alias, meta.db_table)


@pytest.mark.django_db
def test_the_cache_is_shared_through_the_entrys_own_database() -> None:
    from django.core.cache import cache

    cache.set("code", "used", 60)
    assert cache.get("code") == "used"
    with connections["reads"].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM palermo_cache")
        assert cursor.fetchone() == (1,)


def test_the_unit_entry_does_not_know_the_vault(tmp_path: Path) -> None:
    assert set(databases(load(tmp_path, "unit"))) == {"default", "keystore", "reads"}
    assert set(databases(load(tmp_path, "hub"))) == {"default", "keystore", "reads", "vault", "reads_unit"}


def test_postgresql_databases_are_named_after_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(
        "PALERMO_DATABASE_URL", "postgresql://pal%40x:p%2Fw@db.example:5433/exchange?sslmode=require"
    )
    rows = databases(load(tmp_path, "hub"))
    assert {alias: row["NAME"] for alias, row in rows.items()} == {
        "default": "exchange",
        "keystore": "exchange_keystore",
        "vault": "exchange_vault",
        "reads": "exchange_reads_hub",
        "reads_unit": "exchange_reads_unit",
    }
    assert (rows["vault"]["USER"], rows["vault"]["PASSWORD"], rows["vault"]["PORT"]) == (
        "pal@x",
        "p/w",
        "5433",
    )
    assert rows["vault"]["OPTIONS"] == {"sslmode": "require", "options": "-c role=palermo_hub"}
    monkeypatch.setenv("PALERMO_DATABASE_URL", "mysql://db.example/exchange")
    with pytest.raises(ConfigurationError, match="PALERMO_DATABASE_URL"):
        databases(load(tmp_path, "hub"))


@pytest.mark.django_db
def test_one_process_can_stand_for_either_entry(
    as_entry: Callable[[str], AbstractContextManager[object]],
) -> None:
    keys = {}
    for entry in ("unit", "hub"):
        with as_entry(entry):
            assert settings.PALERMO.entry == entry
            assert f"palermo_{entry}" == settings.SESSION_COOKIE_NAME
            assert {host for host in settings.ALLOWED_HOSTS if host.endswith("localhost")} == {
                f"{entry}.localhost"
            }
            keys[entry] = str(settings.SECRET_KEY)
    assert keys["unit"] != keys["hub"]
