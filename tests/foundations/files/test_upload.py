"""Uploads: sealed while they stream in, nothing of them in clear on disk, gone unless somebody takes them."""

import io
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler
from django.test import RequestFactory, override_settings
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from palermo.foundations import files
from palermo.foundations.compartments import datakeys
from palermo.foundations.files import places
from palermo.foundations.files.sealed_upload import SealedUpload
from palermo.foundations.files.upload_handler import SealedUploadedFile, SealingUploadHandler
from palermo.kernel.errors import Invalid
from palermo.kernel.levels import Level

pytestmark = pytest.mark.django_db
HANDLER = "palermo.foundations.files.upload_handler.SealingUploadHandler"
WORD = b"Zalika-wa-Agadez "


@pytest.fixture(autouse=True)
def _handler(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    for one in places.folder(Level.SENSITIVE).iterdir():
        one.unlink()  # what other tests of this process left
    with override_settings(FILE_UPLOAD_HANDLERS=[HANDLER]):
        yield
    assert list(tmp_path.iterdir()) == []
    for one in places.folder(Level.SENSITIVE).iterdir():
        one.unlink()


def request(content: bytes, *, field: str = "files", name: str = "x.txt", cookie: bool = True) -> Any:
    file = io.BytesIO(content)
    file.name = name
    body = encode_multipart(BOUNDARY, {"words": "kept", field: file})
    made = RequestFactory().generic("POST", "/", body, content_type=MULTIPART_CONTENT)
    if cookie:
        made.COOKIES[settings.SESSION_COOKIE_NAME] = "x"
    return made


def on_disk() -> list[Path]:
    return list(places.folder(Level.SENSITIVE).iterdir())


def test_a_taken_upload_becomes_an_attachment_and_is_sealed_on_disk() -> None:
    content = WORD * 200_000
    made = request(content, name="Zalika.txt")
    upload = made.FILES["files"]
    assert isinstance(upload, SealedUploadedFile)
    assert (upload.name, upload.size, upload.problem, made.POST["words"]) == (
        "Zalika.txt",
        len(content),
        "",
        "kept",
    )
    assert upload.peek().read(34) == WORD * 2
    key = datakeys.new(Level.SENSITIVE)[0]
    stored = files.adopt(upload.take(), owner="R1", data_key=key)
    made.close()
    assert b"".join(files.open_stream(stored.uid, key.key).chunks()) == content
    (one,) = on_disk()
    assert WORD not in one.read_bytes()
    assert "Zalika" not in one.name


def test_what_nobody_took_goes_with_the_request() -> None:
    made = request(WORD)
    assert made.FILES["files"].size == len(WORD)
    assert len(on_disk()) == 1
    made.close()
    assert on_disk() == []
    with pytest.raises(Invalid, match="file_gone"):
        made.FILES["files"].take()


def test_too_large_a_file_is_named_and_not_kept() -> None:
    upload = request(b"x" * (files.MAX_BYTES + 1)).FILES["files"]
    assert (upload.problem, on_disk()) == ("file_too_large", [])
    with pytest.raises(Invalid, match="file_too_large") as caught:
        upload.take()
    assert caught.value.field == "files"


def test_a_table_to_import_may_be_larger() -> None:
    assert request(b"x" * (files.MAX_BYTES + 1), field="table").FILES["table"].problem == ""


def test_a_stranger_fills_no_disk() -> None:
    upload = request(WORD, cookie=False).FILES["files"]
    assert (upload.problem, on_disk()) == ("signed_out", [])


def test_a_connection_that_breaks_leaves_nothing() -> None:
    handler = SealingUploadHandler(None)
    handler.new_file("files", "x", "text/plain", 10, None, {})
    handler.receive_data_chunk(WORD * 10_000, 0)
    assert len(on_disk()) == 1
    handler.upload_interrupted()
    assert on_disk() == []
    assert isinstance(handler, FileUploadHandler)


def test_for_the_hub_content_is_sealed_anew_and_the_letter_carries_the_key(
    django_capture_on_commit_callbacks: Any,
) -> None:
    upload = request(WORD).FILES["files"]
    letter = upload.take().letter()
    key = datakeys.new(Level.HIGHLY_SENSITIVE)[0]
    with django_capture_on_commit_callbacks(execute=True):
        stored = files.adopt(SealedUpload.of(letter), owner="R1", data_key=key)
    assert on_disk() == []
    assert b"".join(files.open_stream(stored.uid, key.key).chunks()) == WORD
    for one in places.folder(Level.HIGHLY_SENSITIVE).iterdir():
        one.unlink()
