"""The search of the site: pagefind's index of each language's pages, made when the site is written."""

import shutil
import subprocess
import tempfile
from concurrent.futures import Future, ThreadPoolExecutor
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from palermo.faces.public import settled
from palermo.faces.public.folder import Edition

FOLDER = "pagefind"
_KEPT = (
    "pagefind.js",
    "pagefind-entry.json",
    "wasm.*.pagefind",
    "*.pf_meta",
    "fragment/*",
    "index/*",
    "filter/*",
)


class Indexing:
    """Makes the index of each language beside the writing of the next one's pages; two at a time."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._made: dict[str, dict[str, object]] = {}
        self._running: dict[str, Future[dict[str, bytes]]] = {}
        self._pool = ThreadPoolExecutor(2)

    def __enter__(self) -> "Indexing":
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)

    def begin(self, language: str, names: list[str]) -> None:
        """Index a language's pages (paths, all written by now), or link its last index where none has changed."""
        edition = self._edition
        key = sha256("\n".join(f"{name} {edition.digests[name]}" for name in sorted(names)).encode())
        key.update(version("pagefind-bin").encode() + Path(settled.__file__).read_bytes())
        self._made[language] = {"key": key.hexdigest()}
        last = edition.record.get("search", {}).get(language, {})
        if last.get("key") == key.hexdigest() and all(
            edition.reuse(name, digest) for name, digest in last["files"].items()
        ):
            self._made[language]["files"] = last["files"]
        else:
            self._running[language] = self._pool.submit(_indexed, edition.work, language, names)

    def finish(self) -> dict[str, dict[str, object]]:
        """Write what was made into the edition, and return what the next one can reuse."""
        for language, running in self._running.items():
            files = running.result()
            self._made[language]["files"] = {
                name: self._edition.write(name, data) for name, data in sorted(files.items())
            }
        return self._made


def _indexed(work: Path, language: str, names: list[str]) -> dict[str, bytes]:
    """Return the files of one language's index by their path in the site."""
    from pagefind_bin import get_executable

    with tempfile.TemporaryDirectory(prefix="palermo-index-") as temporary:
        site, output = Path(temporary) / "site", Path(temporary) / "made"
        for name in names:
            (site / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(work / name, site / name)
        command = [str(get_executable()), "--site", str(site), "--output-path", str(output), "--silent"]
        subprocess.run(
            [*command, "--force-language", language], check=True, capture_output=True, cwd=temporary, env={}
        )
        settled.settle(output)
        kept = sorted({path for pattern in _KEPT for path in output.glob(pattern) if path.is_file()})
        return {
            f"{language}/{FOLDER}/{path.relative_to(output).as_posix()}": path.read_bytes()
            for path in kept
            if path.name != "wasm.unknown.pagefind"
        }
