"""Installations to measure in: made by `palermo init --demo`, filled by `palermo import`, kept until told otherwise."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_PATIENCE = 60.0
_NOT_AN_OPERATORS = frozenset({
    "PYTHONDONTWRITEBYTECODE", "PALERMO_ENTRY", "PALERMO_DATABASE_URL", "PALERMO_TOKEN", "DJANGO_SETTINGS_MODULE",
})  # fmt: skip


class Home:
    """One installation; commands run in processes of their own, as an operator's do."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.ports = dict(zip(("public", "unit", "hub"), _free_ports(3), strict=True))
        self.environ = {name: value for name, value in os.environ.items() if name not in _NOT_AN_OPERATORS}
        self.environ |= {
            "PALERMO_HOME": str(path), "PALERMO_PORTS": ",".join(map(str, self.ports.values())),
        }  # fmt: skip

    def palermo(self, *words: str, **environ: str) -> str:
        """Run a `palermo` command and return what it printed; raises RuntimeError with its words when it fails."""
        return self._run(["-m", "palermo", *words], environ)

    def inside(self, module: str, *words: str, entry: str = "tool") -> dict[str, Any]:
        """Run a module of `bench.inside` with Django set up for an entry and return the JSON that it ends with."""
        environ = {"PALERMO_ENTRY": entry, "DJANGO_SETTINGS_MODULE": "palermo.project.settings"}
        answer = self._run(["-m", f"bench.inside.{module}", *words], environ)
        found: dict[str, Any] = json.loads(answer.splitlines()[-1])
        return found

    def people(self) -> dict[str, dict[str, str]]:
        """Return the cast's passwords and tokens, by name; adds them where they are missing."""
        kept = self.path / "bench-people.json"
        if not kept.is_file():
            kept.write_text(json.dumps(self.inside("people")), "utf-8")
        found: dict[str, dict[str, str]] = json.loads(kept.read_text("utf-8"))
        return found

    def take_in(self, file: Path, *, mapping: str = "reference") -> dict[str, Any]:
        """Import a file as Ana does and return the command's own summary."""
        token = self.people()["ana"]["token"]
        answer = self.palermo(
            "import", "reports", str(file), "--mapping", mapping, "--json", PALERMO_TOKEN=token
        )
        found: dict[str, Any] = json.loads(answer.splitlines()[-1])
        return found

    @contextmanager
    def serving(self) -> Iterator[subprocess.Popen[bytes]]:
        """Run `palermo serve` over this installation until the block ends."""
        log = self.path / "bench-serve.log"
        with log.open("wb") as output:
            process = subprocess.Popen(
                [sys.executable, "-m", "palermo", "serve"], env=self.environ, stdout=output, stderr=output,
                start_new_session=True,
            )  # fmt: skip
            try:
                self._wait(process, log)
                yield process
            finally:
                process.send_signal(signal.SIGTERM)
                process.wait(30)

    def _wait(self, process: "subprocess.Popen[bytes]", log: Path) -> None:
        limit = time.monotonic() + _PATIENCE
        while not all(_answers(port) for port in self.ports.values()):
            if process.poll() is not None or time.monotonic() > limit:
                raise RuntimeError(f"palermo serve does not answer:\n{log.read_text('utf-8')[-2000:]}")
            time.sleep(0.05)

    def _run(self, words: list[str], environ: dict[str, str]) -> str:
        done = subprocess.run(
            [sys.executable, *words], env=self.environ | environ, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise RuntimeError(f"{' '.join(words[:3])} failed:\n{done.stdout[-2000:]}{done.stderr[-4000:]}")
        return done.stdout


def made(folder: Path, reports: int) -> Home:
    """Return an installation that holds so many reference reports; one that is there already is used again."""
    home = Home(folder / f"home-{reports}")
    if (home.path / "bench-ready").is_file():
        return home
    home.palermo("init", "--demo")
    home.people()
    if reports:
        file = reference_file(folder, reports)
        summary = home.take_in(file)
        if summary["accepted"] != reports:
            raise RuntimeError(f"only {summary['accepted']} of {reports} reports were accepted")
        (home.path / "bench-import.json").write_text(json.dumps(summary), "utf-8")
        home.inside("age")
    (home.path / "bench-ready").touch()
    return home


def fresh(folder: Path, name: str) -> Home:
    """Return an installation with the cast and without a report, made anew each time."""
    empty, target = made(folder, 0), folder / name
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(empty.path, target)
    return Home(target)


def reference_file(folder: Path, reports: int) -> Path:
    """Return a file of so many reference reports as JSON lines, made once."""
    path = folder / f"reports-{reports}.jsonl"
    if not path.is_file():
        from bench.reference import write_lines

        write_lines(path, reports)
    return path


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=0.5).close()
    except OSError:
        return False
    return True


def _free_ports(count: int) -> list[int]:
    sockets = [socket.socket() for _ in range(count)]
    try:
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]
    finally:
        for each in sockets:
            each.close()
