"""A file goes in through the pages: looked at, begun, finished by the worker, bad rows named, nothing left behind."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from palermo.domain.reports.intake import job as intake_job
from palermo.domain.reports.models import Report
from palermo.foundations import jobs
from palermo.foundations.files.models import FileRecord
from palermo.foundations.jobs import worker
from palermo.foundations.jobs.models import Job, State
from palermo.foundations.staff import actors, operations
from tests.factories.people import Member
from tests.support.clients import EntryClient
from tests.support.entries import as_entry
from tests.support.signing_in import sign_in

Cast = dict[str, Member]
GOOD = "Zibeline canary truck seen near the wadi"
TABLE = f"""reference,date,country,narrative,people
A-1,2026-10-21,NER,{GOOD},4
A-2,2026-13-45,NER,Second one,2
A-3,2026-10-22,NER,Third one,several
A-4,2026-10,NER,Fourth one,3
""".encode()


def bring(client: EntryClient, content: bytes = TABLE, name: str = "october.csv") -> Any:
    return client.post("/import/", {"table": SimpleUploadedFile(name, content, "text/csv")})


def work(entry: str) -> None:
    with as_entry(entry):
        worker.run_until_idle()


def text(answer: Any) -> str:
    return str(answer.content.decode())


def canary_on_disk(home: Path) -> list[str]:
    return [str(path) for path in home.rglob("*") if path.is_file() and GOOD.encode() in path.read_bytes()]


def begun(client: EntryClient, **more: str) -> str:
    """Bring the table, begin it as Palermo's own, and return the job's address."""
    place = bring(client)["Location"]
    answer = client.post(place, {"mapping": "palermo", **more})
    assert answer.status_code == 302, text(answer)
    return str(answer["Location"])


def test_a_head_looks_begins_and_sees_the_bad_rows(cast: Cast, unit_client: EntryClient, home: Path) -> None:
    sign_in(unit_client, "salma")
    assert "/import/" in text(unit_client.get("/"))
    answer = bring(unit_client)
    assert answer.status_code == 302, text(answer)
    page = text(unit_client.get(answer["Location"]))
    assert GOOD in page and "This is not a date" in page and "october.csv" in page
    assert canary_on_disk(home) == []
    place = unit_client.post(answer["Location"], {"mapping": "palermo"})["Location"]
    assert "Waiting to begin" in text(unit_client.get(place))
    work("unit")
    page = text(unit_client.get(place))
    assert "Done" in page and "Rows that were not taken" in page
    lines = unit_client.get(place + "errors.csv").getvalue().decode().splitlines()
    assert [line.split(",")[0] for line in lines[1:]] == ["3", "4"]
    assert Report.objects.filter(unit="NER", origin="import").count() == 2
    assert not FileRecord.objects.exists() and canary_on_disk(home) == []
    assert intake_job.COUNTS == ("accepted", "unchanged", "updated", "rejected")
    assert Job.objects.get().outcome == {"accepted": 2, "unchanged": 0, "updated": 0, "rejected": 2}


def test_the_same_file_again_adds_nothing(cast: Cast, unit_client: EntryClient) -> None:
    sign_in(unit_client, "salma")
    for _ in range(2):
        begun(unit_client)
        work("unit")
    assert Report.objects.count() == 2
    assert Job.objects.order_by("-id").first().outcome["unchanged"] == 2  # type: ignore[union-attr]


def test_the_hub_chooses_a_unit_and_seals_for_itself(cast: Cast, hub_client: EntryClient) -> None:
    sign_in(hub_client, "ana")
    place = bring(hub_client)["Location"]
    assert FileRecord.objects.get().level == 2
    assert "Niger" in text(hub_client.get(place))
    assert hub_client.post(place, {"mapping": "palermo", "unit": "XXX"}).status_code == 422
    place = hub_client.post(place, {"mapping": "palermo", "unit": "NER"})["Location"]
    work("hub")
    assert "Done" in text(hub_client.get(place))
    assert set(Report.objects.values_list("unit", flat=True)) == {"NER"}


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.7 nothing", b"PK\x03\x04 broken", b"\xd0\xcf\x11\xe0", b"\0" * 50]
)
def test_what_is_no_table_is_told_beside_the_field_and_not_kept(
    cast: Cast, unit_client: EntryClient, content: bytes
) -> None:
    sign_in(unit_client, "salma")
    answer = bring(unit_client, content)
    assert answer.status_code == 422 and "not a table" in text(answer)
    assert not FileRecord.objects.exists()


def test_a_header_that_nothing_fits_says_what_is_missing(cast: Cast, unit_client: EntryClient) -> None:
    sign_in(unit_client, "salma")
    place = bring(unit_client, b"a,b\n1,2\n")["Location"]
    assert "No mapping fits" in text(unit_client.get(place))
    assert "Reported Month" in text(unit_client.get(place + "?mapping=iom"))
    assert unit_client.get(place + "?mapping=nosuch&sheet=7&unit=%00").status_code == 422
    answer = unit_client.post(place, {"mapping": "iom"})
    assert answer.status_code == 422 and "lacks columns" in text(answer)
    assert not Job.objects.exists()


def test_nobody_sees_anothers_file_or_import(
    cast: Cast, unit_client: EntryClient, hub_client: EntryClient
) -> None:
    sign_in(unit_client, "salma")
    file, place = bring(unit_client)["Location"], begun(unit_client)
    other = EntryClient("unit")
    sign_in(other, "ben")
    sign_in(hub_client, "ana")
    for client in (other, hub_client):
        for path in (file, place, place + "errors.csv"):
            assert client.get(path).status_code == 404
        assert client.post(file + "discard/").status_code == 404
        assert client.post(place + "cancel/").status_code == 404
    officer = EntryClient("unit")
    sign_in(officer, "boris")
    assert officer.get("/import/").status_code == 404


def test_somebody_closed_in_the_meantime_imports_nothing(cast: Cast, unit_client: EntryClient) -> None:
    sign_in(unit_client, "salma")
    begun(unit_client)
    with as_entry("tool"):
        operations.deactivate(actors.operator(), cast["salma"].person)
    work("unit")
    assert not Report.objects.exists() and not FileRecord.objects.exists()
    assert Job.objects.get().state == State.FAILED


def test_cancel_and_go_on(cast: Cast, unit_client: EntryClient) -> None:
    sign_in(unit_client, "salma")
    place = begun(unit_client)
    unit_client.post(place + "cancel/")
    page = text(unit_client.get(place))
    assert "Cancelled" in page and "Go on from there" in page
    assert unit_client.post(place + "resume/")["Location"] == place
    work("unit")
    assert "Done" in text(unit_client.get(place))
    assert "not kept any more" in text(unit_client.post(place + "resume/", follow=True))


def test_a_killed_run_goes_on_behind_its_last_line(
    cast: Cast, unit_client: EntryClient, monkeypatch: Any
) -> None:
    sign_in(unit_client, "salma")
    rows = "".join(f"B-{n},2026-10-21,NER,Row number {n} of many,1\n" for n in range(450))
    place = bring(unit_client, TABLE.splitlines()[0] + b"\n" + rows.encode())["Location"]
    unit_client.post(place, {"mapping": "palermo"})
    original = jobs.JobRun.progress

    def dying(run: jobs.JobRun, *values: Any, **more: Any) -> None:
        original(run, *values, **more)
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(jobs.JobRun, "progress", dying)
        work("unit")
    stopped = Job.objects.get()
    # A step and its figures are kept together or not at all.
    assert (stopped.state, stopped.position) == (State.CANCELLED, 0)
    unit_client.post(f"/import/{stopped.uid}/resume/")
    work("unit")
    assert Report.objects.count() == 450
    assert Job.objects.get().state == State.DONE


def test_the_script_gets_the_figures_alone(cast: Cast, unit_client: EntryClient) -> None:
    sign_in(unit_client, "salma")
    place = begun(unit_client)
    part = text(unit_client.get(place, headers={"HX-Request": "true"}))
    assert 'hx-trigger="every 2s"' in part and "<html" not in part
    assert "Show the newest state" in part and 'http-equiv="refresh"' not in text(unit_client.get(place))
    work("unit")
    assert "hx-trigger" not in text(unit_client.get(place, headers={"HX-Request": "true"}))
