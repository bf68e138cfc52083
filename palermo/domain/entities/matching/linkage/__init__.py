"""One person's records in a whole file found together: blocking, Fellegi-Sunter weights from the file, clustering.

Pure, needs numpy and rapidfuzz, which only the first call loads. `cluster` takes records or columns and says for each
record which cluster it belongs to; the same input gives the same answer.
"""

from collections.abc import Mapping, Sequence


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
    """Return what `cluster` does for a file given as columns of text of one length, empty where unknown."""
    from palermo.domain.entities.matching.linkage.linking import link
    from palermo.domain.entities.matching.linkage.records import guess, prepare

    size = max(map(len, columns.values()), default=0)
    fields = prepare(columns, guess(columns) if mapping is None else mapping, size)
    if size < 2:
        return list(range(size))
    numbers: dict[int, int] = {}
    return [numbers.setdefault(label, len(numbers)) for label in link(fields, size).tolist()]
