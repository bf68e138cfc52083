"""What only whole processes can show: kill -9 at every point of a rotation, and what is left in the raw files."""

import json

import pytest

from tests.support.instances import Copy

pytestmark = [pytest.mark.slow, pytest.mark.database]

RAW = """
import json, os
from pathlib import Path
from django.conf import settings
from django.db import connection, connections, transaction
from palermo.foundations.compartments import datakeys, index, keyring
from palermo.kernel.levels import Level

home = settings.PALERMO.home
token = keyring().index_key("sensitive").token
with transaction.atomic():
    index.add([(row, " ".join(token(f"{row} {word}") for word in range(40))) for row in range(1, 2001)])
# FTS5 stores a word without the beginning that it shares with the word before; the end is always there.
secret = [token(f"canary {word}") for word in range(20)]
with transaction.atomic():
    index.add([(5000, " ".join(secret))])
keys = datakeys.new(Level.SENSITIVE, 50)
with connections["keystore"].cursor() as cursor:
    cursor.execute("SELECT wrapped FROM compartments_wrappedkey WHERE uid = %s", [keys[7].uid])
    wrapped = bytes(cursor.fetchone()[0])
connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
connections["keystore"].cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")

def left():
    data = b"".join(file.read_bytes() for file in home.rglob("*") if file.is_file() and ".db" in file.name)
    tokens = sum(data.count(mark[6:].encode()) for mark in secret)
    return [tokens, data.count(wrapped), data.count(keys[7].uid.encode())]

before = left()
with transaction.atomic():
    index.remove([(5000, " ".join(secret))])
settled = [index.optimise(), datakeys.shred(Level.SENSITIVE, [keys[7].uid])]
others = len(index.match(index.term(token("7 3"))))
print(json.dumps({"before": before, "after": left(), "settled": settled, "others": others}))
"""


def test_removed_tokens_and_shredded_keys_are_gone_from_the_raw_files(fresh_home: Copy) -> None:
    if fresh_home.url:
        pytest.skip("PostgreSQL's files are its own; the threat model says what its pages keep")

    found = json.loads(fresh_home.python(RAW).stdout.splitlines()[-1])
    assert found["before"] == [20, 1, 2]
    assert found == found | {"after": [0, 0, 0], "settled": [True, True], "others": 1}


@pytest.mark.parametrize("seed", ["1", "2", "3", "4", "5"])
def test_a_rotation_killed_anywhere_loses_nothing_and_is_finished_by_the_next(
    fresh_home: Copy, seed: str
) -> None:
    code = "from tests.foundations.compartments import killed_rotations; killed_rotations.main()"
    done = fresh_home.python(code, SEED=seed)
    assert len(done.stdout.splitlines()) == 16
