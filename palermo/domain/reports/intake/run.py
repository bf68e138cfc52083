"""One file from beginning to end: the driver that the command line, the browser's job and the API share.

It may be stopped, or die, at any point. A later run with `start_at` counts the file again from its first row,
since identities depend on what came before, and hands on only what follows; rows handed on twice change
nothing.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import IO, Protocol

from palermo.domain.reports.content import Content
from palermo.domain.reports.intake import mappings
from palermo.domain.reports.intake.identity import Identity, Ledger
from palermo.domain.reports.intake.mappings import Mapping
from palermo.domain.reports.intake.rows import Row, RowError
from palermo.domain.reports.intake.tables import Table, open_table
from palermo.domain.reports.operations.receive import Incoming, Outcome
from palermo.foundations.policy import Actor
from palermo.kernel.errors import Invalid

BATCH = 500
ERRORS_KEPT = 1_000
HUB = "HUB"


class Receive(Protocol):
    """The operation that takes reports in, and answers for each in order."""

    def __call__(self, actor: Actor, items: Sequence[Incoming]) -> list[Outcome]:
        """Take the items in for the actor."""
        ...


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a run stands: all rows up to `line` are dealt with."""

    line: int
    rows: int
    rejected: int
    bytes_read: int
    size: int | None
    seconds: float
    accepted: int = 0
    unchanged: int = 0
    updated: int = 0

    @property
    def rate(self) -> float:
        """Return rows a second so far."""
        return self.rows / self.seconds if self.seconds else 0.0

    @property
    def left(self) -> float | None:
        """Return the seconds that the rest will take at this rate, None where the size is not known."""
        if not self.size or not self.bytes_read:
            return None
        return max(self.size - self.bytes_read, 0) * self.seconds / self.bytes_read


@dataclass(slots=True)
class Summary:
    """What became of a file. `errors` holds the first thousand; `rejected` counts rows, all of them.

    `line` is where to start again, `finished` says that there is no need to.
    """

    accepted: int = 0
    unchanged: int = 0
    updated: int = 0
    rejected: int = 0
    seconds: float = 0.0
    errors: list[RowError] = field(default_factory=list)
    line: int = 0
    finished: bool = False


def run(
    actor: Actor,
    source: IO[bytes] | Path,
    mapping: Mapping | str,
    unit: str | None,
    *,
    receive: Receive,
    key: bytes,
    on_progress: Callable[[Progress], None] = lambda progress: None,
    on_error: Callable[[RowError], None] = lambda error: None,
    stop: Callable[[], bool] = lambda: False,
    start_at: int = 0,
    batch: int = BATCH,
    sheet: str = "",
    size: int | None = None,
    hub: str = HUB,
) -> Summary:
    """Take a file in for a unit and return what became of it.

    With unit None each row names its own, and HUB there stands for `hub`. `key` keys the digests
    (identity.py). `start_at` is the line that an earlier run reached. Raises Invalid with not_a_table,
    too_large, no_sheet, no_mapping, or missing_columns with `columns`; whatever `receive` raises ends the run
    where it stands.
    """
    chosen = mappings.load(mapping) if isinstance(mapping, str) else mapping
    with open_table(source, sheet=sheet) as table:
        seen = chosen.recognise(table.shape.columns)
        if seen.missing:
            raise Invalid("missing_columns", field="file", columns=seen.missing)
        table.rename(seen.renames)
        desk = _Desk(actor, chosen, unit, receive, on_error, hub)
        began = monotonic()

        def report(line: int) -> None:
            desk.hand_over()
            desk.summary.line = line
            desk.summary.seconds = monotonic() - began
            total = size if size is not None else table.size
            done = desk.summary
            on_progress(
                Progress(
                    line,
                    desk.rows,
                    done.rejected,
                    table.position,
                    total,
                    done.seconds,
                    done.accepted,
                    done.unchanged,
                    done.updated,
                )
            )

        desk.summary.finished = _read(table, desk, Ledger(key, chosen), start_at, batch, report, stop)
    return desk.summary


def _read(
    table: Table,
    desk: "_Desk",
    ledger: Ledger,
    start_at: int,
    batch: int,
    report: Callable[[int], None],
    stop: Callable[[], bool],
) -> bool:
    line = start_at
    for row in table:
        identity = ledger.identify(row)
        if row.line <= start_at:
            continue
        line = row.line
        desk.take(row, identity)
        if desk.rows % batch == 0:
            report(line)
            if stop():
                return False
    report(line)
    return True


class _Desk:
    """Rows waiting to be handed over together, and the count of what became of them."""

    def __init__(
        self,
        actor: Actor,
        mapping: Mapping,
        unit: str | None,
        receive: Receive,
        on_error: Callable[[RowError], None],
        hub: str,
    ) -> None:
        self._actor, self._mapping, self._unit, self._hub = actor, mapping, unit, hub
        self._receive, self._on_error = receive, on_error
        self._waiting: list[tuple[int, Incoming]] = []
        self.summary = Summary()
        self.rows = 0

    def take(self, row: Row, identity: Identity) -> None:
        """Put a row on the pile, or note why not."""
        self.rows += 1
        made = self._mapping.apply(row)
        if not isinstance(made, Content):
            self._refuse(made)
            return
        reference = self._mapping.spec.source_ref
        if identity.problem and reference:
            self._refuse([RowError(row.line, reference[0], identity.problem)])
            return
        unit = self._unit if self._unit is not None else self._mapping.unit_of(row)
        if not unit:
            self._refuse([RowError(row.line, (self._mapping.spec.unit or [""])[0], "missing_unit")])
            return
        self._waiting.append((row.line, self._incoming(row, made, unit, identity)))

    def _incoming(self, row: Row, content: Content, unit: str, identity: Identity) -> Incoming:
        spec = self._mapping.spec
        return Incoming(
            content=content,
            unit=self._hub if unit == HUB else unit,
            level=self._mapping.level_of(row),
            # Without a reference, a row is known again by what it says and how often that was said before.
            source_ref=identity.source_ref or f"row {identity.digest}",
            source_digest=identity.digest,
            index_scope="open" if spec.index == "open" else "sensitive",
            origin="import",
            historical=spec.historical,
        )

    def hand_over(self) -> None:
        """Hand the pile to the operation, and count."""
        if not self._waiting:
            return
        waiting, self._waiting = self._waiting, []
        outcomes = self._receive(self._actor, [item for _, item in waiting])
        for (line, _), outcome in zip(waiting, outcomes, strict=True):
            if outcome.kind == "rejected":
                found = [RowError(line, self._mapping.column_of(p.field), p.code) for p in outcome.problems]
                self._refuse(found or [RowError(line, "", "rejected")])
            else:
                setattr(self.summary, outcome.kind, getattr(self.summary, outcome.kind) + 1)

    def _refuse(self, errors: list[RowError]) -> None:
        self.summary.rejected += 1
        room = ERRORS_KEPT - len(self.summary.errors)
        self.summary.errors += errors[: max(room, 0)]
        for error in errors:
            self._on_error(error)
