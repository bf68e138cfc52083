"""One inner entry: Django loaded once, then its web server and its worker forked from it."""

import os
from pathlib import Path
from typing import Any

from palermo.project.instance import Instance
from palermo.project.serve.preload import freeze
from palermo.project.serve.supervisor import Child, Supervisor

# gunicorn's sign of life, written every second: in memory, not on the disk.
_MEMORY = "/dev/shm"  # nosec B108


def run_entry(instance: Instance, entry: str, *, worker: bool = True) -> None:
    """Serve `unit` or `hub` until told to stop; leaves the process with the exit status."""
    os.environ["PALERMO_ENTRY"] = entry
    application = _load()
    address = instance.addresses[entry]
    children = [Child(f"{entry} web", lambda: _serve(application, f"{address.bind}:{address.port}"))]
    if worker:
        children.append(Child(f"{entry} worker", run_worker))
    raise SystemExit(Supervisor(children).run())


def _load() -> Any:
    """Load everything that a first page needs, so that no child has to."""
    from django.conf import settings
    from django.urls import get_resolver
    from django.utils import translation

    from palermo.foundations.compartments import keyring
    from palermo.project.wsgi import application  # sets Django up, for the entry named in the environment

    keyring()
    _ = get_resolver().url_patterns
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            translation.gettext("Sign in")
    freeze()
    return application


def _serve(application: Any, bind: str) -> None:
    from gunicorn.app.base import BaseApplication

    from palermo.project.serve import gunicorn_logger

    class Server(BaseApplication):  # type: ignore[misc]
        def load_config(self) -> None:
            for name, value in _configuration(bind).items():
                self.cfg.set(name, value)
            self.cfg.set("logger_class", gunicorn_logger.CodesLogger)

        def load(self) -> Any:
            return application

    Server().run()


def _configuration(bind: str) -> dict[str, Any]:
    return {
        "bind": bind,
        "workers": 2,
        "worker_class": "gthread",
        "threads": 4,
        "preload_app": True,
        "timeout": 60,
        "graceful_timeout": 10,
        "keepalive": 15,
        "worker_tmp_dir": _MEMORY if Path(_MEMORY).is_dir() else None,
        "control_socket_disable": True,
        "proc_name": f"palermo {os.environ['PALERMO_ENTRY']}",
        "loglevel": "warning",
        "post_fork": _after_fork,
    }


def _after_fork(server: Any, worker: Any) -> None:
    from django.db import connections

    # A connection that crossed a fork would be spoken on by two processes.
    connections.close_all()


def run_worker() -> None:
    """Work off this entry's queues and duties until told to stop; the hub's worker also chains the audit."""
    from django.db import connections

    from palermo.foundations.jobs import worker

    connections.close_all()
    worker.run_forever()
