"""Names of people by the identifiers that rows carry."""

from collections.abc import Iterable

from palermo.foundations.staff.models import Person


def names_of(uids: Iterable[str]) -> dict[str, str]:
    """Return the names of those people who are known, by identifier, in one look-up."""
    wanted = {uid for uid in uids if uid}
    return dict(Person.objects.filter(uid__in=wanted).values_list("uid", "name")) if wanted else {}
