"""Prove offline that nobody edited the audit, or name the first bad entry and what is wrong with it.

One pass over the chain in its order, holding one batch: each link's hash, each entry's digest, each signed checkpoint
in the table and in the file, the heads in receipts; then a pass over each log for entries that no link knows.

What is found from the database and the checkpoint file alone: an entry edited, deleted, inserted below the cursor or
swapped with another; a link edited, deleted, inserted or moved; the end of the chain cut off; the chain rewritten,
hashes and all, behind its newest signed checkpoint; checkpoints changed, swapped, taken out or from another hub.

What only an outside witness finds (a receipt at a unit, or a copy of `checkpoints.jsonl` kept elsewhere):

* the end of the chain cut off together with its entries, the sequencer's progress and the checkpoints in table and
  file, so that everything looks as it did some time ago;
* links rewritten that are newer than the newest checkpoint (less than a minute or 1,000 links);
* anything done by somebody who holds the hub's own keys and signs the checkpoints anew.

And what nothing finds: an entry changed, or taken off the end of its log, before it was chained (about a second), an
entry that was invented and added at the end like a real one, an act that the program never recorded.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Final

from django.db import connection

from palermo.foundations.audit import chain, checkpoints, keys
from palermo.foundations.audit.breaks import Link, diagnose
from palermo.foundations.audit.entries import check_entries, unlinked
from palermo.foundations.audit.problems import Problem
from palermo.kernel.errors import SealBroken

BATCH: Final = 2000


@dataclass
class Finding:
    """What a verification saw. `problems` come in the order of the chain; `waiting` entries are not chained yet."""

    problems: list[Problem] = field(default_factory=list)
    links: int = 0
    head: str = chain.GENESIS.hex()
    checkpoints: int = 0
    receipts: int = 0
    waiting: int = 0

    @property
    def first(self) -> Problem | None:
        """Return the first problem, None when everything is as it was recorded."""
        return self.problems[0] if self.problems else None


def verify(receipts: Iterable[Any] = ()) -> list[Problem]:
    """Return what is wrong, the first bad entry first; an empty list when nothing is."""
    return examine(receipts).problems


def examine(
    receipts: Iterable[Any] = (), *, progress: Callable[[int, int], None] = lambda done, total: None
) -> Finding:
    """Verify all that this entry can see; `receipts` are receipt documents, or bare heads in hex, as witnesses.

    `progress` gets (links followed, links in all) after each batch.
    """
    finding = Finding()
    claims = _claims(finding)
    heads = _witnesses(receipts, finding)
    heads.pop(finding.head, None)
    last, intact = _walk(finding, claims, heads, progress)
    for seq in sorted(number for number in claims if number > last):
        finding.problems.append(Problem("truncated", seq, detail="checkpoint_beyond_the_end"))
    if intact:
        found, finding.waiting = unlinked()
        finding.problems += found
        finding.problems += [
            Problem("receipt", 0, uid=name, detail="head_not_in_the_chain") for name in heads.values()
        ]
    finding.problems.sort(key=lambda one: one.seq or last + 1)
    return finding


def _walk(
    finding: Finding, claims: dict[int, set[str]], heads: dict[str, str], progress: Callable[[int, int], None]
) -> tuple[int, bool]:
    """Follow the chain to its end or its first break; return the number of the last good link and whether it held."""
    seq, previous = 0, chain.GENESIS
    total = chain.last()[0]
    while batch := _links_after(seq):
        for link in batch:
            if link.seq != seq + 1:
                finding.problems.append(Problem("deleted", seq + 1, detail="link_missing"))
                return seq, False
            if link.hash != link.hash_after(previous):
                finding.problems.append(diagnose(link, previous, _links_after(link.seq)))
                return seq, False
            seq, previous = link.seq, link.hash
            head = previous.hex()
            if claims.get(seq, {head}) != {head}:
                finding.problems.append(
                    Problem("rewritten", seq, link.log, link.entry, detail="signed_head_differs")
                )
                return seq, False
            heads.pop(head, None)
        finding.problems += check_entries(batch)
        finding.links, finding.head = seq, previous.hex()
        progress(seq, max(seq, total))
    return seq, True


def _links_after(seq: int) -> list[Link]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT seq, log, entry, digest, at, hash FROM audit_chainlink WHERE seq > %s ORDER BY seq LIMIT %s",
            [seq, BATCH],
        )
        return [
            Link(row[0], row[1], row[2], bytes(row[3]), row[4], bytes(row[5])) for row in cursor.fetchall()
        ]


def _claims(finding: Finding) -> dict[int, set[str]]:
    """Return the heads (hex) that signed checkpoints vouch for, by link; note what is wrong with the checkpoints."""
    claims: dict[int, set[str]] = {}
    table: dict[int, Any] = {}
    for seq, document in checkpoints.stored():
        table[seq] = document
        _claim(claims, finding, document, expected=seq)
    finding.checkpoints = len(table)
    filed = set()
    for document in checkpoints.filed():
        number = _claim(claims, finding, document, expected=None)
        filed.add(number)
        if number and table.get(number) != document:
            detail = "file_and_table_differ" if number in table else "missing_in_the_table"
            finding.problems.append(Problem("checkpoint", number, detail=detail))
    newest = max(filed, default=0)
    missing = [seq for seq in table if seq <= newest and seq not in filed] if newest else []
    finding.problems += [Problem("checkpoint", seq, detail="missing_in_the_file") for seq in missing]
    return claims


def _claim(claims: dict[int, set[str]], finding: Finding, document: Any, *, expected: int | None) -> int:
    try:
        seq, head = checkpoints.prove(document)
    except SealBroken:
        finding.problems.append(Problem("checkpoint", expected or 0, detail="not_signed_by_the_hub"))
        return 0
    if expected is not None and seq != expected:
        finding.problems.append(Problem("checkpoint", expected, detail="of_another_link"))
        return 0
    claims.setdefault(seq, set()).add(head)
    return seq


def _witnesses(receipts: Iterable[Any], finding: Finding) -> dict[str, str]:
    """Return head (hex) to the name of the receipt that carries it; note receipts that the hub does not vouch for."""
    heads: dict[str, str] = {}
    for one in receipts:
        finding.receipts += 1
        if isinstance(one, str):
            heads[one] = one
            continue
        try:
            keys.prove(one)
            heads[str(one["receipt"]["audit_head"])] = str(one["receipt"].get("reference", ""))
        except (SealBroken, KeyError, TypeError):
            name = sha256(repr(one).encode()).hexdigest()[:16]
            finding.problems.append(Problem("receipt", 0, uid=name, detail="not_signed_by_the_hub"))
    return heads
