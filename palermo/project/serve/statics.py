"""The entries' own static files, gathered and compressed once for each version of them."""

import hashlib
import os
from importlib.metadata import version
from pathlib import Path

from palermo.project.instance import Instance

_PACKAGES = ("django", "django-allauth", "django-htmx", "whitenoise")
_STAMP = ".gathered"


def gather(instance: Instance) -> None:
    """Bring `$PALERMO_HOME/static` up to date, in a process of its own; does nothing when it is."""
    stamp = _fingerprint()
    mark = instance.home / "static" / _STAMP
    if mark.is_file() and mark.read_text("ascii") == stamp:
        return
    pid = os.fork()
    if not pid:
        status = 1
        try:
            _gather(mark, stamp)
            status = 0
        finally:
            os._exit(status)
    if os.waitpid(pid, 0)[1]:
        raise OSError("the static files could not be gathered")


def _gather(mark: Path, stamp: str) -> None:
    os.environ["PALERMO_ENTRY"] = "tool"
    import django
    from django.core.management import call_command

    # Static files are public by nature, and a proxy under another user may serve them.
    os.umask(0o022)
    django.setup()
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    mark.write_text(stamp, "ascii")


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for name in _PACKAGES:
        digest.update(f"{name} {version(name)}\n".encode())
    root = Path(__file__).parents[2]
    for path in sorted(root.glob("**/static/**/*")):
        if path.is_file():
            digest.update(f"{path.relative_to(root)}\n".encode() + path.read_bytes())
    return digest.hexdigest()
