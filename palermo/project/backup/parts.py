"""What belongs to which part of a backup, and where the newest of each lies."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from palermo.faces.cli.failures import Failure
from palermo.foundations.compartments.index import TABLE as INDEX

CONTENT: Final = "content"
KEYS: Final = "keys"
# In this order: the chain in the content may name entries of the read logs, and rows name data keys; whatever is
# written meanwhile is then at worst an entry or a key too many, never one too few.
CONTENT_ALIASES: Final = ("default", "reads_unit", "reads")
KEY_ALIASES: Final = ("keystore", "vault")
WITHOUT: Final = {"default": (INDEX,)}
# Sessions and counters are of the moment; nobody shall be signed in by a backup. Blind keys are an index: a backup
# that held them would show what reports have in common.
EMPTY: Final = {
    "default": ("entities_blindkey", "enquiries_standingkey", "cooperation_requestkey", "practices_wordkey"),
    "reads": ("staff_session", "palermo_cache"),
    "reads_unit": ("staff_session", "palermo_cache"),
}
FILES: Final = ("files", "hub/files")
CHECKPOINTS: Final = "hub/checkpoints.jsonl"
CONFIGURATION: Final = "config.toml"
DEMO: Final = ".demo"
HUB_KEY: Final = "public/hub-key.json"
SECRETS: Final = ("unit/secrets", "hub/secrets")
ESCROW: Final = "hub/escrow.bin"
PASSPHRASES: Final = ("unit/passphrase", "hub/passphrase")
_STAMP: Final = "%Y-%m-%dT%H%M%SZ"


def stamp(moment: datetime) -> str:
    """Return the name of a backup's folder: the time in UTC, which sorts."""
    return moment.strftime(_STAMP)


def newest(folder: Path, part: str) -> Path | None:
    """Return the newest complete backup of a part below a folder, or the folder itself if it is one; None for none."""
    if (folder / ".complete").is_file():
        return folder
    found = sorted(path.parent for path in (folder / part).glob("*/.complete"))
    return found[-1] if found else None


def content_at(folder: Path) -> Path:
    """Return the newest content below a folder; raises Failure where there is none."""
    found = newest(folder, CONTENT)
    if found is None:
        raise Failure("no_backup", f"{folder} holds no complete backup")
    return found


def over(folder: Path, *, before: datetime, days: int) -> list[Path]:
    """Return the backups of keys that are older than `days`."""
    limit = stamp(before - timedelta(days=days))
    return sorted(path for path in (folder / KEYS).glob("*") if path.is_dir() and path.name < limit)
