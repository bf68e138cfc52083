"""Attachments: recorded with the caller's transaction, under the dossier's key, gone for good when they go."""

import io
import os
import time
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import transaction

from palermo.foundations import files
from palermo.foundations.compartments import datakeys
from palermo.foundations.files import places
from palermo.foundations.files.models import FileRecord
from palermo.foundations.files.opening import PLAIN
from palermo.kernel.errors import Forbidden, Invalid, SealBroken
from palermo.kernel.levels import Level

pytestmark = pytest.mark.django_db
PNG = b"\x89PNG\r\n\x1a\n" + b"pixels" * 30_000


@pytest.fixture(autouse=True)
def _empty_folders(db: None) -> Iterator[None]:
    yield
    for level in (Level.SENSITIVE, Level.HIGHLY_SENSITIVE):
        for one in places.folder(level).iterdir():
            one.unlink()


@pytest.fixture
def key(db: None) -> datakeys.DataKey:
    return datakeys.new(Level.SENSITIVE)[0]


def put(
    key: datakeys.DataKey, content: bytes = PNG, *, name: str = "carte d'identité.png", owner: str = "R1"
) -> str:
    stream = io.BytesIO(content)
    return files.store(
        stream, level=key.level, data_key=key, name=name, content_type="text/html", owner=owner
    ).uid


def on_disk(level: Level = Level.SENSITIVE) -> list[str]:
    return sorted(one.name for one in places.folder(level).iterdir())


def test_a_file_comes_back_with_a_type_that_its_bytes_show(key: datakeys.DataKey) -> None:
    uid = put(key)
    found = files.open_stream(uid, key.key, owner="R1")
    assert (found.name, found.size, found.content_type) == ("carte d'identité.png", len(PNG), "image/png")
    assert b"".join(found.chunks()) == PNG
    assert found.headers["Content-Disposition"].startswith("attachment; filename")
    assert found.headers["X-Content-Type-Options"] == "nosniff"
    listed = files.attached("R1", key.key)
    assert [(one.uid, one.name, one.size) for one in listed] == [(uid, "carte d'identité.png", len(PNG))]
    assert files.uids_of("R1") == [uid]


@pytest.mark.parametrize("content, kind", [
    (b"%PDF-1.7 ...", "application/pdf"), (b"\xff\xd8\xff\xe0", "image/jpeg"), (b"<html><script>", PLAIN),
    (b"", PLAIN), (b"GIF89a", PLAIN), (b"<svg", PLAIN),
])  # fmt: skip
def test_only_three_harmless_types_are_named(key: datakeys.DataKey, content: bytes, kind: str) -> None:
    found = files.open_stream(put(key, content), key.key)
    assert (found.content_type, b"".join(found.chunks())) == (kind, content)


@pytest.mark.parametrize("name, kept", [
    ("../../etc/passwd", "passwd"), ("a\x00b\u202egnp.exe", "abgnp.exe"), ("C:\\x\\y.pdf", "y.pdf"), ("", "file"),
    ("...", "file"), ("x" * 400 + ".jpg", "x" * 146 + ".jpg"), ("a\nb\r\nSet-Cookie: x", "a b Set-Cookie: x"),
])  # fmt: skip
def test_names_are_one_harmless_line(key: datakeys.DataKey, name: str, kept: str) -> None:
    put(key, name=name)
    assert [one.name for one in files.attached("R1", key.key)] == [kept]


def test_nothing_readable_is_kept(key: datakeys.DataKey) -> None:
    uid = put(key, b"Zalika " * 20_000, name="Zalika.txt")
    record = FileRecord.objects.get(uid=uid)
    held = places.path(Level.SENSITIVE, record.blob).read_bytes() + bytes(record.sealed)
    assert b"Zalika" not in held
    assert len(bytes(record.sealed)) == len(bytes(FileRecord.objects.get(uid=put(key, b"", name="a")).sealed))


def test_a_rollback_leaves_no_record_and_the_sweep_removes_the_content(key: datakeys.DataKey) -> None:
    with transaction.atomic():
        put(key)
        transaction.set_rollback(True)
    kept = put(key)
    assert (FileRecord.objects.count(), len(on_disk())) == (1, 2)
    (places.folder(Level.SENSITIVE) / "half.part").write_bytes(b"x")
    assert files.sweep() == 0
    old = time.time() - 2 * 86400
    for one in places.folder(Level.SENSITIVE).iterdir():
        os.utime(one, (old, old))
    assert files.sweep() == 2
    assert on_disk() == [f"{FileRecord.objects.get(uid=kept).blob}.sealed"]
    assert files.sweep(older_than=timedelta(0)) == 0


def test_limits(key: datakeys.DataKey) -> None:
    with pytest.raises(Invalid, match="file_too_large"):
        put(key, b"x" * (files.MAX_BYTES + 1))
    assert on_disk() == []
    put(key, b"x" * files.MAX_BYTES)
    for _ in range(files.MAX_FILES - 1):
        put(key, b"x")
    with pytest.raises(Invalid, match="too_many_files"):
        put(key, b"x")
    put(key, b"x", owner="R2")


def test_records_and_contents_swapped_or_changed_are_refused(key: datakeys.DataKey) -> None:
    one, two = put(key, b"first"), put(key, b"second")
    first, second = FileRecord.objects.get(uid=one), FileRecord.objects.get(uid=two)
    FileRecord.objects.filter(uid=one).update(sealed=bytes(second.sealed))
    with pytest.raises(SealBroken):
        files.open_stream(one, key.key)
    FileRecord.objects.filter(uid=one).update(sealed=bytes(first.sealed), level=2)
    with pytest.raises(SealBroken):
        files.open_stream(one, key.key)
    FileRecord.objects.filter(uid=one).update(level=1)
    a, b = places.path(Level.SENSITIVE, first.blob), places.path(Level.SENSITIVE, second.blob)
    b.write_bytes(a.read_bytes())
    with pytest.raises(SealBroken):
        b"".join(files.open_stream(two, key.key).chunks())
    a.write_bytes(a.read_bytes()[:-1])
    with pytest.raises(SealBroken):
        files.open_stream(one, key.key)
    a.unlink()
    with pytest.raises(SealBroken):
        files.open_stream(one, key.key)


def test_another_owners_file_is_absent(key: datakeys.DataKey) -> None:
    uid = put(key)
    for asked, owner in ((uid, "R2"), ("nothing", "R1"), ("nothing", "")):
        with pytest.raises(Forbidden):
            files.open_stream(asked, key.key, owner=owner)


@pytest.mark.django_db(transaction=True)
def test_rewrapping_for_another_level_leaves_nothing_that_the_old_keys_open() -> None:
    old = datakeys.new(Level.SENSITIVE)[0]
    new = datakeys.new(Level.HIGHLY_SENSITIVE)[0]
    uid = put(old)
    before = FileRecord.objects.get(uid=uid)
    with transaction.atomic():
        assert files.rewrap("R1", old_key=old.key, new=new) == 1
        assert len(on_disk()) == len(on_disk(Level.HIGHLY_SENSITIVE)) == 1
    assert on_disk() == []
    after = FileRecord.objects.get(uid=uid)
    assert (after.level, after.data_key) == (2, new.uid)
    assert after.blob != before.blob
    assert b"".join(files.open_stream(uid, new.key).chunks()) == PNG
    with pytest.raises(SealBroken):
        files.open_stream(uid, old.key)


@pytest.mark.django_db(transaction=True)
def test_a_rewrapping_that_rolls_back_keeps_the_old_content() -> None:
    old, new = datakeys.new(Level.SENSITIVE)[0], datakeys.new(Level.HIGHLY_SENSITIVE)[0]
    uid = put(old)
    with transaction.atomic():
        files.rewrap("R1", old_key=old.key, new=new)
        transaction.set_rollback(True)
    assert b"".join(files.open_stream(uid, old.key).chunks()) == PNG


def test_removing_takes_content_and_record_and_may_be_repeated(key: datakeys.DataKey) -> None:
    one, two = put(key), put(key)
    files.remove([one, "nothing"])
    files.remove([one])
    assert files.uids_of("R1") == [two]
    assert len(on_disk()) == 1


def test_which_data_keys_files_still_need(key: datakeys.DataKey) -> None:
    put(key)
    assert files.keys_in_use(Level.SENSITIVE, [key.uid, "other"]) == {key.uid}
    assert files.keys_in_use(Level.HIGHLY_SENSITIVE, [key.uid]) == set()
