"""Names of people by the identifiers that rows carry."""

from collections.abc import Iterable

from palermo.foundations.staff import queries


def names_of(uids: Iterable[str]) -> dict[str, str]:
    """Return the names of those people who are known, by identifier, in one look-up."""
    wanted = {uid for uid in uids if uid}
    return queries.names(wanted) if wanted else {}
