"""Nothing readable at rest: words that stand nowhere else go through everything, and are then found nowhere."""

import base64
import json
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from palermo.domain.reports.content import Content
from tests.support.canaries import MARK, Canaries, found_in, mail_sink, search
from tests.support.instances import Copy
from tests.support.serving import Running, serving
from tests.support.web import Web

pytestmark = pytest.mark.slow

FEEDBACK = "hit"
_AT_HUB = """
from palermo.domain.reports import operations
from palermo.domain.reports.judgement import Judgement
from palermo.domain.reports.models import Report
from tests.factories import cast
reference = {reference!r}
operations.take_up(cast.ana, references=[reference])
note = {note!r}
judgement = Judgement(primary="tip", route=note, note=note, condition=note)
operations.classify(cast.ana, reference=reference, judgement=judgement)
from palermo.domain.reports import masking, queries
people = [position for position, _ in queries.read(cast.ana, reference).protected]
operations.share(cast.ana, reference=reference, units=["BEN", "NGA"], unmask=dict.fromkeys(people, note))
from palermo.domain.publications import operations as publications
from palermo.domain.publications.content import Draft
text = dict(title={page!r}, summary={page!r}, body={page!r})
tie = dict(kind="none", reference=reference, note={page!r})
draft = Draft.model_validate(
    dict(kind="news", address={page!r}, day="2026-11-01", texts=dict(en=text, fr=text), tie=tie)
)
proposed = publications.propose(cast.ana, draft=draft)
publications.send_back(cast.rui, reference=proposed.reference, why={page!r})
publications.propose_again(cast.ana, reference=proposed.reference)
"""
_FAILING = """
import logging
from palermo.faces.kit import faults
from palermo.foundations import jobs
from palermo.foundations.jobs import worker
from tests.factories import cast

@jobs.handler("tests.failing")
def fail(run):
    raise ValueError({word!r})

jobs.enqueue("tests.failing", subject="x", actor=cast.ana)
worker.run_until_idle()
try:
    int({word!r})
except ValueError as error:
    faults.note(error)
    logging.getLogger("django.request").exception("at %s", {word!r})
    logging.getLogger("anything").error("said %s", {word!r}, exc_info=error)
"""


@pytest.fixture
def canaries() -> Canaries:
    return Canaries()


@pytest.fixture
def running(fresh_home: Copy) -> Iterator[tuple[Running, dict[str, Any], list[bytes]]]:
    """Return the running program, its people, and everything that it mails."""
    temporary = fresh_home.home.parent / "tmp"
    temporary.mkdir()
    fresh_home.environ["TMPDIR"] = str(temporary)
    people = json.loads(fresh_home.run("demo", "--cast-only", "--json").stdout.splitlines()[-1])["people"]
    with mail_sink() as (port, mails):
        configuration = fresh_home.home / "config.toml"
        text = configuration.read_text("utf-8")
        changes = {
            'host = ""\nport = 25': f'host = "127.0.0.1"\nport = {port}',
            "duty = []": 'duty = ["duty@example.org"]',
        }
        for before, after in (changes | {'sender = ""': 'sender = "palermo@example.org"'}).items():
            assert before in text
            text = text.replace(before, after)
        configuration.write_text(text)
        with serving(fresh_home) as program:
            yield program, {one["name"]: one for one in people}, mails


def _content(canaries: Canaries, place: str) -> dict[str, Any]:
    content = canaries.fill(Content, place)
    content["narrative"] = f"{content['narrative']} et {canaries.word(place)} à Gaya"
    content["when"]["start"], content["where"]["country"], content["kind"] = (
        "2026-03-08",
        "NE",
        "interception",
    )
    content["people"][0]["role"] = "presumed_victim"
    content["notes"] = {"x": canaries.word(f"{place}.notes")}
    return content


def _by_api(program: Running, people: dict[str, Any], canaries: Canaries) -> str:
    """Send, spoil, search, ask, answer and feed back as programs do; returns the reference of a report."""
    salma, ana = (
        Web(program, place, people[name]["token"]) for place, name in (("unit", "salma"), ("hub", "ana"))
    )
    urgent = _content(canaries, "api") | {"urgency": {"life": True}}
    sent = salma.api("POST", "/reports", {"content": urgent, "source_ref": canaries.word("source_ref")})
    assert sent.status == 201, sent.text
    reference = str(json.loads(sent.text)["reference"])
    sealed = salma.api(
        "POST", "/reports", {"content": _content(canaries, "sealed"), "level": "highly_sensitive"}
    )
    assert sealed.status == 201, sealed.text
    bad = _content(canaries, "bad")
    bad["when"]["start"] = canaries.word("bad day")
    assert salma.api("POST", "/reports", {"content": bad}).status == 422
    assert salma.api("POST", "/reports", {canaries.word("bad key"): 1}).status == 422
    assert salma.api("POST", "/reports", raw=f'{{"{canaries.word("bad json")}'.encode()).status == 400
    for who in (salma, ana):
        assert who.api("GET", f"/reports/search?q={canaries.word('query')}").status == 200
        assert who.api("GET", f"/reports/{canaries.word('reference')}").status == 404
    assert Web(program, "unit", f"plm_unit_{canaries.word('token')}").api("GET", "/reports").status == 401
    assert (
        salma.api("POST", f"/reports/{reference}/follow-ups", {"text": canaries.word("follow-up")}).status
        == 201
    )
    asked = ana.api("POST", f"/reports/{reference}/questions", {"text": canaries.word("question")})
    assert asked.status == 201, asked.text
    uid = json.loads(asked.text)["uid"]
    assert (
        salma.api("POST", f"/reports/questions/{uid}/answer", {"text": canaries.word("answer")}).status == 201
    )
    body = {"kind": FEEDBACK, "text": canaries.word("feedback")}
    told = ana.api("POST", f"/reports/{reference}/feedback", body)
    assert told.status == 201, told.text
    return reference


def _by_pages(program: Running, people: dict[str, Any], canaries: Canaries) -> None:
    """Mistype at sign-in, keep a draft with files, search, lose the session while typing, bring a table."""
    stranger = Web(program, "unit")
    stranger.send("GET", "/sign-in/")
    stranger.form("/sign-in/", {"username": canaries.word("username"), "password": canaries.word("password")})
    boris = Web(program, "unit")
    boris.sign_in("boris", people["boris"]["password"])
    boris.send("GET", "/reports/new/")
    named = re.findall(r'<(?:input|textarea)\b[^>]*? name="([a-z]+(?:-0-[a-z]+|_[a-z]+)?)"', boris.page)
    boxes = sorted(set(named))
    boxes = [box for box in boxes if box not in {"csrfmiddlewaretoken", "once", "carried", "files", "do"}]
    assert "narrative" in boxes
    typed = {box: canaries.word(f"form {box}") for box in boxes} | {"do": "keep", "once": "x"}
    file = (f"{canaries.word('file name')}.txt", canaries.word("file").encode() * 200_000)
    kept = boris.form("/reports/new/", typed, {"files": file})
    assert kept.status == 303, kept.text[:500]
    boris.send("GET", f"/search/?q={canaries.word('page query')}")
    boris.send("GET", f"/{canaries.word('path')}/?{canaries.word('parameter')}=1")
    boris.send("GET", "/reports/new/")
    boris.cookies = {name: value for name, value in boris.cookies.items() if "csrf" in name}
    lost = boris.form("/reports/new/", {"narrative": canaries.word("lost session"), "do": "keep"})
    assert lost.status == 401
    salma = Web(program, "unit")
    salma.sign_in("salma", people["salma"]["password"])
    salma.send("GET", "/import/")
    table = _table(canaries, "brought")
    brought = salma.form("/import/", {}, {"table": (f"{canaries.word('table name')}.csv", table.encode())})
    assert brought.status in (302, 303), brought.text[:500]


def _table(canaries: Canaries, place: str) -> str:
    head = f"reference,date,country,narrative,people,{canaries.word(f'{place} header')}\n"
    rows = [
        f"{canaries.word(place)},2026-10-2{day},NER,{canaries.word(place)},{many},{canaries.word(place)}\n"
        for day, many in enumerate(("4", canaries.word(f"{place} number"), "2"))
    ]
    return head + "".join(rows) + f"A-9,{canaries.word(f'{place} day')},NER,{canaries.word(place)},1,x\n"


def _by_command(copy: Copy, people: dict[str, Any], canaries: Canaries, folder: Path) -> list[str]:
    """Import tables at the command line, and fail; returns what was printed to logs."""
    csv = folder / "table.csv"
    csv.write_text(_table(canaries, "csv"), "utf-8")
    xlsx = folder / "table.xlsx"
    _workbook(xlsx, _table(canaries, "xlsx"))
    said = []
    for file in (csv, xlsx):
        done = copy.run(
            "import", "reports", str(file), "--unit", "NER", "--mapping", "palermo", "--json",
            check=False, PALERMO_TOKEN=people["salma"]["token"],
        )  # fmt: skip
        said.append(done.stderr)
    done = copy.run(
        "search", canaries.word("command query"), "--json", PALERMO_TOKEN=people["salma"]["token"]
    )
    failing = copy.python(_FAILING.format(word=canaries.word("failing job")), entry="hub")
    return [*said, done.stderr, failing.stdout, failing.stderr]


def _workbook(path: Path, table: str) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet(MARK)
        for number, line in enumerate(table.splitlines()):
            sheet.write_row(number, 0, line.split(","))


def test_nothing_that_was_said_is_readable_at_rest(
    running: tuple[Running, dict[str, Any], list[bytes]], canaries: Canaries, tmp_path: Path
) -> None:
    program, people, mails = running
    reference = _by_api(program, people, canaries)
    _by_pages(program, people, canaries)
    said = _by_command(program.copy, people, canaries, tmp_path)
    worked = program.copy.python(
        _AT_HUB.format(
            reference=reference, note=canaries.word("judgement"), page=canaries.word("proposed page")
        ),
        entry="hub",
    )  # fmt: skip
    published = program.copy.run("publish", str(program.copy.home / "public"), "--json")
    assert json.loads(published.stdout.splitlines()[-1])["pages"] > 20
    assert len(canaries.used) > 120
    around = program.copy.home.parent
    assert search(around) == []  # while everything runs and a draft is open
    program.stop()
    assert search(around) == []
    assert mails, "nobody was woken"
    printed = "\n".join(
        [*said, worked.stdout, worked.stderr, published.stdout, published.stderr]
    ).encode() + b"".join(mails)
    assert found_in(printed) == set()


@pytest.mark.parametrize("word", [MARK, MARK.upper()])
def test_the_search_finds_every_disguise(word: str) -> None:
    plain = f'{{"narrative": "{word}"}}'
    disguises = [plain.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]
    disguises += [
        plain[::-1].encode(),
        plain.encode().hex().encode(),
        zlib.compress(b"x" * 99 + plain.encode()),
    ]
    disguises.append(base64.b64encode(zlib.compress(plain.encode() * 3)))
    disguises += [base64.b64encode(b"a" * start + plain.encode()) for start in range(3)]
    disguises += [base64.urlsafe_b64encode(b"a" * start + plain.encode()) for start in range(3)]
    for disguise in disguises:
        assert found_in(b"\x00\xff rubbish " + disguise + b" \x01"), disguise[:60]
    assert found_in(b"nothing" * 1000) == set()
