"""One throw-away installation per test process, made before Django reads its settings."""

import atexit
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

HOME = Path(tempfile.mkdtemp(prefix="palermo-test-"))
atexit.register(shutil.rmtree, HOME, ignore_errors=True)
os.environ["PALERMO_HOME"] = str(HOME)
os.environ["PALERMO_ENTRY"] = "hub"
os.environ["DJANGO_SETTINGS_MODULE"] = "palermo.project.settings"
os.environ.pop("PALERMO_DATABASE_URL", None)
if url := os.environ.get("PALERMO_TEST_DATABASE_URL"):
    os.environ["PALERMO_DATABASE_URL"] = url

import pytest  # noqa: E402
from hypothesis import settings as hypothesis_settings  # noqa: E402

from tests.support import instances  # noqa: E402

# No case is judged by the clock of a busy machine; in CI the same cases are tried at every run.
hypothesis_settings.register_profile("palermo", deadline=None, derandomize=bool(os.environ.get("CI")))
hypothesis_settings.load_profile("palermo")

instances.prepare(HOME)

from tests.support import restricted  # noqa: E402
from tests.support.clients import EntryClient  # noqa: E402
from tests.support.entries import as_entry as _as_entry  # noqa: E402


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes() -> None:
    """Let workers begin without this process's choices: pytest-django would load settings before their own conftest."""
    for name in ("PALERMO_HOME", "DJANGO_SETTINGS_MODULE"):
        os.environ.pop(name, None)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Open every database to each database test, and mark it, so that it runs once on each engine."""
    for item in items:
        mark = item.get_closest_marker("django_db")
        fixtures = set(getattr(item, "fixturenames", ()))
        if mark is None and not fixtures & {"db", "transactional_db", "django_db_reset_sequences"}:
            continue
        options = dict(mark.kwargs) if mark else {}
        if "transactional_db" in fixtures:
            options["transaction"] = True
        options.setdefault("databases", "__all__")
        item.add_marker(pytest.mark.django_db(**options), append=False)
        item.add_marker("database")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Make the databases as their owner, then work in them as the hub's restricted role (on PostgreSQL)."""
    with django_db_blocker.unblock():
        restricted.begin()
    yield
    with django_db_blocker.unblock():
        restricted.end()


@pytest.fixture(scope="session")
def home() -> Path:
    """Return the folder of this test process's installation."""
    return HOME


@pytest.fixture
def as_entry() -> Callable[[str], AbstractContextManager[object]]:
    """Return a context manager that makes this process the entry `unit`, `hub` or `tool` for a while."""
    return _as_entry


@pytest.fixture
def unit_client(db: None) -> EntryClient:
    """Return a browser without JavaScript at the unit entry, not signed in."""
    return EntryClient("unit")


@pytest.fixture
def hub_client(db: None) -> EntryClient:
    """Return a browser without JavaScript at the hub entry, not signed in."""
    return EntryClient("hub")


@pytest.fixture(scope="session")
def template_home() -> Iterator[instances.Template]:
    """Return an initialised demo installation without data, to copy from."""
    template = instances.Template.make()
    yield template
    template.remove()


@pytest.fixture
def fresh_home(template_home: instances.Template) -> Iterator[instances.Copy]:
    """Return an installation of its own, for tests that start or kill whole processes."""
    copy = template_home.copy()
    yield copy
    copy.remove()


@pytest.fixture
def numbers_from_one(db: None) -> None:
    """Number rows from one again, as in a new installation; tests that flush leave SQLite's numbers where they were."""
    from django.db import connections

    for alias in connections:
        if connections[alias].vendor == "sqlite":
            with connections[alias].cursor() as cursor:
                cursor.execute("DELETE FROM sqlite_sequence")
