"""`kill -9` while a document is drafted, approved, issued or recalled: one state or the other, nobody told wrongly."""

import json

from tests.support.instances import Copy

SEEDS = 2


def test_a_document_is_in_one_state_or_the_other(fresh_home: Copy) -> None:
    done = fresh_home.python(f"from tests.support.killing_documents import run; run({SEEDS})", entry="hub")
    result = json.loads(done.stdout.splitlines()[-1])
    assert result["problems"] == []
    assert result["tried"] == 13 * SEEDS
    assert result["killed"] == result["tried"]
