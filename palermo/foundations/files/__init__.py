"""Sealed attachments: nothing of a file reaches the disk in clear, not even while it is uploaded.

A file's content lies beside the database, sealed in chunks under a key of its own; its record holds that key, the
name and the type in an envelope under the dossier's data key. `store` takes a stream, `adopt` takes what the upload
handler has sealed already; `attached` lists, `open_stream` opens; `rewrap` follows a change of level, `remove` deletes.
"""

from palermo.foundations.files.opening import OpenFile, open_stream, open_upload
from palermo.foundations.files.records import (
    Attached,
    SealedFile,
    adopt,
    attached,
    keys_in_use,
    remove,
    rewrap,
    store,
    uids_of,
)
from palermo.foundations.files.sealed_upload import MAX_BYTES, MAX_FILES, SealedUpload
from palermo.foundations.files.sweeping import sweep

__all__ = [
    "MAX_BYTES",
    "MAX_FILES",
    "Attached",
    "OpenFile",
    "SealedFile",
    "SealedUpload",
    "adopt",
    "attached",
    "keys_in_use",
    "open_stream",
    "open_upload",
    "remove",
    "rewrap",
    "store",
    "sweep",
    "uids_of",
]
