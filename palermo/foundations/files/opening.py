"""Opening a sealed file: as chunks for a download, as a seekable file for a reader of tables."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.utils.http import content_disposition_header

from palermo.foundations.files import records
from palermo.foundations.files.chunks import SealedReader
from palermo.foundations.files.sealed_upload import SealedUpload
from palermo.kernel.errors import Forbidden

_MAGIC: Final = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"%PDF-", "application/pdf"),
)
PLAIN: Final = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class OpenFile:
    """An opened file. `content_type` is what its first bytes show, never what the sender said."""

    name: str
    size: int
    content_type: str
    reader: SealedReader

    def chunks(self) -> Iterator[bytes]:
        """Yield the content once, in pieces of at most 64 KiB; raises SealBroken where it was changed."""
        return self.reader.chunks()

    def file(self) -> io.BufferedReader:
        """Return the content as a readable, seekable binary file."""
        return io.BufferedReader(self.reader)

    @property
    def headers(self) -> dict[str, str]:
        """Return the headers of a download: always an attachment, of a type that no browser runs."""
        return {
            "Content-Type": self.content_type,
            "Content-Length": str(self.size),
            "Content-Disposition": content_disposition_header(True, self.name) or "attachment",
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "Cache-Control": "no-store",
        }


def open_stream(uid: str, key: bytes, *, owner: str = "") -> OpenFile:
    """Return a stored file, opened with the dossier's data key.

    Raises Forbidden when there is none (or, with `owner`, when it is another's), SealBroken when it was changed.
    """
    record = records.record_of(uid)
    if record is None or (owner and record.owner != owner):
        raise Forbidden(file=uid)
    return open_upload(records.opened(record, key))


def open_upload(upload: SealedUpload) -> OpenFile:
    """Return what was uploaded and has no owner yet; raises SealBroken."""
    reader = records.reader(upload)
    head = reader.read(16) or b""
    reader.seek(0)
    kind = next((kind for magic, kind in _MAGIC if head.startswith(magic)), PLAIN)
    return OpenFile(upload.name, upload.size, kind, reader)
