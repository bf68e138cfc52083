"""Opening a file of a report: whoever may read the report whole may read it, and the read log knows."""

from palermo.domain.reports.queries.visible import find
from palermo.domain.reports.sealed import keys_of
from palermo.foundations import audit, files
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.errors import SealBroken


def open_file(actor: Actor, reference: str, file: str) -> files.OpenFile:
    """Return one file of a visible report; raises Forbidden where there is none, SealBroken where it was changed."""
    require(actor, Permission.REPORT_READ)
    report = find(actor, reference)
    keys = keys_of([report])
    if report.data_key not in keys:
        raise SealBroken
    audit.read(actor, "file.read", objects=[report.reference], file=file)
    return files.open_stream(file, keys[report.data_key], owner=report.uid)
