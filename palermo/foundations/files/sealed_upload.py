"""A file that is sealed already and belongs to nobody yet: what the upload handler hands to a form. No Django here."""

import base64
from dataclasses import dataclass, field
from typing import Any, Final

from palermo.kernel.levels import Level
from palermo.kernel.text import clean_line

MAX_BYTES: Final = 20 * 1024 * 1024
MAX_FILES: Final = 20
MOST_NAME: Final = 150


@dataclass(frozen=True, slots=True)
class SealedUpload:
    """Sealed content with the key to it, which exists in this object only; `level` says in which folder it lies."""

    blob: str
    key: bytes = field(repr=False)
    name: str = field(repr=False)
    content_type: str
    size: int
    level: Level = Level.SENSITIVE

    def letter(self) -> dict[str, Any]:
        """Return plain JSON with the key: to be sealed towards the hub in a highly sensitive report, nowhere else."""
        return {
            "blob": self.blob, "key": base64.b64encode(self.key).decode(), "name": self.name,
            "content_type": self.content_type, "size": self.size, "level": int(self.level),
        }  # fmt: skip

    @classmethod
    def of(cls, letter: dict[str, Any]) -> "SealedUpload":
        """Return the upload that a letter tells of; raises KeyError or ValueError if it tells of none."""
        return cls(
            str(letter["blob"]), base64.b64decode(letter["key"]), str(letter["name"]),
            str(letter["content_type"]), int(letter["size"]), Level(letter["level"]),
        )  # fmt: skip


def safe_name(name: str) -> str:
    """Return a file's name as it may be kept and shown: one line, no path, no hidden marks, at most 150 characters."""
    last = clean_line(name).replace("\\", "/").rpartition("/")[2].strip(". ")
    return last[-MOST_NAME:] or "file"
