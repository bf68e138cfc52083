"""What the public may read: only versions of which the seals say that one person proposed and another published them."""

from dataclasses import dataclass, field

from django.db.models import F

from palermo.domain.publications.content import Draft, Standing, digest
from palermo.domain.publications.models import Publication, Version
from palermo.domain.publications.sealed import keys_of, open_draft, open_standing
from palermo.domain.publications.states import State
from palermo.kernel.errors import SealBroken


@dataclass(frozen=True, slots=True)
class Shown:
    """One published version; its tie to what it was made from stays inside."""

    draft: Draft
    version: int
    digest: str


@dataclass(frozen=True, slots=True)
class Gone:
    """A stone: what stood at this address was taken down."""

    kind: str
    address: str
    on: str
    why: str


@dataclass(frozen=True, slots=True)
class Public:
    """Everything that the site is written from, in the order of kind and address."""

    shown: list[Shown] = field(default_factory=list)
    gone: list[Gone] = field(default_factory=list)


def public() -> Public:
    """Return what is published now, without anybody's leave: it is public. Raises SealBroken if a row was forged.

    A row whose seals do not say the same as its columns stops the whole edition: somebody has been at the database.
    """
    rows = list(Publication.objects.filter(state__in=[State.PUBLISHED, State.UNPUBLISHED]))
    keys = keys_of(rows)
    shown, gone = [], []
    versions = {
        one.publication_id: one
        for one in Version.objects.filter(number=F("publication__shown"), publication__state=State.PUBLISHED)
    }
    for row in rows:
        if row.data_key not in keys:
            raise SealBroken
        standing = open_standing(keys[row.data_key], row)
        if standing.state == State.UNPUBLISHED:
            gone.append(Gone(row.kind, standing.address, standing.gone_on, standing.gone_why))
            continue
        shown.append(_proven(keys[row.data_key], standing, versions[row.pk]))
    return Public(
        sorted(shown, key=lambda one: (one.draft.kind, one.draft.address)),
        sorted(gone, key=lambda one: (one.kind, one.address)),
    )


def _proven(key: bytes, standing: Standing, version: Version) -> Shown:
    draft = open_draft(key, version)
    two = standing.shown_author and standing.shown_by and standing.shown_author != standing.shown_by
    if not two or standing.digest != digest(draft) or draft.address != standing.address:
        raise SealBroken
    return Shown(draft, version.number, standing.digest)
