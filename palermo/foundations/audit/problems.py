"""What a verification can say. Plain Python; faces turn the codes into sentences."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong.

    `kind` is edited, deleted, inserted, reordered, truncated, rewritten, checkpoint or receipt; `seq` the link at which
    it shows (0: none); `log` and `entry` name the row, `uid` the entry or the receipt; `detail` is a code.
    """

    kind: str
    seq: int
    log: str = ""
    entry: int = 0
    uid: str = ""
    detail: str = ""
