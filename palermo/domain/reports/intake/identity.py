"""Which row is which report: so that the same file again adds nothing, and two like incidents stay two.

A row is known by its source's own reference, or else by a digest of its cells and the number of times that
this digest has occurred in the file so far, for real files hold identical rows that are different incidents.
Digests are keyed: with a plain one, a thief of the database could test guesses about who was reported.
"""

from dataclasses import dataclass
from hashlib import blake2b

import orjson

from palermo.domain.reports.intake.mappings.mapping import Mapping
from palermo.domain.reports.intake.rows import Row

_PERSON = b"palermo intake"


@dataclass(frozen=True, slots=True)
class Identity:
    """A row's reference, if any, and its digest: 32 hex digits, then '.n' where there is no reference.

    `problem` is 'repeated_reference' where an earlier row of the file has the reference and differs.
    """

    source_ref: str | None
    digest: str
    problem: str = ""


class Ledger:
    """Counts a file's rows from its beginning; about 100 bytes of memory a row, whatever the rows hold."""

    def __init__(self, key: bytes, mapping: Mapping) -> None:
        """Begin a file; `key` has 16 to 64 bytes, the same at every entry that imports for a unit."""
        if not 16 <= len(key) <= 64:
            raise ValueError("the key of intake digests has 16 to 64 bytes")
        self._mapping = mapping
        self._state = blake2b(mapping.name.encode() + b"\0", key=key, digest_size=16, person=_PERSON)
        # Eight bytes are enough: two rows that met by chance would count on, the same in each run.
        self._seen: dict[int, int] = {}

    def identify(self, row: Row) -> Identity:
        """Return the identity of the next row of the file; call it for every row, also those not used."""
        reference = self._mapping.source_ref(row)
        if reference is None:
            digest = self._digest(self._mapping.identity_of(row))
            short = int(digest[:16], 16)
            count = self._seen[short] = self._seen.get(short, 0) + 1
            return Identity(None, f"{digest}.{count}")
        digest = self._digest(self._mapping.cells_of(row))
        short, content = int(self._digest([reference])[:16], 16), int(digest[:16], 16)
        earlier = self._seen.setdefault(short, content)
        return Identity(reference, digest, "" if earlier == content else "repeated_reference")

    def _digest(self, cells: list[str]) -> str:
        state = self._state.copy()
        state.update(orjson.dumps(cells))
        return state.hexdigest()
