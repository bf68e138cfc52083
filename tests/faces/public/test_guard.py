"""The guard finds what must not leave in every disguise that a reader could take off, and nothing else."""

import base64
import gzip
import json
from pathlib import Path

import pytest

from palermo.faces.public import guard
from palermo.foundations.crypto import envelopes
from palermo.kernel.ids import new_reference
from palermo.kernel.levels import Level
from tests.support.canaries import MARK

RULES = guard.Rules(frozenset({f"{MARK}aaaa", "Opération Caïlcédrat"}), frozenset({"hub.example.org"}))
SECRET = f"{MARK}aaaa"
SEALED = envelopes.seal(
    envelopes.new_key(), b"name of a witness", key_id="K7_x-2",
    bind=envelopes.binding("reports_body", "sealed", "u", Level.SENSITIVE),
)  # fmt: skip


def _unnamed(value: object) -> str:
    """Name a case by its rule alone: its bytes are random, and every worker has to collect the same names."""
    return value if isinstance(value, str) else "data"


def rules_broken(data: bytes) -> set[str]:
    return guard.judge(data, RULES)


@pytest.mark.parametrize(
    "data",
    [
        f"<p>said {SECRET} then</p>".encode(),
        f"<svg><text>{SECRET.upper()}</text></svg>".encode(),
        f"<svg><title>{SECRET[:4]}<tspan>{SECRET[4:]}</tspan></title></svg>".encode(),
        json.dumps({"note": SECRET}).encode(),
        ("".join(f"\\u{ord(one):04x}" for one in SECRET)).join('""').encode(),
        f'year,place\n2021,"{SECRET}"'.encode(),
        "".join(f"&#{ord(one)};" for one in SECRET).encode(),
        f"https://x.org/?q={'%'.join(['', *(f'{ord(one):02x}' for one in SECRET)])}".encode(),
        gzip.compress(b"pagefind_dcd" + json.dumps({"content": f"a {SECRET} b"}).encode()),
        b"\x00\x01binary" + gzip.compress(gzip.compress(f" {SECRET} ".encode())),
        base64.b64encode(f"a longer text around it, {SECRET}, and after it".encode()),
        f"{SECRET[:3]}\u00ad{SECRET[3:6]}\u200b{SECRET[6:]}".encode(),
        f"<!-- {SECRET} -->".encode(),
        f" {SECRET} ".encode("utf-16-le"),
    ],
    ids=_unnamed,
)
def test_a_word_of_the_list_in_any_disguise(data: bytes) -> None:
    assert rules_broken(data) == {"word"}


@pytest.mark.parametrize(
    "said", ["OPERATION CAILCEDRAT", "opération  caïlcédrat", "« Opération\nCaïlcédrat »"]
)
def test_case_accents_and_breaks_do_not_hide_a_word(said: str) -> None:
    assert rules_broken(f"<p>{said}.</p>".encode()) == {"word"}


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"see NER-7K2M-9QXD", "reference"), (b"<b>PUB-7K2M</b>-9QXD", "reference"),
        (f"ref {new_reference('ECOBCCU')}".encode(), "reference"),
        (b"http://hub.example.org/queue/", "inner address"), (b"HUB.EXAMPLE.ORG", "inner address"),
        (b"on 10.20.30.40 port", "inner address"), (b"http://unit.localhost:8001/", "inner address"),
        (b"Bearer plm_unit_abcdefgh12345678", "token"),
        (SEALED, "sealed value"), (base64.b64encode(SEALED), "sealed value"),
        (b"x " + base64.urlsafe_b64encode(SEALED) + b" y", "sealed value"), (SEALED.hex().encode(), "sealed value"),
        (gzip.compress(b"a" + base64.b64encode(SEALED)), "sealed value"),
    ],
    ids=_unnamed,
)  # fmt: skip
def test_what_must_not_leave(data: bytes, rule: str) -> None:
    assert rule in rules_broken(data)


@pytest.mark.parametrize(
    "text",
    [
        "CC-BY-4.0, in 2022-2023, Protocol A/RES/55/25", "n = 3 378; 10.5 %; version 1.5.2.10", "palermo.3736df14c040.css",
        "une opération de sauvetage près des caïlcédrats", "localhost", "A-2023-0001 and TEL-1234",
    ],
)  # fmt: skip
def test_what_may_leave(text: str) -> None:
    assert rules_broken(f"<p>{text}</p>".encode()) == set()


def test_names_of_files_and_links_are_looked_at_and_known_files_are_not_read_again(tmp_path: Path) -> None:
    (tmp_path / "NER-7K2M-9QXD.html").write_text("x")
    (tmp_path / "link").symlink_to("/etc/hostname")
    (tmp_path / "leak.txt").write_text(SECRET)
    found = {(one.path, one.rule) for one in guard.check(tmp_path, RULES)}
    assert found == {("NER-7K2M-9QXD.html", "reference"), ("link", "link"), ("leak.txt", "word")}
    from hashlib import sha256

    known = [sha256(SECRET.encode()).hexdigest()]
    assert "word" not in {one.rule for one in guard.check(tmp_path, RULES, known=known)}
    assert RULES.digest != guard.Rules(frozenset({"other"}), RULES.hosts).digest


def test_it_shares_nothing_with_what_writes() -> None:
    lines = Path(guard.__file__).read_text().splitlines()
    assert not [line for line in lines if line.startswith(("import palermo", "from palermo"))]
