"""One site with something of every kind, written once for all tests of a module that only read it."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from django.db import connections, transaction

from tests.faces.public import sites


@pytest.fixture(scope="module")
def site(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path]:
    """Return the folder of a whole site; its rows are undone at the end."""
    with django_db_blocker.unblock(), ExitStack() as stack:
        for alias in connections:
            around = transaction.atomic(using=alias)
            around._from_testcase = True  # type: ignore[attr-defined]
            stack.enter_context(around)
        sites.everything()
        yield sites.write(tmp_path_factory.mktemp("site") / "www")
        for alias in connections:
            transaction.set_rollback(True, using=alias)
