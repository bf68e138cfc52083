"""Installations for tests: the one of this process, and copies for tests that run whole processes."""

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from palermo.kernel.ids import new_uid

_CHEAP_SCRYPT = 2
# Whole, since under xdist Django may have filled in its own defaults before these rows are changed.
_TEST = {"MIRROR": None, "CHARSET": None, "COLLATION": None, "MIGRATE": True}


def prepare(home: Path) -> None:
    """Make the configuration and keys of `home`, and settings that spare the disk and the processor."""
    from palermo.project import initialise

    initialise._write_configuration(home, demo=True)
    for folder in initialise._FOLDERS:
        (home / folder).mkdir(exist_ok=True)
    from django.conf import settings

    for row in settings.DATABASES.values():
        if row["ENGINE"].endswith("sqlite3"):
            row["OPTIONS"]["init_command"] = row["OPTIONS"]["init_command"].replace("=FULL", "=OFF")
            row["TEST"] = _TEST | {"NAME": str(row["NAME"])}
        row["OPTIONS"].pop("options", None)  # the owner makes the tables; see tests.support.restricted
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    import django

    django.setup()
    from palermo.foundations.compartments import lifecycle

    lifecycle.create_secrets(home, demo=True, hub=settings.PALERMO.hub, cost=_CHEAP_SCRYPT)


@dataclass
class Copy:
    """An installation of one test; `environ` is what a process needs to work in it."""

    home: Path
    url: str = ""
    environ: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.environ = {
            name: value
            for name, value in os.environ.items()
            if name not in {"PALERMO_ENTRY", "PALERMO_DATABASE_URL", "DJANGO_SETTINGS_MODULE"}
        }
        self.environ |= {"PALERMO_HOME": str(self.home)}
        if self.url:
            self.environ["PALERMO_DATABASE_URL"] = self.url

    def run(self, *words: str, check: bool = True, **environ: str) -> subprocess.CompletedProcess[str]:
        """Run the `palermo` command with these words in a process of its own and return what it printed."""
        return self._call(["-m", "palermo", *words], check, environ)

    def python(
        self, code: str, *, entry: str = "tool", check: bool = True, **environ: str
    ) -> subprocess.CompletedProcess[str]:
        """Run Python code with Django set up as an entry, in a process of its own."""
        start = "import os, django; django.setup()\n"
        environ = {"PALERMO_ENTRY": entry, "DJANGO_SETTINGS_MODULE": "palermo.project.settings"} | environ
        return self._call(["-c", start + code], check, environ)

    def _call(
        self, words: list[str], check: bool, environ: dict[str, str]
    ) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, *words],
            env=self.environ | environ,
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )
        if check and done.returncode:
            raise AssertionError(f"{words} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")
        return done

    def remove(self) -> None:
        """Delete the installation's folder and databases."""
        shutil.rmtree(self.home.parent, ignore_errors=True)
        if self.url:
            from tests.support.postgres import drop_databases

            drop_databases(self.url)


@dataclass
class Template(Copy):
    """An initialised installation without data, made once per test process."""

    @classmethod
    def make(cls) -> "Template":
        """Initialise a demo installation in a folder of its own."""
        template = cls(Path(tempfile.mkdtemp(prefix="palermo-template-")) / "var", _url())
        template.run("init", "--demo")
        return template

    def copy(self) -> Copy:
        """Return a copy with databases of its own."""
        home = Path(tempfile.mkdtemp(prefix="palermo-copy-")) / "var"
        shutil.copytree(self.home, home)
        url = _url()
        if url:
            from tests.support.postgres import copy_databases

            copy_databases(self.url, url)
        return Copy(home, url)


def _url() -> str:
    base = os.environ.get("PALERMO_TEST_DATABASE_URL", "")
    if not base:
        return ""
    name = "copy_" + new_uid().lower().replace("-", "_")
    return urlunsplit(urlsplit(base)._replace(path=f"/{name}"))
