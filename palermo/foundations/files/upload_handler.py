"""Django's upload handler that seals while it receives: no plaintext on disk, one chunk in memory, a key per file."""

from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from palermo.foundations.files import places
from palermo.foundations.files.opening import open_upload
from palermo.foundations.files.sealed_upload import MAX_BYTES, SealedUpload, safe_name
from palermo.kernel.errors import Invalid
from palermo.kernel.levels import Level

# A table to import comes in a field of this name and may be larger than an attachment.
TABLE_FIELD: Final = "table"
MAX_TABLE_BYTES: Final = 200 * 1024 * 1024


if TYPE_CHECKING:
    _Uploaded = UploadedFile[bytes]
else:
    _Uploaded = UploadedFile


class SealedUploadedFile(_Uploaded):
    """A file in `request.FILES`. Unless somebody calls `take`, its content goes when the request ends.

    `problem` is empty, or the code of why nothing was kept: file_too_large, signed_out.
    """

    def __init__(
        self, sealed: SealedUpload | None, *, name: str, field: str, size: int, problem: str = ""
    ) -> None:
        super().__init__(file=None, name=safe_name(name), size=size)
        self._sealed, self.problem, self._field = sealed, problem, field

    def take(self) -> SealedUpload:
        """Return the sealed upload for `files.adopt` and keep its content; raises Invalid with the problem's code.

        Call it inside the transaction that adopts: content that nobody adopted is swept after a day.
        """
        sealed = self._checked()
        self._sealed = None
        return sealed

    def peek(self) -> Any:
        """Return the content as a readable, seekable binary file; raises Invalid with the problem's code."""
        return open_upload(self._checked()).file()

    def close(self) -> None:
        """Delete what nobody took; Django calls this at the end of the request."""
        if self._sealed is not None:
            places.delete(self._sealed.level, self._sealed.blob)
            self._sealed = None

    def _checked(self) -> SealedUpload:
        if self._sealed is None:
            raise Invalid(self.problem or "file_gone", field=self._field)
        return self._sealed


class SealingUploadHandler(FileUploadHandler):
    """Seal each file under a fresh key as it streams in; too much, or nobody signed in, and nothing is kept."""

    _writing: places.Writing | None = None
    _problem = ""

    def new_file(self, field_name: str, file_name: str, *args: Any, **kwargs: Any) -> None:
        """Begin a file."""
        super().new_file(field_name, file_name, *args, **kwargs)
        self._limit = MAX_TABLE_BYTES if field_name == TABLE_FIELD else MAX_BYTES
        self._received = 0
        self._problem = "" if self._known() else "signed_out"
        self._writing = None if self._problem else places.Writing(Level.SENSITIVE)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Seal a piece; returning None tells Django that no other handler shall see it."""
        self._received += len(raw_data)
        if self._writing is not None and self._received > self._limit:
            self._drop("file_too_large")
        if self._writing is not None:
            self._writing.write(raw_data)

    def file_complete(self, file_size: int) -> SealedUploadedFile:
        """Finish a file and return what stands in `request.FILES`."""
        sealed = None
        name, field = self.file_name or "", self.field_name or ""
        if self._writing is not None:
            self._writing.finish()
            sealed = SealedUpload(
                self._writing.blob,
                self._writing.key,
                safe_name(name),
                (self.content_type or "")[:100],
                self._received,
            )
            self._writing = None
        return SealedUploadedFile(sealed, name=name, field=field, size=self._received, problem=self._problem)

    def upload_interrupted(self) -> None:
        """Forget the file that was under way when the connection broke."""
        self._drop("interrupted")

    def _drop(self, problem: str) -> None:
        self._problem = problem
        if self._writing is not None:
            self._writing.abandon()
            self._writing = None

    def _known(self) -> bool:
        """Say whether the sender at least claims to be signed in: a stranger shall not fill the disk."""
        request = self.request
        if request is None:
            return True
        return settings.SESSION_COOKIE_NAME in request.COOKIES or "HTTP_AUTHORIZATION" in request.META
