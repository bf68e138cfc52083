"""A site with something of every kind on it, written once and copied for whoever spoils it."""

from pathlib import Path

from palermo.domain.publications import operations
from palermo.domain.publications.models import Publication
from palermo.faces.public import site as public
from tests.domain.publications.drafts import draft
from tests.factories import cast


def publish(address: str, **changes: object) -> Publication:
    """Publish one by two people."""
    row = operations.propose(cast.ana, draft=draft(address, **changes))
    return operations.publish(cast.rui, reference=row.reference, version=1)


def everything() -> dict[str, Publication]:
    """Publish one of every kind, one in French alone, and one that was taken down."""
    made = {
        kind: publish(f"a-{kind}", kind=kind)
        for kind in ("page", "news", "practice", "bimonthly", "monograph")
    }
    drawn = [draft().figures[0].model_copy(update={"drawing": "lines"})]
    made["figures"] = publish("a-figure", kind="figures", figures=drawn)
    french = {"fr": draft().texts["fr"].model_dump()}
    made["french"] = publish("en-francais", texts=french)
    made["gone"] = publish("taken-down")
    operations.unpublish(cast.rui, reference=made["gone"].reference, why="mistaken")
    return made


def write(folder: Path) -> Path:
    """Write the site and return its folder."""
    public.write(folder)
    return folder
