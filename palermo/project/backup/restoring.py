"""Brings a backup back into an empty home, and builds there what no backup holds."""

import shutil
from collections.abc import Callable
from pathlib import Path

from palermo.faces.cli.failures import Failure
from palermo.project.backup import parts, sqlite
from palermo.project.instance import keep_private

Tell = Callable[[str], None]


def put_back(home: Path, content: Path, keys: Path | None, tell: Tell) -> None:
    """Copy both parts into an empty `home`, files only; raises Failure where it is not empty or a file is broken."""
    if home.exists() and any(home.iterdir()):
        raise Failure("not_empty", f"{home} is not empty; restore into another PALERMO_HOME")
    keep_private(home)
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    tell("copying the content" + ("" if keys else "; there is no backup of its keys"))
    for part in (content, keys):
        if part is not None:
            _copy(part, home)


def databases_from(content: Path, keys: Path | None) -> None:
    """Put the databases where the settings of the restored installation have them; needs Django's settings."""
    from django.conf import settings

    from palermo.project.backup import postgresql
    from palermo.project.postgresql import make_databases

    make_databases(settings.DATABASES)
    for part, aliases in ((content, parts.CONTENT_ALIASES), (keys, parts.KEY_ALIASES)):
        for alias in aliases if part is not None else ():
            row, name = settings.DATABASES[alias], part / alias  # type: ignore[operator]
            dump, file = name.with_suffix(".dump"), name.with_suffix(".db")
            if row["ENGINE"].endswith("sqlite3") is not file.exists():
                raise Failure(
                    "other_engine", "the backup is of the other database engine; see PALERMO_DATABASE_URL"
                )
            if file.exists():
                sqlite.check(file)
                Path(row["NAME"]).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(file, row["NAME"])
            else:
                postgresql.restore(row, dump)


def _copy(part: Path, home: Path) -> None:
    for path in sorted(part.rglob("*")):
        if not path.is_file() or path.suffix in {".db", ".dump"} or path.name == ".complete":
            continue
        target = home / path.relative_to(part)
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        shutil.copy2(path, target)
