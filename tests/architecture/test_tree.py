"""What must never be in the tree: a registry, a machine's path, a script or style in a page, somebody else's host."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
REGISTRIES = ("pypi" + ".org", "python" + "hosted", "--index" + "-url", "--find" + "-links", "npm" + "js")
MACHINE = re.compile(r"(?<![\w.$}])/(?:wo" + r"rk|ro" + r"ot|ho" + r"me)/\w")


def _tracked() -> list[Path]:
    done = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        pytest.skip("not a git working tree")
    return [ROOT / name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()]


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        return ""


def test_no_registry_and_no_machine_path() -> None:
    found = []
    for path in _tracked():
        text = _text(path)
        if "data" not in path.parts and MACHINE.search(text):
            found.append(f"{path.relative_to(ROOT)}: a machine's path")
        found += [f"{path.relative_to(ROOT)}: {word}" for word in REGISTRIES if word in text]
    assert found == []


def test_lock_files_carry_hashes_and_only_pinned_versions() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        entries = re.split(r"\n(?=\S)", (ROOT / name).read_text("utf-8").strip())
        assert len(entries) > 30
        for entry in entries:
            assert re.match(r"[\w.\-\[\]]+==\S+", entry), entry
            assert "--hash=sha256:" in entry, entry


def test_the_development_lock_holds_the_same_versions() -> None:
    def pins(name: str) -> dict[str, str]:
        found = re.findall(r"^([\w.\-\[\]]+)==(\S+)", (ROOT / name).read_text("utf-8"), re.MULTILINE)
        return dict(found)

    development = pins("requirements-dev.lock")
    assert {name: development.get(name) for name in pins("requirements.lock")} == pins("requirements.lock")


def test_pages_carry_no_style_no_script_and_no_other_host() -> None:
    found = []
    for path in sorted((ROOT / "palermo").rglob("templates/**/*.html")):
        text = re.sub(r"\{#.*?#\}|\{% comment %\}.*?\{% endcomment %\}", "", _text(path), flags=re.DOTALL)
        if re.search(r"\sstyle=|\son[a-z]+=[\"']|<style|javascript:", text):
            found.append(f"{path.relative_to(ROOT)}: inline")
        if re.search(r"<script(?![^>]*\bsrc=)[^>]*>\s*[^<\s]", text) and "application/json" not in text:
            found.append(f"{path.relative_to(ROOT)}: script")
        if re.search(r"(?:src|<link[^>]*href)=[\"'](?:https?:)?//", text):
            found.append(f"{path.relative_to(ROOT)}: other host")
    assert found == []
