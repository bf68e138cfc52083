"""The linear model that serves: the newest one learned, opened once and kept until a newer one is there."""

from threading import Lock

from palermo.domain.reports.models import Classifier
from palermo.domain.reports.reading.linear import Model
from palermo.domain.reports.sealed import open_blob
from palermo.foundations.compartments import datakeys
from palermo.kernel.errors import SealBroken
from palermo.kernel.levels import Level

_lock = Lock()
_opened: dict[str, Model] = {}


def serving_model() -> Model | None:
    """Return the model that serves, or None: then the lexicon serves alone."""
    row = Classifier.objects.order_by("-pk").only("uid").first()
    if row is None:
        return None
    with _lock:
        if row.uid not in _opened:
            _opened.clear()
            _opened[row.uid] = _open(Classifier.objects.get(pk=row.pk))
        return _opened[row.uid]


def _open(row: Classifier) -> Model:
    keys = datakeys.open(Level.SENSITIVE, [row.data_key])
    if row.data_key not in keys:
        raise SealBroken
    plain = open_blob(
        keys[row.data_key],
        row.sealed,
        table="reports_classifier",
        column="sealed",
        uid=row.uid,
        level=Level.SENSITIVE,
    )
    return Model.from_bytes(plain)
