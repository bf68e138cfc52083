"""The entries' static files and the public site, made anew once for each version of the program's own files."""

import base64
import hashlib
import json
import os
from importlib.metadata import version
from pathlib import Path

from palermo.project.instance import Instance

_PACKAGES = ("django", "django-allauth", "django-htmx", "whitenoise")


def gather(instance: Instance) -> None:
    """Bring `$PALERMO_HOME/static` and `public` up to date in a process of its own, which sets Django up."""
    if _is_fresh(instance):
        return
    pid = os.fork()
    if not pid:
        status = 1
        try:
            os.environ["PALERMO_ENTRY"] = "tool"
            import django

            django.setup()
            refresh(instance)
            status = 0
        finally:
            os._exit(status)
    if os.waitpid(pid, 0)[1]:
        raise OSError("the static files could not be gathered")


def refresh(instance: Instance) -> None:
    """Bring `$PALERMO_HOME/static` and `public` up to date in this process; does nothing when they are."""
    if _is_fresh(instance):
        return
    from django.core.management import call_command

    # What is public by nature may be read by a proxy under another user.
    before = os.umask(0o022)
    try:
        call_command("collectstatic", interactive=False, verbosity=0, clear=True)
        _publish(instance)
        _mark(instance).write_text(_fingerprint(), "ascii")
    finally:
        os.umask(before)


def _is_fresh(instance: Instance) -> bool:
    mark = _mark(instance)
    return mark.is_file() and mark.read_text("ascii") == _fingerprint()


def _mark(instance: Instance) -> Path:
    return instance.home / "static" / ".gathered"


def _publish(instance: Instance) -> None:
    from palermo.faces.public import site as public

    # From the file that `palermo init` left there: no passphrase is needed to publish what is public.
    document = json.loads((instance.public / "hub-key.json").read_text("utf-8"))
    public.write_frame(instance.public, hub_public=base64.b64decode(document["key"]))


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for name in _PACKAGES:
        digest.update(f"{name} {version(name)}\n".encode())
    root = Path(__file__).parents[2]
    for path in sorted([*root.glob("**/static/**/*"), *root.glob("faces/public/**/*")]):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(f"{path.relative_to(root)}\n".encode() + path.read_bytes())
    return digest.hexdigest()
