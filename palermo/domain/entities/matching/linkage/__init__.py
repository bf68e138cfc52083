"""One person's records in a whole file found together: blocking, Fellegi-Sunter weights from the file, clustering.

Pure, needs numpy and rapidfuzz, which only the first call loads. `cluster` takes records or columns and says for each
record which cluster it belongs to; the same input gives the same answer.
"""

from collections.abc import Mapping, Sequence

_MOST_COPIES = 20


def cluster(
    records: Sequence[Mapping[str, str | None]], mapping: Mapping[str, str] | None = None
) -> list[int]:
    """Return for each record the number of its cluster, counted from 0 in the order in which clusters appear.

    `mapping` names the role of each column (see `records.ROLES`); without it the heads are guessed.
    Raises Invalid where the mapping names unknown roles or columns, or nothing can be compared.
    """
    heads = list(dict.fromkeys(head for record in records for head in record))
    return cluster_columns({head: [record.get(head) or "" for record in records] for head in heads}, mapping)


def cluster_columns(
    columns: Mapping[str, Sequence[str]], mapping: Mapping[str, str] | None = None
) -> list[int]:
    """Return what `cluster` does for a file given as columns of text of one length, empty where unknown.

    Of a row that stands more than twenty times in all that is compared, twenty go through; the others follow them.
    """
    from palermo.domain.entities.matching.linkage.records import guess, roles

    told = roles(columns, guess(columns) if mapping is None else mapping)
    rows = list(zip(*(columns[head] for head in told), strict=True))
    copies: dict[tuple[str, ...], list[int]] = {}
    for number, row in enumerate(rows):
        copies.setdefault(row, []).append(number)
    kept = sorted(number for same in copies.values() for number in same[:_MOST_COPIES])
    labels: dict[int, int] = dict(zip(kept, _linked(columns, told, kept), strict=True))
    for same in copies.values():
        together = len({labels[number] for number in same[:_MOST_COPIES]}) == 1
        for number in same[_MOST_COPIES:]:
            labels[number] = labels[same[0]] if together else len(rows) + number
    numbers: dict[int, int] = {}
    return [numbers.setdefault(labels[number], len(numbers)) for number in range(len(rows))]


def _linked(columns: Mapping[str, Sequence[str]], told: Mapping[str, str], kept: Sequence[int]) -> list[int]:
    from palermo.domain.entities.matching.linkage.linking import link
    from palermo.domain.entities.matching.linkage.records import prepare

    if len(kept) < 2:
        return list(range(len(kept)))
    shown = {head: [columns[head][number] for number in kept] for head in told}
    return [int(label) for label in link(prepare(shown, told, len(kept)), len(kept))]
