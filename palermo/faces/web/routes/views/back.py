"""Where a page of routes was reached from, and the link that leads back there."""

from django.urls import NoReverseMatch, reverse

from palermo.domain.entities.words import PREFIX

ENTITY = frozenset(PREFIX.values())


def back(came: str) -> tuple[str, str]:
    """Return (address, reference) of the report or entity that led here; ("", "") where there is none at this entry."""
    if not came:
        return "", ""
    for name in ("entity", "report") if came[:3] in ENTITY else ("report",):
        try:
            return reverse(name, args=[came]), came
        except NoReverseMatch:
            continue
    return "", ""
