"""Whether the installation is well, as far as the hub's entry can see: one sentence each, and what to do."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from palermo.faces.kit import figures, moments
from palermo.foundations.audit.state import State
from palermo.foundations.compartments import survey
from palermo.kernel.clock import now, today

LEAST_FREE = 1_000_000_000  # bytes
SLOWEST_CHAIN = timedelta(seconds=10)
OLDEST_ESCROW = timedelta(days=400)


@dataclass(frozen=True, slots=True)
class Line:
    """One finding: what was looked at, whether it is well, and a sentence."""

    name: str
    good: bool
    says: str


def lines(versions: list[survey.Version], escrow: survey.Escrow | None, chain: State) -> list[Line]:
    """Return the findings, in the order in which they matter."""
    return [*_keys(versions), *_escrow(escrow), *_chain(chain), *_disk()]


def _keys(versions: list[survey.Version]) -> Iterator[Line]:
    left = sum(one.data_keys for one in versions if not one.current)
    if survey.unfinished() is not None:
        yield Line(
            _("Rotation"), False, _("A rotation was begun and not ended. Change the key again to finish it.")
        )
    elif left:
        yield Line(_("Rotation"), False, _("Some dossiers still hang on an old version of a key."))
    else:
        yield Line(_("Rotation"), True, _("Every dossier hangs on the present version of its level’s key."))


def _escrow(escrow: survey.Escrow | None) -> Iterator[Line]:
    if escrow is None:
        yield Line(_("Escrow"), False, _("No ceremony was held: if this machine is lost, so is everything."))
    elif today() - escrow.made_on > OLDEST_ESCROW:
        says = _("The last ceremony is over a year ago. Check that the holders are still there.")
        yield Line(_("Escrow"), False, says)
    else:
        yield Line(_("Escrow"), True, _("The secrets can be recovered by the holders of the shares."))


def _chain(chain: State) -> Iterator[Line]:
    late = chain.since is not None and now() - chain.since > SLOWEST_CHAIN
    if late and chain.since is not None:
        since = moments.waiting(chain.since)
        says = _("Entries have waited %(time)s for their link. Is the hub’s worker running?") % {
            "time": since
        }
        yield Line(_("Audit chain"), False, says)
    else:
        yield Line(_("Audit chain"), True, _("The hub’s worker chains what is recorded."))


def _disk() -> Iterator[Line]:
    free = shutil.disk_usage(settings.PALERMO.home).free
    words = _("%(n)s GB free on the disk.") % {"n": figures.number(round(free / 1e9, 1))}
    yield Line(_("Disk"), free > LEAST_FREE, words)
