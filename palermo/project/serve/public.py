"""The public site: static files of one folder, and nothing that could be asked for more."""

import threading
from collections.abc import Iterable
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.headers import Headers
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from whitenoise import WhiteNoise

from palermo.project.instance import Instance

_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_REREAD_EVERY = 5.0


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Keep no record of who read what on the public site."""


def _headers(headers: Headers, path: str, url: str) -> None:
    headers["Content-Security-Policy"] = _POLICY
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Referrer-Policy"] = "no-referrer"


def _absent(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    start_response("404 Not Found", [("Content-Type", "text/plain; charset=utf-8")])
    return [b"404\n"]


def _site(instance: Instance) -> WhiteNoise:
    return WhiteNoise(
        _absent, root=str(instance.public), index_file=True, max_age=60, add_headers_function=_headers
    )


def run_public(instance: Instance) -> None:
    """Serve the folder until the process ends; what `palermo publish` writes appears within seconds."""
    address = instance.addresses["public"]
    with make_server(address.bind, address.port, _absent, _Server, _Quiet) as server:
        _refresh(server, instance)
        server.serve_forever()


def _refresh(server: WSGIServer, instance: Instance) -> None:
    stamp = max((path.stat().st_mtime_ns for path in instance.public.rglob("*")), default=0)
    if stamp != getattr(server, "stamp", None):
        server.set_app(_site(instance))
        server.stamp = stamp  # type: ignore[attr-defined]
    timer = threading.Timer(_REREAD_EVERY, _refresh, (server, instance))
    timer.daemon = True
    timer.start()
