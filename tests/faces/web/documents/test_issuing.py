"""Review, issue, read, answer, recall: nobody approves own work, readers see their copy, the ledger sees all of it."""

import io
from datetime import timedelta

import pytest
from pypdf import PdfReader

from palermo.domain.documents.models import Copy
from palermo.kernel.clock import today
from tests.faces.web.documents.conftest import BODY, approved, begin, html, issued, press, save, send, written
from tests.factories.people import Member
from tests.support.clients import EntryClient

pytestmark = pytest.mark.django_db


def test_nobody_approves_what_they_wrote_and_a_reason_goes_back(
    ana: EntryClient, rui: EntryClient, members: dict[str, Member]
) -> None:
    reference = written(ana, send(members).reference)
    press(ana, f"/documents/{reference}/send/")
    assert "somebody else must decide" in html(ana.get(f"/documents/{reference}/review/"))
    assert ana.post(f"/documents/{reference}/review/approve/").status_code == 409
    assert rui.post(f"/documents/{reference}/review/send-back/", {"reason": ""}).status_code == 422
    press(rui, f"/documents/{reference}/review/send-back/", reason="n manque sous le prix")
    assert "n manque sous le prix" in html(ana.get(f"/documents/{reference}/edit/"))
    press(ana, f"/documents/{reference}/send/")
    press(rui, f"/documents/{reference}/review/approve/")
    assert "Issue" in html(ana.get(f"/documents/{reference}/"))


def test_what_stands_in_the_way_is_said_before_and_after(
    ana: EntryClient, members: dict[str, Member]
) -> None:
    reference = begin(ana, title="")
    save(ana, reference, "## Un\n\nVu par NER-7K2M-9QXD. [@NER-0000-0000]", title="")
    page = html(ana.get(f"/documents/{reference}/"))
    assert "NER-0000-0000 is cited" in page and "NER-7K2M-9QXD stands in the text" in page
    answer = ana.post(f"/documents/{reference}/send/")
    assert answer.status_code == 409 and 'role="alert"' in html(answer)


def test_who_gets_it_is_seen_before_it_goes(
    ana: EntryClient, rui: EntryClient, members: dict[str, Member]
) -> None:
    reference = approved(ana, rui, send(members).reference)
    page = html(ana.get(f"/documents/{reference}/issue/"))
    assert "Boris" in page and "Efua" in page
    page = html(ana.post(f"/documents/{reference}/issue/", {"whom": "named", "units": ["NER"], "do": "look"}))
    who = page.partition('id="who"')[2].partition("</section>")[0]
    assert "Boris" in who and "Efua" not in who
    assert ana.post(f"/documents/{reference}/issue/", {"whom": "named", "do": "issue"}).status_code == 422
    press(ana, f"/documents/{reference}/issue/", whom="named", units=["NER"], do="issue",
          valid_until=(today() + timedelta(days=9)).isoformat())  # fmt: skip
    assert "Boris" in html(ana.get(f"/documents/{reference}/ledger/"))


def test_readers_read_acknowledge_use_rate_and_answer(
    ana: EntryClient, rui: EntryClient, boris: EntryClient, efua: EntryClient, members: dict[str, Member]
) -> None:
    report = send(members).reference
    reference = issued(ana, rui, report)
    assert "new</b>" in html(boris.get("/documents/?lang=en", follow=True)) and reference in html(
        boris.get("/documents/")
    )
    page = html(boris.get(f"/documents/{reference}/"))
    assert "La route d’Agadez" in page and 'lang="fr"' in page
    assert f'href="/reports/{report}/"' in page  # his own unit's report
    assert 'class="voice judged"' in page and 'class="voice said"' in page
    hers = html(efua.get(f"/documents/{reference}/?lang=en", follow=True))
    assert report not in hers and "source 1, held by the hub" in hers
    press(
        boris,
        f"/documents/{reference}/respond/",
        ack="on",
        used="check",
        rating="4",
        text="Merci, vu à Gaya.",
    )
    page = html(ana.get(f"/documents/{reference}/ledger/"))
    assert "For a check" in page and "Merci, vu à Gaya." in page
    page = html(ana.get(f"/documents/{reference}/ledger/?only=unopened"))
    assert "Boris" not in page.partition("<main")[2].partition("<aside")[0]
    copy = Copy.objects.get(person=members["boris"].person.uid)
    assert copy.acknowledged_at and copy.used == "check" and copy.rating == 4
    file = b"".join(ana.get(f"/documents/{reference}/ledger.csv").streaming_content).decode()  # type: ignore[attr-defined]
    assert "Boris" in file and "check" in file


def test_the_pdf_is_the_readers_own_copy(
    ana: EntryClient, rui: EntryClient, boris: EntryClient, members: dict[str, Member]
) -> None:
    reference = issued(ana, rui, send(members).reference)
    answer = boris.get(f"/documents/{reference}/document.pdf")
    assert answer["Content-Type"] == "application/pdf"
    reader = PdfReader(io.BytesIO(answer.content))
    number = Copy.objects.get(person=members["boris"].person.uid).number
    for page in reader.pages:
        text = page.extract_text()
        assert text.count("Boris") >= 4 and f"exemplaire {number:02} sur" in text
        assert "SENSIBLE" in text and reference in text
    assert reader.trailer["/Root"]["/Lang"] == "fr"  # type: ignore[index]
    draft = begin(ana, send(members).reference)
    text = PdfReader(io.BytesIO(ana.get(f"/documents/{draft}/draft.pdf").content)).pages[0].extract_text()
    assert "PROJET, NON DIFFUSÉ" in text.upper()


def test_a_recall_reaches_readers_and_is_chased_until_they_know(
    ana: EntryClient, rui: EntryClient, boris: EntryClient, members: dict[str, Member]
) -> None:
    reference = issued(ana, rui, send(members).reference)
    boris.get(f"/documents/{reference}/")
    assert "1 was opened" in html(rui.get(f"/documents/{reference}/recall/"))
    press(rui, f"/documents/{reference}/recall/", reason="source_at_risk", text="Ne plus utiliser.")
    page = html(boris.get(f"/documents/{reference}/?lang=en", follow=True))
    assert "recalled" in page and "Ne plus utiliser." in page and "Plus de personnes" not in page
    assert boris.get(f"/documents/{reference}/document.pdf").status_code == 303
    assert "1 reader opened it" in html(ana.get(f"/documents/{reference}/ledger/"))
    press(boris, f"/documents/{reference}/respond/", ack="1")
    assert "0 readers opened it" in html(ana.get(f"/documents/{reference}/ledger/"))
    assert boris.post(f"/documents/{reference}/respond/", {"used": "check"}).status_code == 409


def test_a_translation_is_written_approved_and_given_to_readers(
    ana: EntryClient, rui: EntryClient, boris: EntryClient, members: dict[str, Member]
) -> None:
    report = send(members).reference
    reference = issued(ana, rui, report)
    page = html(ana.get(f"/documents/{reference}/edit/?language=pt"))
    assert "Plus de personnes passent." in page  # the original, to be written over
    text = BODY.format(report).replace("Plus de personnes passent.", "Passam mais pessoas.")
    assert save(ana, reference, text, base=0, language="pt", title="A estrada").status_code == 303
    press(rui, f"/documents/{reference}/pt/approve/")
    press(ana, f"/documents/{reference}/pt/issue/")
    page = html(boris.get(f"/documents/{reference}/?l=pt"))
    assert "Passam mais pessoas." in page and 'lang="pt"' in page


def test_what_is_highly_sensitive_is_not_there_for_units(
    ana: EntryClient, rui: EntryClient, boris: EntryClient, efua: EntryClient, members: dict[str, Member]
) -> None:
    report = send(members).reference
    reference = written(ana, report)
    press(ana, f"/documents/{reference}/facts/", handling="H1", level="highly_sensitive")
    press(ana, f"/documents/{reference}/send/")
    press(rui, f"/documents/{reference}/review/approve/")
    assert "stays in the hub" in html(ana.get(f"/documents/{reference}/issue/"))
    press(ana, f"/documents/{reference}/issue/", whom="named", do="issue")
    assert "La route d’Agadez" in html(rui.get(f"/documents/{reference}/read/"))
    for reader in (boris, efua):
        absent = reader.get("/documents/DOC-0000-0000/")
        for path in ("", "document.pdf"):
            answer = reader.get(f"/documents/{reference}/{path}")
            assert answer.status_code == 404 and answer.content == absent.content
        assert reader.post(f"/documents/{reference}/respond/", {"ack": "1"}).status_code == 404
        for path in ("/documents/", "/documents/?q=Agadez", "/documents/?view=unread", "/"):
            assert reference not in html(reader.get(path))
        assert reference.encode() not in b"".join(reader.get("/documents/export.csv").streaming_content)  # type: ignore[attr-defined]


def test_a_sanitised_version_needs_a_second_person_for_each_source(
    ana: EntryClient, rui: EntryClient, boris: EntryClient, members: dict[str, Member]
) -> None:
    from tests.domain.documents.writing import secret
    from tests.faces.web.hub.conftest import of_unit
    from tests.support.entries import as_entry

    with as_entry("hub"):
        hidden = secret(of_unit(members, "boris"))
    original = written(ana, send(members).reference, hidden, level="highly_sensitive")
    page = html(ana.get(f"/documents/{original}/sanitise/"))
    assert "What may not go down" in page
    answer = press(
        ana, f"/documents/{original}/sanitise/", level="sensitive", language="fr", title="Version courte"
    )
    reference = answer["Location"].split("/")[2]
    page = html(ana.get(f"/documents/{reference}/judged/"))
    assert (
        hidden in page
        and hidden not in html(ana.get(f"/documents/{reference}/edit/?whole=1")).partition("<textarea")[2]
    )
    uid = page.partition("/judged/")[2].partition("/")[0]
    save(ana, reference, BODY.replace(" [@{0}]", ""), title="Version courte")
    press(ana, f"/documents/{reference}/facts/", handling="H1", level="sensitive")
    press(ana, f"/documents/{reference}/judged/{uid}/", action="removed", note="Plus rien n’y mène.")
    assert ana.post(f"/documents/{reference}/judged/{uid}/confirm/").status_code == 409
    press(ana, f"/documents/{reference}/send/")
    assert rui.post(f"/documents/{reference}/review/approve/").status_code == 409
    press(rui, f"/documents/{reference}/judged/{uid}/confirm/")
    press(rui, f"/documents/{reference}/review/approve/")
    press(ana, f"/documents/{reference}/issue/", whom="all", do="issue")
    page = html(boris.get(f"/documents/{reference}/"))
    assert "Version courte" in page and original not in page and hidden not in page
    assert html(ana.get(f"/documents/{reference}/original/", follow=True)).count(original)
