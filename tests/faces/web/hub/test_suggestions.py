"""What the text says, on the hub's page: suggestions with their words, decided one by one, and into the judgement."""

import re
from html import unescape
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from palermo.domain.reports import operations
from palermo.domain.reports.models import Judgement, Report, Tally, Verdict
from tests.domain.reports.contents import full
from tests.faces.web.hub.conftest import html, of_unit, send, signed_in
from tests.factories.people import Member
from tests.support.clients import EntryClient
from tests.support.entries import as_entry

TEXT = (
    "Contrôle d'Assamaka: un Toyota Hilux blanc AB 7342 RB. Le passeur a pris 35 000 F par personne pour les faire "
    "entrer en Algérie sans papiers, de nuit, par la piste, pour éviter le poste. Tél 97 00 01 88. Parmi eux une "
    "fillette de 9 ans, seule."
)
SCRIPT = {"HX-Request": "true"}


@pytest.fixture
def told(members: dict[str, Member]) -> Report:
    """Return a report at the hub whose text suggests smuggling and a child."""
    return send(members, full(narrative=TEXT, phones=[], vehicles=[]))


def path_of(report: Report, verb: str = "") -> str:
    return f"/reports/{report.reference}/{verb + '/' if verb else ''}"


def buttons(page: str) -> list[str]:
    """Return what the page's buttons say they do."""
    return [unescape(text) for text in re.findall(r'name="do" value="([^"]*)"', page)]


def test_suggestions_stand_with_their_words_urgency_first(ana: EntryClient, told: Report) -> None:
    page = html(ana.get(path_of(told)))
    assert "Suggested by the program, decided by you" in page
    said = page[page.index('id="says"') : page.index('id="jud"')]
    assert said.index("s-urgency-child") < said.index("s-classes-")
    for anchor in re.findall(r'href="#(m\d+)"', said):
        assert f'<mark id="{anchor}"' in page
    assert re.search(r'<progress class="sure"[^>]* value="\d+"', said)
    assert "confirmed" not in said


def test_a_decision_without_script_comes_back_to_its_place(ana: EntryClient, told: Report) -> None:
    answer = ana.post(path_of(told, "suggestions"), {"do": "accepted urgency child"})
    assert answer.status_code == 303
    assert urlsplit(answer["Location"]).fragment == "s-urgency-child"
    told.refresh_from_db()
    assert told.urgency & 2
    page = html(ana.get(path_of(told)))
    assert "undone urgency child" in buttons(page)
    assert "accepted urgency child" not in buttons(page)
    ana.post(path_of(told, "suggestions"), {"do": "undone urgency child"})
    assert "accepted urgency child" in buttons(html(ana.get(path_of(told))))


def test_a_script_gets_the_section_alone(ana: EntryClient, told: Report) -> None:
    answer = ana.post(path_of(told, "suggestions"), {"do": "refused urgency child"}, headers=SCRIPT)
    page = html(answer)
    assert page.strip().startswith('<section class="stack tight" id="says"')
    assert "<html" not in page
    assert "undone urgency child" in buttons(page)
    wrong = ana.post(path_of(told, "suggestions"), {"do": "accepted means abduction"}, headers=SCRIPT)
    assert wrong.status_code == 200
    assert "no longer suggests this" in html(wrong)


@pytest.mark.parametrize("asked", ["", "accepted", "confirmed urgency child", "changed item phone", "accepted x y"])  # fmt: skip
def test_what_no_button_says_changes_nothing(ana: EntryClient, told: Report, asked: str) -> None:
    answer = ana.post(path_of(told, "suggestions"), {"do": asked})
    assert answer.status_code in (409, 422)
    assert not Verdict.objects.exists()


def test_changing_to_another_code_of_the_facet(ana: EntryClient, told: Report) -> None:
    page = html(ana.get(path_of(told)))
    code = next(text.split()[2] for text in buttons(page) if text.startswith("accepted offences "))
    other = "accomplice" if code != "accomplice" else "attempt"
    typed = {"do": "changed offences", "which-offences": code, "instead-offences": other}
    answer = ana.post(path_of(told, "suggestions"), typed)
    assert urlsplit(answer["Location"]).fragment == f"s-offences-{code}"
    page = html(ana.get(path_of(told)))
    assert re.search(rf'name="offences" value="{other}"[^>]* checked', page)
    wrong = ana.post(path_of(told, "suggestions"), typed | {"instead-offences": "no_such"})
    assert wrong.status_code == 422


def test_all_that_are_sure_and_into_the_judgement(ana: EntryClient, told: Report) -> None:
    ana.post(path_of(told, "suggestions"), {"do": "sure"})
    accepted = {(row.facet, row.code) for row in Tally.objects.filter(answer="accepted", count=1)}
    assert ("classes" in {facet for facet, _code in accepted}) and len(accepted) > 1
    assert not Judgement.objects.exists()
    stale = ana.post(path_of(told, "suggestions/take"), {"seen": "7"})
    assert stale.status_code == 409
    answer = ana.post(path_of(told, "suggestions/take"), {"seen": "0"})
    assert answer.status_code == 303
    told.refresh_from_db()
    assert (told.crime_class, told.state) == ("som", "classified")


def test_things_found_become_items_and_can_be_taken_back(ana: EntryClient, told: Report) -> None:
    page = html(ana.get(path_of(told)))
    phone = next(text for text in buttons(page) if text.startswith("accepted item phone"))
    answer = ana.post(path_of(told, "suggestions"), {"do": phone}, headers=SCRIPT)
    page = html(answer)
    assert page.strip().startswith('<section class="stack tight" id="found"')
    assert "Added by the hub" in page
    assert phone.replace("accepted", "undone", 1) in buttons(page)
    ana.post(path_of(told, "suggestions"), {"do": phone.replace("accepted", "undone", 1)})
    assert "Added by the hub" not in html(ana.get(path_of(told)))


def test_what_the_report_has_already_is_not_offered(ana: EntryClient, members: dict[str, Member]) -> None:
    report = send(members, full(narrative=TEXT))
    page = html(ana.get(path_of(report)))
    assert "already in the report" in page
    assert "accepted item plate AB 7342 RB" not in buttons(page)


def test_elements_are_careful_sentences(ana: EntryClient, told: Report) -> None:
    page = html(ana.get(path_of(told)))
    table = page[page.index('id="ele"') : page.index('id="found"')]
    assert "A benefit for the smuggler" in table
    assert "35 000" in table
    assert "a question to ask, no verdict" in table or "for people to find out" in table


def test_a_narrative_is_escaped_and_its_marks_never_nest(
    ana: EntryClient, members: dict[str, Member]
) -> None:
    nasty = TEXT + "\n\n<script>alert(1)</script> Le passeur pris 5 kg de cocaïne & <b>35 000 F par personne"
    report = send(members, full(narrative=nasty))
    page = html(ana.get(path_of(report)))
    prose = page[
        page.index('<div class="prose"') : page.index("</section>", page.index('<div class="prose"'))
    ]
    assert "<script>" not in prose and "<b>" not in prose
    depth = 0
    for tag in re.findall(r"</?(?:mark|p)\b", prose):
        depth += {"<mark": 1, "</mark": -1}.get(tag, 0)
        assert depth in (0, 1) and not (depth and tag in ("<p", "</p"))
    plain = unescape(re.sub(r"<[^>]+>", "", prose))
    assert " ".join(nasty.split()) == " ".join(plain.split())


def test_units_see_nothing_of_it(members: dict[str, Member], told: Report) -> None:
    salma = EntryClient("unit")
    from tests.support.signing_in import sign_in

    sign_in(salma, "salma")
    page = html(salma.get(path_of(told)))
    assert "What the text says" not in page and "<mark" not in page


def test_an_older_version_offers_nothing(ana: EntryClient, members: dict[str, Member], told: Report) -> None:
    with as_entry("hub"):
        operations.correct(
            of_unit(members, "salma"), reference=told.reference, content=full(narrative="Rien ce jour.")
        )
    page = html(ana.get(path_of(told, "versions/1")))
    assert "What the text says" not in page


def test_the_judgement_knows_papers_drugs_signs_and_illegal_entry(ana: EntryClient, told: Report) -> None:
    typed = {
        "seen": "0", "primary": "entry", "handling": "H0", "frauds": ["impostor"], "drugs": ["cannabis_herb"],
        "indicators": ["g_debt"],
    }  # fmt: skip
    assert ana.post(path_of(told, "classify"), typed).status_code == 303
    told.refresh_from_db()
    assert told.crime_class == "entry"
    page = html(ana.get(path_of(told)))
    assert "Illegal entry" in page and "Document fraud" in page
    assert told.reference in html(ana.get("/reports/?crime_class=entry"))


def test_lists_say_what_a_report_reads_as_until_somebody_judged(ana: EntryClient, told: Report) -> None:
    with as_entry("hub"):
        operations.read_along()
    for address in ("/", "/?view=reads_urgent", "/reports/"):
        page = html(ana.get(address))
        assert "reads as SOM" in page, address
        assert "reads as urgent: child" in page, address
    ana.post(path_of(told, "suggestions"), {"do": "refused urgency child"})
    assert "reads as urgent" not in html(ana.get("/?view=open"))
    assert told.reference not in html(ana.get("/?view=reads_urgent"))
    ana.post(path_of(told, "suggestions"), {"do": "undone urgency child"})
    assert told.reference in html(ana.get("/?view=reads_urgent"))
    ana.post(path_of(told, "classify"), {"seen": "0", "primary": "som", "handling": "H0"})
    assert "reads as" not in html(ana.get("/?view=open"))


def test_rui_reads_the_same(told: Report) -> None:
    assert "What the text says" in html(signed_in("rui").get(path_of(told)))


def test_the_lists_ask_no_more_for_more_rows(ana: EntryClient, members: dict[str, Member]) -> None:
    def asked(address: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert "reads as SOM" in html(ana.get(address))
        return len(queries)

    counts = []
    for more in (1, 3):
        for _ in range(more):
            send(members, full(narrative=TEXT))
        with as_entry("hub"):
            operations.read_along()
        counts.append([asked("/?view=open"), asked("/reports/")])
    assert counts[0] == counts[1]
