"""kill -9 between the steps of storing a file: afterwards it is there whole, or not at all."""

import json
import signal

import pytest

from tests.support.instances import Copy

pytestmark = [pytest.mark.slow, pytest.mark.database]

STORE = """
import io, json, os, time
from datetime import timedelta
from django.db import transaction
from palermo.foundations import files
from palermo.foundations.compartments import datakeys
from palermo.foundations.files import places
from palermo.foundations.files.models import FileRecord
from palermo.kernel.levels import Level

key = datakeys.new(Level.SENSITIVE)[0]
with transaction.atomic():
    stream = io.BytesIO(b"Zalika" * 50_000)
    files.store(stream, level=Level.SENSITIVE, data_key=key, name="x", content_type="", owner="R1")
"""
LOOK = """
from datetime import timedelta
import json
from palermo.foundations import files
from palermo.foundations.compartments import datakeys
from palermo.foundations.files import places
from palermo.foundations.files.models import FileRecord
from palermo.kernel.levels import Level
swept = files.sweep(older_than=timedelta(0))
whole = []
for record in FileRecord.objects.all():
    key = datakeys.open(Level.SENSITIVE, [record.data_key])[record.data_key]
    whole.append(b"".join(files.open_stream(record.uid, key).chunks()) == b"Zalika" * 50_000)
print(json.dumps({"whole": whole, "left": len(list(places.folder(Level.SENSITIVE).iterdir()))}))
"""


@pytest.mark.parametrize("point", ["files.written", "files.named", "files.recorded"])
def test_a_killed_store_leaves_nothing_after_the_sweep(fresh_home: Copy, point: str) -> None:
    assert fresh_home.python(STORE, check=False, PALERMO_CRASH_AT=point).returncode == -signal.SIGKILL
    found = json.loads(fresh_home.python(LOOK).stdout.splitlines()[-1])
    assert found == {"whole": [], "left": 0}


def test_a_finished_store_survives(fresh_home: Copy) -> None:
    fresh_home.python(STORE)
    assert json.loads(fresh_home.python(LOOK).stdout.splitlines()[-1]) == {"whole": [True], "left": 1}
