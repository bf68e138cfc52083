"""Two system users over one installation, and a thief who holds everything that one of them can open."""

import os
import sqlite3
import subprocess
import traceback
from collections.abc import Callable, Iterable, Iterator
from itertools import product
from pathlib import Path
from typing import Any

from palermo.domain.reports import ties
from palermo.domain.reports.search_terms import HUB_SCOPE
from palermo.foundations.compartments.bundle import Bundle, HubBundle
from palermo.foundations.compartments.store import KEYS_FILE, SecretStore
from palermo.foundations.crypto import envelopes, sealing
from palermo.foundations.crypto.blind import BlindKey
from palermo.foundations.crypto.derivation import derive
from palermo.kernel.errors import SealBroken
from palermo.kernel.levels import Level
from tests.support.instances import Copy

ROOT = Path(__file__).parents[2]
UNIT, HUB, GROUP = 61001, 61002, 61000
_PURPOSES = ("credentials", "sessions", "session names", "tokens", "carried", "shared source")
_LEVELS = (Level.SENSITIVE, Level.HIGHLY_SENSITIVE)


def part(copy: Copy) -> Path:
    """Give each entry of an installation a system user, as the operator would, and return its home."""
    copy.home.parent.chmod(0o755)
    numbers = {"PALERMO_UNIT_USER": str(UNIT), "PALERMO_HUB_USER": str(HUB), "PALERMO_GROUP": str(GROUP)}
    script = ROOT / "deploy" / "separate-users.sh"
    subprocess.run(["sh", script], env=copy.environ | numbers, check=True, capture_output=True)
    return copy.home


def as_user(user: int, work: Callable[[], None]) -> None:
    """Do some work in a child process under another user; raises AssertionError with what it printed."""
    read, write = os.pipe()
    pid = os.fork()
    if not pid:
        status = 1
        try:
            os.setgroups([])
            os.setgid(GROUP)
            os.setuid(user)
            os.umask(0o007)
            work()
            status = 0
        except BaseException:
            os.write(write, traceback.format_exc()[-3000:].encode())
        finally:
            os._exit(status)
    os.close(write)
    with os.fdopen(read) as output:
        said = output.read()
    if os.waitpid(pid, 0)[1]:
        raise AssertionError(said)


def readable(home: Path) -> list[Path]:
    """Return every file below a home that this process can open."""
    return [
        Path(folder) / name
        for folder, _, names in os.walk(home)
        for name in names
        if os.access(Path(folder) / name, os.R_OK)
    ]


class Thief:
    """Everything that the holder of one secrets folder can open: its keys, their derivations, unwrapped data keys."""

    def __init__(self, home: Path, holder: str) -> None:
        self.home = home
        words = (home / holder / "passphrase").read_text("utf-8").strip("\r\n")
        store = SecretStore.unlock(home / holder / "secrets", words)
        plain = store.read(KEYS_FILE)
        kind = Bundle if holder == "unit" else HubBundle
        found = set(_secrets(kind.model_validate_json(plain).model_dump()))
        found |= {derive(key, purpose) for key, purpose in product(found, _PURPOSES)}
        self.keys = found
        self.data_keys = set(self._unwrapped())

    def _unwrapped(self) -> Iterator[bytes]:
        for path in (path for path in readable(self.home) if path.suffix == ".db"):
            for row in _rows(path, "compartments_wrappedkey"):
                for key, level in product(self.keys, _LEVELS):
                    bind = envelopes.binding("compartments_wrappedkey", "wrapped", row["uid"], level)
                    yield from _opened([key], row["wrapped"], bind)

    def opens(self) -> dict[str, list[bytes]]:
        """Return what opens of each sealed table of the content database."""
        content = self.home / "palermo.db"
        reports = list(_rows(content, "reports_report"))
        found: dict[str, list[bytes]] = {}
        for table in (
            "reports_body",
            "reports_judgement",
            "reports_message",
            "reports_share",
            "files_filerecord",
        ):
            found[table] = []
            for row in _rows(content, table):
                keys = self.keys | self.data_keys | set(self._tied(reports, row))
                for level in _LEVELS:
                    bind = envelopes.binding(table, "sealed", row["uid"], level)
                    found[table] += _opened(keys, row["sealed"], bind)
        found["reports_inboxitem"] = [
            plain for row in _rows(content, "reports_inboxitem") for plain in self._letters(row)
        ]
        return found

    def _tied(self, reports: Iterable[sqlite3.Row], row: sqlite3.Row) -> Iterator[bytes]:
        for raw, report in product(self.data_keys, reports):
            unit, uid, author = report["unit"], report["uid"], report["author"]
            yield ties.report_tie(raw, unit=unit, uid=uid, author=author)
            yield ties.letter_tie(raw, unit=unit, author=author)
            yield ties.share_tie(raw, report_uid=uid, unit=unit)

    def _letters(self, row: sqlite3.Row) -> Iterator[bytes]:
        letter, info = row["sealed"], f"palermo/inbox/{row['uid']}".encode()
        context = b"palermo letter\n" + letter[:2] + len(info).to_bytes(4, "big") + info
        for key in self.keys | self.data_keys:
            try:
                yield sealing.open_sealed(key, letter[66:], info=context)
            except (SealBroken, ValueError):
                continue

    def indexed(self) -> set[int]:
        """Return the reports whose rows in the blind index answer to a key that is held."""
        found: set[int] = set()
        with sqlite3.connect(self.home / "palermo.db") as connection:
            for key in self.keys | self.data_keys:
                rows = connection.execute(
                    "SELECT report_id FROM compartments_index i JOIN reports_searchable s ON s.id = i.rowid"
                    " WHERE compartments_index MATCH ?",
                    [BlindKey(key).token(HUB_SCOPE)],
                )
                found |= {row for (row,) in rows}
        return found


def _rows(path: Path, table: str) -> list[sqlite3.Row]:
    with sqlite3.connect(path, timeout=10) as connection:
        connection.row_factory = sqlite3.Row
        known = connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", [table]).fetchone()
        return connection.execute(f"SELECT * FROM {table}").fetchall() if known else []


def _opened(keys: Iterable[bytes], blob: bytes, bind: bytes) -> list[bytes]:
    found = []
    for key in keys:
        try:
            found.append(envelopes.open(key, blob, bind=bind))
        except SealBroken:
            continue
    return found


def _secrets(value: Any) -> Iterator[bytes]:
    if isinstance(value, bytes) and len(value) == 32:
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _secrets(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _secrets(one)
