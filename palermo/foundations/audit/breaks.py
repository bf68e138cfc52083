"""Say what happened to a chain at its first link that does not fit. Plain Python."""

from collections.abc import Sequence
from dataclasses import dataclass

from palermo.foundations.audit.chain import link_hash
from palermo.foundations.audit.problems import Problem


@dataclass(frozen=True, slots=True)
class Link:
    """One row of the chain as it is stored."""

    seq: int
    log: str
    entry: int
    digest: bytes
    at: int
    hash: bytes

    def hash_after(self, previous: bytes, *, at_number: int = 0) -> bytes:
        """Return the hash that the row should have behind a link with the hash `previous`, at its number or another."""
        return link_hash(previous, at_number or self.seq, self.log, self.entry, self.digest, self.at)


def diagnose(bad: Link, previous: bytes, later: Sequence[Link]) -> Problem:
    """Return what is wrong at `bad`, which does not follow `previous`; `later` are the next links as stored.

    A later row that fits here was pushed back by one that came in between, or changed places with it. A row that fits
    nowhere, in front of one that was made for the next number but one, has taken the place of a deleted link.
    """
    rightful = next((row for row in later if row.hash_after(previous, at_number=bad.seq) == row.hash), None)
    if rightful is not None:
        back = bad.hash_after(rightful.hash, at_number=bad.seq + 1) == bad.hash
        back = back or any(bad.hash_after(row.hash, at_number=row.seq) == bad.hash for row in later)
        return Problem("reordered" if back else "inserted", bad.seq, bad.log, bad.entry, detail="link")
    if later and later[0].hash_after(bad.hash, at_number=later[0].seq + 1) == later[0].hash:
        return Problem("deleted", bad.seq, detail="link_missing")
    return Problem("edited", bad.seq, bad.log, bad.entry, detail="link")
