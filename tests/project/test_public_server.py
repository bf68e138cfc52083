"""The little server of the public site: one folder, nothing hidden, nothing outside, a policy for each page."""

import gzip
from pathlib import Path
from typing import Any

import pytest

from palermo.project.serve.public import POLICY, SEARCH_POLICY, Site


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "www"
    for name, text in (
        ("index.html", "front"), ("404.html", "nothing here"), ("fr/search/index.html", "cherche"), ("data/x/data.csv", "a,b"),
        (".record", "hidden"), ("fr/.well", "hidden"),
    ):  # fmt: skip
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).write_text(text)
    (tmp_path / "config.toml").write_text("secret")
    (made / "link.txt").symlink_to(tmp_path / "config.toml")
    return made


def ask(folder: Path, path: str, method: str = "GET", **more: str) -> tuple[int, dict[str, str], bytes]:
    told: dict[str, Any] = {}

    def start(status: str, headers: list[tuple[str, str]]) -> None:
        told.update(status=int(status[:3]), headers=dict(headers))

    body = b"".join(Site(folder)({"REQUEST_METHOD": method, "PATH_INFO": path, **more}, start))
    return told["status"], told["headers"], body


def test_pages_and_data_with_their_kinds(folder: Path) -> None:
    assert ask(folder, "/")[::2] == (200, b"front")
    status, headers, body = ask(folder, "/data/x/data.csv")
    assert (status, headers["Content-Type"], body) == (200, "text/csv; charset=utf-8", b"a,b")
    assert (
        ask(folder, "/fr/search")[:2][0] == 301 and ask(folder, "/fr/search")[1]["Location"] == "/fr/search/"
    )


def test_only_the_search_may_run_its_script(folder: Path) -> None:
    assert ask(folder, "/fr/search/")[1]["Content-Security-Policy"] == SEARCH_POLICY
    for path in ("/", "/nowhere/", "/fr/search/index.html", "/fr/search/x"):
        assert ask(folder, path)[1]["Content-Security-Policy"] == POLICY
    assert POLICY.startswith("default-src 'none'") and "script" not in POLICY


@pytest.mark.parametrize(
    "path",
    ["/../config.toml", "/.record", "/fr/.well", "/link.txt", "//etc/hostname", "/fr/../../config.toml", "/a\x00b", "/no"],
)  # fmt: skip
def test_nothing_else_is_there(folder: Path, path: str) -> None:
    assert ask(folder, path)[::2] == (404, b"nothing here")


def test_it_is_compressed_for_whoever_reads_that_and_only_read(folder: Path) -> None:
    _, headers, body = ask(folder, "/", HTTP_ACCEPT_ENCODING="br, gzip")
    assert headers["Content-Encoding"] == "gzip" and gzip.decompress(body) == b"front"
    assert ask(folder, "/", "HEAD")[2] == b"" and ask(folder, "/", "POST")[0] == 405
