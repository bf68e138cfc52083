"""Delete content that no record names: uploads nobody took, and what a crash left between disk and database."""

from datetime import timedelta
from pathlib import Path
from typing import Final

from django.conf import settings

from palermo.foundations.compartments.keystore import batches
from palermo.foundations.files import places
from palermo.kernel import clock
from palermo.kernel.levels import Level

AGE: Final = timedelta(days=1)


def sweep(*, older_than: timedelta = AGE) -> int:
    """Delete files of this entry's folders that no record names and that are older than that; return how many.

    The age keeps safe what a transaction under way is about to record. The unit entry leaves the hub's folder alone.
    """
    from palermo.foundations.files.models import FileRecord

    levels = (
        [Level.SENSITIVE] if settings.PALERMO.entry == "unit" else [Level.SENSITIVE, Level.HIGHLY_SENSITIVE]
    )
    before = (clock.now() - older_than).timestamp()
    removed = 0
    for level in levels:
        for batch in batches(sorted(_old(places.folder(level), before))):
            named = set(
                FileRecord.objects.filter(blob__in=[one.stem for one in batch]).values_list("blob", flat=True)
            )
            for one in batch:
                if one.stem not in named:
                    one.unlink(missing_ok=True)
                    removed += 1
    return removed


def _old(folder: Path, before: float) -> list[Path]:
    ours = [one for one in folder.iterdir() if one.suffix in {places.SUFFIX, places.PART}]
    return [one for one in ours if one.stat().st_mtime < before]
