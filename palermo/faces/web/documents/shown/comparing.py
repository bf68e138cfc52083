"""Two versions side by side: rows of blocks, with what changed inside a line marked on both sides."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from palermo.domain.documents.text import Block, Change, Heading, Piece, plain_of


@dataclass(frozen=True, slots=True)
class Row:
    """One row: kind (same, added, removed, changed), both sides as HTML, and whether it is a heading."""

    kind: str
    old: SafeString
    new: SafeString
    heading: bool


@dataclass(frozen=True, slots=True)
class Gap:
    """Rows that are the same on both sides and are folded away: how many, and they themselves."""

    rows: Sequence[Row]


AROUND = 1  # rows of the same text that stay open beside a change


def rows(changes: Sequence[Change]) -> list[Row]:
    """Return the rows of a comparison."""
    return [_row(change) for change in changes]


def folded(found: Sequence[Row]) -> list[Row | Gap]:
    """Return rows with long stretches of what is the same folded away, the row next to each change left open."""
    near = {
        at + by for at, row in enumerate(found) if row.kind != "same" for by in range(-AROUND, AROUND + 1)
    }
    done: list[Row | Gap] = []
    waiting: list[Row] = []
    for at, row in enumerate(found):
        if row.kind == "same" and at not in near:
            waiting.append(row)
            continue
        done += _gap(waiting)
        waiting = []
        done.append(row)
    return done + _gap(waiting)


def _gap(waiting: list[Row]) -> list[Row | Gap]:
    return list(waiting) if len(waiting) < 2 else [Gap(tuple(waiting))]


def _row(change: Change) -> Row:
    if change.kind == "changed":
        return Row(
            "changed",
            _pieces(change.old_pieces, "del"),
            _pieces(change.new_pieces, "ins"),
            _is_heading(change.new),
        )
    old, new = (_plain(side) for side in (change.old, change.new))
    if change.kind == "removed":
        old = format_html("<del>{}</del>", old)
    if change.kind == "added":
        new = format_html("<ins>{}</ins>", new)
    return Row(change.kind, old, new, _is_heading(change.new or change.old))


def _pieces(pieces: Sequence[Piece], sign: str) -> SafeString:
    return format_html_join(
        "",
        "{}",
        ((format_html(f"<{sign}>{{}}</{sign}>", one.text) if one.changed else one.text,) for one in pieces),
    )


def _plain(block: Block | None) -> SafeString:
    return format_html("{}", plain_of(block)) if block is not None else SafeString("")


def _is_heading(block: Block | None) -> bool:
    return isinstance(block, Heading)
