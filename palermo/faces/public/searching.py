"""The search of the site: pagefind's index of each language's pages, made when the site is written."""

import shutil
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
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


def index(edition: Edition, pages: dict[str, list[str]]) -> dict[str, dict[str, object]]:
    """Write each language's index of its pages (paths) into the edition, and return what the next one can reuse."""
    known = edition.record.get("search", {})
    made: dict[str, dict[str, object]] = {}
    due: list[str] = []
    for language, names in pages.items():
        key = sha256("\n".join(f"{name} {edition.digests[name]}" for name in sorted(names)).encode())
        key.update(version("pagefind-bin").encode() + Path(settled.__file__).read_bytes())
        made[language] = {"key": key.hexdigest()}
        last = known.get(language, {})
        if last.get("key") == key.hexdigest() and all(
            edition.reuse(name, digest) for name, digest in last["files"].items()
        ):
            made[language]["files"] = last["files"]
        else:
            due.append(language)
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(lambda language: _indexed(edition.work, language, pages[language]), due))
    for language, files in zip(due, found, strict=True):
        made[language]["files"] = {name: edition.write(name, data) for name, data in files.items()}
    return made


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
