"""The search of the site: pagefind's index of each language's pages, made when the site is written.

Pagefind knows only whole indexes. So a language with many pages has several, which the search merges (its `mergeIndex`):
whoever changes one page makes one of them anew, and a reader fetches the program and its WebAssembly once all the same.
"""

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from palermo.faces.public import settled
from palermo.faces.public.folder import Edition

FOLDER = "pagefind"
MOST = 128  # pages of one index, or a few more
_PROGRAM = ("pagefind.js", "wasm.*.pagefind")  # the first index brings them for all
_KEPT = ("pagefind-entry.json", "*.pf_meta", "fragment/*", "index/*", "filter/*")


def shared_out(names: Sequence[str]) -> list[list[str]]:
    """Return a language's pages in the lists that are indexed together: by their names alone, so that they stay."""
    count = 1
    while count * MOST < len(names):
        count *= 2
    shares: list[list[str]] = [[] for _ in range(count)]
    for name in names:
        shares[int.from_bytes(sha256(name.encode()).digest()[:4], "big") % count].append(name)
    return [share for share in shares if share]


def folders(names: Sequence[str]) -> list[str]:
    """Return where a language's indexes lie below the folder of its search, the first with the program itself."""
    return [_below(number) for number, _ in enumerate(shared_out(names))]


def _below(number: int) -> str:
    return f"{number}/" if number else ""


class Indexing:
    """Makes the indexes of each language beside the writing of the next one's pages; two at a time."""

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
        """Index a language's pages (paths, all written by now), or link those last indexes whose pages did not change."""
        for number, share in enumerate(shared_out(names)):
            self._index(f"{language}/{FOLDER}/{_below(number)}", language, share, first=not number)

    def _index(self, where: str, language: str, names: list[str], *, first: bool) -> None:
        edition = self._edition
        key = sha256("\n".join(f"{name} {edition.digests[name]}" for name in sorted(names)).encode())
        key.update(version("pagefind-bin").encode() + Path(settled.__file__).read_bytes() + bytes([first]))
        self._made[where] = {"key": key.hexdigest()}
        last = edition.record.get("search", {}).get(where, {})
        if last.get("key") == key.hexdigest() and all(
            edition.reuse(name, digest) for name, digest in last["files"].items()
        ):
            self._made[where]["files"] = last["files"]
        else:
            self._running[where] = self._pool.submit(_indexed, edition.work, where, language, names, first)

    def finish(self) -> dict[str, dict[str, object]]:
        """Write what was made into the edition, and return what the next one can reuse."""
        for where, running in self._running.items():
            files = running.result()
            self._made[where]["files"] = {
                name: self._edition.write(name, data) for name, data in sorted(files.items())
            }
        return self._made


def _indexed(work: Path, where: str, language: str, names: list[str], first: bool) -> dict[str, bytes]:
    """Return the files of one index by their path in the site."""
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
        patterns = (*_KEPT, *_PROGRAM) if first else _KEPT
        kept = sorted({path for pattern in patterns for path in output.glob(pattern) if path.is_file()})
        return {
            f"{where}{path.relative_to(output).as_posix()}": path.read_bytes()
            for path in kept
            if path.name != "wasm.unknown.pagefind"
        }
