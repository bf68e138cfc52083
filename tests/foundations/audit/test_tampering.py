"""Every way of editing the audit's rows by hand is found and named, or only an outside witness finds it."""

import json
from collections.abc import Callable

import pytest

from palermo.foundations import audit
from palermo.foundations.audit import checkpoints, keys, sequencer, verify
from palermo.foundations.audit.chain import GENESIS, link_hash
from palermo.foundations.audit.problems import Problem
from tests.foundations.audit import raw

pytestmark = pytest.mark.usefixtures("chained")


def first() -> Problem:
    found = verify.examine().first
    assert found is not None
    return found


def change(number: int) -> int:
    """Return the row number of a change, counted from 1."""
    return int(raw.run("SELECT id FROM audit_change ORDER BY id")[number - 1][0])


@pytest.mark.parametrize("column, value", [
    ("actor", "uid-somebody"), ("verb", "report.read"), ("object", "NER-9999"), ("codes", '{"a":1}'), ("at", 5),
    ("unit", "BEN"), ("role", "head"), ("entry", "hub"), ("uid", "x"), ("digest", b"0" * 32),
])  # fmt: skip
def test_an_edited_entry(column: str, value: object) -> None:
    raw.run(f"UPDATE audit_change SET {column} = %s WHERE id = %s", [value, change(3)])
    found = first()
    assert (found.kind, found.log, found.entry) == ("edited", "change", change(3))


def test_an_edited_read_of_the_other_database() -> None:
    raw.run("UPDATE audit_read SET actor = 'x' WHERE id = (SELECT min(id) FROM audit_read)", alias="reads")
    assert (first().kind, first().log) == ("edited", "read_hub")


def test_an_edited_entry_with_its_digest_made_anew() -> None:
    from palermo.foundations.audit.models import Change
    from palermo.foundations.audit.recording import COLUMNS, digest_of

    row = list(Change.objects.filter(id=change(2)).values_list(*COLUMNS)[0])
    row[COLUMNS.index("actor")] = "uid-somebody"
    raw.run(
        "UPDATE audit_change SET actor = %s, digest = %s WHERE id = %s",
        ["uid-somebody", digest_of("change", row), change(2)],
    )
    assert (first().kind, first().entry) == ("edited", change(2))


def test_a_deleted_entry() -> None:
    number = change(4)
    raw.run("DELETE FROM audit_change WHERE id = %s", [number])
    assert (first().kind, first().entry, first().detail) == ("deleted", number, "entry")


def test_two_entries_that_changed_places() -> None:
    low, high = change(1), change(2)
    for statement, values in (
        ("UPDATE audit_change SET id = -1 WHERE id = %s", [low]),
        ("UPDATE audit_change SET id = %s WHERE id = %s", [low, high]),
        ("UPDATE audit_change SET id = %s WHERE id = -1", [high]),
    ):
        raw.run(statement, values)
    assert (first().kind, first().entry) == ("reordered", low)


def test_an_entry_inserted_into_the_past() -> None:
    columns = "uid, at, entry, actor, role, unit, verb, object, codes, digest"
    raw.run(
        f"INSERT INTO audit_change (id, {columns}) SELECT -7, {columns} FROM audit_change WHERE id = %s",
        [change(1)],
    )
    assert sequencer.run_once() == 0
    assert [(one.kind, one.entry) for one in verify.verify()] == [("inserted", -7)]


def test_an_edited_link() -> None:
    raw.run("UPDATE audit_chainlink SET digest = %s WHERE seq = 5", [b"1" * 32])
    assert (first().kind, first().seq, first().detail) == ("edited", 5, "link")


def test_a_deleted_link() -> None:
    raw.run("DELETE FROM audit_chainlink WHERE seq = 5")
    assert (first().kind, first().seq) == ("deleted", 5)


def test_a_deleted_link_with_the_others_moved_up() -> None:
    raw.run("DELETE FROM audit_chainlink WHERE seq = 5")
    for seq in range(6, 17):
        raw.run("UPDATE audit_chainlink SET seq = %s WHERE seq = %s", [seq - 1, seq])
    assert (first().kind, first().seq) == ("deleted", 5)


def test_an_inserted_link_with_the_others_moved_down() -> None:
    for seq in range(16, 4, -1):
        raw.run("UPDATE audit_chainlink SET seq = %s WHERE seq = %s", [seq + 1, seq])
    raw.run(
        "INSERT INTO audit_chainlink (seq, log, entry, digest, at, hash) VALUES (5, 'change', 999, %s, 1, %s)",
        [b"2" * 32, b"3" * 32],
    )
    assert (first().kind, first().seq) == ("inserted", 5)


def test_two_links_that_changed_places() -> None:
    for old, new in ((5, -1), (6, 5), (-1, 6)):
        raw.run("UPDATE audit_chainlink SET seq = %s WHERE seq = %s", [new, old])
    assert (first().kind, first().seq) == ("reordered", 5)


def rechain(start: int = 1) -> None:
    """Compute all hashes anew from a link on, as somebody would who knows how but has no key."""
    rows = raw.run("SELECT seq, log, entry, digest, at, hash FROM audit_chainlink ORDER BY seq")
    previous = GENESIS
    for seq, log, entry, digest, at, old in rows:
        hashed = link_hash(previous, seq, log, entry, bytes(digest), at)
        previous = hashed if seq >= start else bytes(old)
        raw.run("UPDATE audit_chainlink SET hash = %s WHERE seq = %s", [previous, seq])


def test_a_chain_rewritten_hashes_and_all_contradicts_its_signed_checkpoint() -> None:
    raw.run("UPDATE audit_chainlink SET at = at + 1 WHERE seq = 5")
    rechain()
    assert (first().kind, first().seq) == ("rewritten", 8)


def test_a_tail_cut_off() -> None:
    raw.run("DELETE FROM audit_chainlink WHERE seq > 12")
    assert "truncated" in {one.kind for one in verify.verify()}


def test_a_tail_cut_off_with_entries_progress_and_the_tables_checkpoint_is_known_to_the_file() -> None:
    cut_to_eight()
    assert {(one.kind, one.detail) for one in verify.verify()} == {
        ("truncated", "checkpoint_beyond_the_end"), ("checkpoint", "missing_in_the_table"),
    }  # fmt: skip


def test_a_tail_cut_off_everywhere_is_known_to_outside_witnesses_only() -> None:
    head = audit.head()
    receipt = keys.provider().sign_receipt({"reference": "NER-0001", "audit_head": head})
    cut_to_eight()
    lines = checkpoints.path().read_bytes().splitlines(keepends=True)
    checkpoints.path().write_bytes(lines[0])
    assert verify.verify() == []
    assert [(one.kind, one.uid) for one in verify.verify([receipt])] == [("receipt", "NER-0001")]
    assert [(one.kind, one.uid) for one in verify.verify([head])] == [("receipt", head)]


def test_an_untouched_chain_agrees_with_its_witnesses(some_entries: Callable[[], None]) -> None:
    receipts = [
        keys.provider().sign_receipt({"reference": "NER-0001", "audit_head": head})
        for head in (audit.head(), GENESIS.hex())
    ]
    some_entries()
    finding = verify.examine(receipts)
    assert (finding.problems, finding.links, finding.receipts, finding.waiting) == ([], 24, 2, 0)


def test_a_receipt_that_the_hub_did_not_sign() -> None:
    receipt = keys.provider().sign_receipt({"reference": "NER-0001", "audit_head": audit.head()})
    receipt["receipt"]["reference"] = "NER-0002"
    assert [one.kind for one in verify.verify([receipt])] == ["receipt"]


def test_checkpoints_that_changed_places() -> None:
    rows = dict(raw.run("SELECT seq, document FROM audit_checkpoint"))
    raw.run("UPDATE audit_checkpoint SET document = %s WHERE seq = 8", [rows[16]])
    raw.run("UPDATE audit_checkpoint SET document = %s WHERE seq = 16", [rows[8]])
    assert (first().kind, first().seq, first().detail) == ("checkpoint", 8, "of_another_link")


def test_a_checkpoint_with_another_head() -> None:
    text = raw.run("SELECT document FROM audit_checkpoint WHERE seq = 8")[0][0]
    document = json.loads(text)
    document["receipt"]["head"] = "0" * 64
    raw.run("UPDATE audit_checkpoint SET document = %s WHERE seq = 8", [json.dumps(document)])
    assert (first().kind, first().detail) == ("checkpoint", "not_signed_by_the_hub")


def test_a_checkpoint_signed_by_the_unit_entry(as_entry: Callable[[str], object]) -> None:
    with as_entry("unit"):  # type: ignore[attr-defined]
        forged = keys.provider().sign_receipt(
            {"kind": checkpoints.KIND, "seq": 8, "head": "0" * 64, "at": ""}
        )
    raw.run("UPDATE audit_checkpoint SET document = %s WHERE seq = 8", [json.dumps(forged)])
    assert (first().kind, first().detail) == ("checkpoint", "not_signed_by_the_hub")


def test_a_checkpoint_taken_out_of_the_table_or_of_the_file() -> None:
    lines = checkpoints.path().read_bytes().splitlines(keepends=True)
    checkpoints.path().write_bytes(lines[1])
    assert (first().seq, first().detail) == (8, "missing_in_the_file")
    checkpoints.path().write_bytes(b"".join(lines))
    raw.run("DELETE FROM audit_checkpoint WHERE seq = 8")
    assert (first().seq, first().detail) == (8, "missing_in_the_table")


def cut_to_eight() -> None:
    """Bring every table back to how it looked after the eighth link."""
    places = [("change", "default"), ("read", "reads"), ("refusal", "reads")]
    for kind, alias in places:
        log, table = (kind if kind == "change" else f"{kind}_hub"), f"audit_{kind}"
        (newest,) = raw.run("SELECT max(entry) FROM audit_chainlink WHERE log = %s AND seq <= 8", [log])[0]
        raw.run(f"DELETE FROM {table} WHERE id > %s", [newest], alias=alias)
        raw.run("UPDATE audit_progress SET cursor = %s WHERE log = %s", [newest, log])
    raw.run("DELETE FROM audit_chainlink WHERE seq > 8")
    raw.run("DELETE FROM audit_checkpoint WHERE seq > 8")
