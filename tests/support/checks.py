"""`make check`: every check in turn; all of them run, and one failure fails the whole."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_BIN = Path(sys.executable).parent
_PYTHON = sys.executable
_SOURCES = [name for name in ("palermo", "tests", "bench", "docs") if list(Path(name).rglob("*.py"))]


def _templates() -> list[str]:
    return sorted(map(str, Path("palermo").rglob("templates/**/*.html")))


def checks() -> list[tuple[str, list[str]]]:
    """Return each check's name and command, quick ones first."""
    return [
        ("format", [f"{_BIN}/ruff", "format", "--check", "--quiet", *_SOURCES]),
        ("lint", [f"{_BIN}/ruff", "check", "--quiet", *_SOURCES]),
        ("templates", [f"{_BIN}/djade", "--check", "--target-version", "5.2", *_templates()]),
        ("contracts", [f"{_BIN}/lint-imports", "--no-cache"]),
        ("security", [f"{_BIN}/bandit", "-q", "-ll", "-r", "palermo", "-c", "pyproject.toml"]),
        ("django", [_PYTHON, "-m", "django", "check", "--fail-level", "WARNING"]),
        ("migrations", [_PYTHON, "-m", "django", "makemigrations", "--check", "--dry-run"]),
        ("translations", [_PYTHON, "-m", "palermo.project.translations", "check"]),
        ("docs", [_PYTHON, "-m", "docs.generate", "--check"]),
        ("types", [f"{_BIN}/mypy", "--no-error-summary", "palermo"]),
    ]


def main() -> int:
    """Run all checks and return 1 if one of them found something."""
    failed = []
    with tempfile.TemporaryDirectory(prefix="palermo-check-") as home:
        environ = os.environ | {
            "PALERMO_HOME": home,
            "PALERMO_ENTRY": "hub",
            "DJANGO_SETTINGS_MODULE": "palermo.project.settings",
        }
        for name, command in checks():
            started = time.monotonic()
            done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
            print(
                f"{name:<13} {'ok' if not done.returncode else 'FAILED':<7} {time.monotonic() - started:.1f} s",
                flush=True,
            )
            if done.returncode:
                failed.append(name)
                print((done.stdout + done.stderr).strip(), flush=True)
    if failed:
        print(f"Found something: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
