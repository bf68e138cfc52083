"""`make test`: make sure of the browser and PostgreSQL, then run the suite, database tests on both engines."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence

from tests.support import postgres

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def main(words: Sequence[str]) -> int:
    """Run everything and return an exit status; other words go to pytest as they are, on SQLite alone."""
    if words:
        return _pytest(*words)
    _install_what_is_missing()
    statuses = [_on_postgresql(), _pytest("-n", "2", "--dist", "loadfile")]
    if any(statuses[:-1]):
        print("The tests on PostgreSQL failed; their output stands further up.", file=sys.stderr)
    return max(statuses)


def _on_postgresql() -> int:
    programs = postgres.programs()
    if programs is None:
        print("PostgreSQL is not installed and could not be: its half of the database tests is left out.")
        return 0
    print("Database tests on PostgreSQL", flush=True)
    with postgres.cluster(programs) as url:
        return _pytest("-n", "2", "--dist", "loadfile", "-m", "database", PALERMO_TEST_DATABASE_URL=url)


def _pytest(*words: str, **environ: str) -> int:
    # The tests start the program some hundred times, and each time it would be compiled anew.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return subprocess.run(
        [sys.executable, "-m", "pytest", *words], env=kept | environ, check=False
    ).returncode


def _install_what_is_missing() -> None:
    packages = []
    if not any(map(shutil.which, _BROWSERS)):
        packages.append("chromium")
    if postgres.programs() is None:
        packages.append("postgresql")
    if not shutil.which("java"):  # the Nu checker, which reads the public site's markup, is a Java program
        packages.append("default-jre-headless")
    if not packages:
        return
    names = " and ".join(packages)
    if os.geteuid() or not shutil.which("apt-get"):
        print(
            f"Missing: {names}. Only root on Debian can have them installed here; tests that need them are skipped."
        )
        return
    print(f"Installing {names} from Debian …", flush=True)
    environ = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        done = subprocess.run(
            ["apt-get", "-qq", *words], env=environ, capture_output=True, text=True, check=False
        )
        if done.returncode:
            print(
                f"Debian's packages could not be installed ({names}): {done.stderr.strip().splitlines()[-1:]}"
            )
            return


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
