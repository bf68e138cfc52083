"""The public site: static files of one folder, and nothing that could be asked for more."""

import gzip
import re
from collections.abc import Callable, Iterable, Iterator
from mimetypes import guess_type
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from palermo.project.instance import Instance

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
# Only the search runs a script, and pagefind's is WebAssembly.
SEARCH_POLICY = f"{POLICY}; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"
_SEARCH = re.compile(r"/[a-z]{2}/search/")
_HIDDEN = re.compile(r"(^|/)\.")
_TYPES = {
    ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
    ".atom": "application/atom+xml", ".xml": "application/xml", ".csv": "text/csv; charset=utf-8",
    ".json": "application/json", ".svg": "image/svg+xml", ".py": "text/plain; charset=utf-8",
}  # fmt: skip
_DENSE = {".html", ".css", ".js", ".atom", ".xml", ".csv", ".json", ".svg", ".py"}
Start = Callable[[str, list[tuple[str, str]]], object]


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Keep no record of who read what on the public site."""


class Site:
    """A WSGI program over one folder: each request reads the file of the edition that stands at that moment."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        """Answer one request; everything but GET and HEAD is refused."""
        method, asked = environ["REQUEST_METHOD"], str(environ.get("PATH_INFO", "/"))
        asked = asked.encode("latin-1", "replace").decode("utf-8", "replace")
        if method not in ("GET", "HEAD"):
            start("405 Method Not Allowed", [("Allow", "GET, HEAD"), ("Content-Length", "0")])
            return []
        path = self._path(asked)
        if path is not None and path.is_dir():
            if not asked.endswith("/"):
                start("301 Moved Permanently", [("Location", f"{asked}/"), ("Content-Length", "0")])
                return []
            path = path / "index.html"
        status, data, path = _read(path, self._folder / "404.html")
        headers = _headers(asked, path, found=status.startswith("200"))
        if path.suffix in _DENSE and "gzip" in str(environ.get("HTTP_ACCEPT_ENCODING", "")):
            data = gzip.compress(data, 6, mtime=0)
            headers += [("Content-Encoding", "gzip"), ("Vary", "Accept-Encoding")]
        start(status, [*headers, ("Content-Length", str(len(data)))])
        return [] if method == "HEAD" else [data]

    def _path(self, asked: str) -> Path | None:
        """Return what an address names inside the folder; nothing hidden, no link and nothing outside is served."""
        if _HIDDEN.search(asked) or "\x00" in asked or "\\" in asked or "//" in asked:
            return None
        path = self._folder / asked.lstrip("/")
        return None if any(one.is_symlink() for one in _up(path, self._folder)) else path


def _up(path: Path, folder: Path) -> Iterator[Path]:
    while path not in (folder, path.parent):
        yield path
        path = path.parent


def _read(path: Path | None, absent: Path) -> tuple[str, bytes, Path]:
    if path is not None and path.is_file():
        return "200 OK", path.read_bytes(), path
    data = absent.read_bytes() if absent.is_file() else b"404\n"
    return "404 Not Found", data, absent


def _headers(asked: str, path: Path, *, found: bool) -> list[tuple[str, str]]:
    kind = _TYPES.get(path.suffix) or guess_type(path.name)[0] or "application/octet-stream"
    return [
        ("Content-Type", kind),
        ("Content-Security-Policy", SEARCH_POLICY if _SEARCH.fullmatch(asked) else POLICY),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        # What is not there yet may be published the next moment, and must then be found.
        ("Cache-Control", "public, max-age=60" if found else "no-store"),
    ]


def run_public(instance: Instance) -> None:
    """Serve the folder until the process ends; what `palermo publish` writes appears with the next request."""
    address = instance.addresses["public"]
    with make_server(address.bind, address.port, Site(instance.public), _Server, _Quiet) as server:
        server.serve_forever()
