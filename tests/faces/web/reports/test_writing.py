"""Boris writes a report, Salma sends it; nothing typed is lost on the way."""

TYPED = {
    "level": "sensitive", "narrative": "Vers 5 h un Hilux blanc, 14 personnes.", "start_day": "8", "start_month": "3",
    "start_year": "2026", "country": "NE", "place": "Assamaka", "language": "fr", "kind": "interception",
    "people-0-name": "Moussa", "people-0-role": "driver", "toll_dead": "0", "toll_injured": "n", "toll_injured_n": "3",
}  # fmt: skip


def test_an_empty_form_shows(browser):
    page = browser("boris").get("/reports/new/")
    assert page.status_code == 200
    print(len(page.content))
    import gzip

    print(len(gzip.compress(page.content)))


def test_keep_then_hand_in_then_submit(browser):
    boris, salma = browser("boris"), browser("salma")
    kept = boris.post("/reports/new/", TYPED | {"do": "keep", "once": "x1"})
    assert kept.status_code == 303, kept.content.decode()[:3000]
    again = boris.post("/reports/new/", TYPED | {"do": "keep", "once": "x1"})
    assert again["Location"] == kept["Location"]
    page = boris.get(kept["Location"])
    assert "14 personnes" in page.content.decode()
    sent = boris.post(kept["Location"], TYPED | {"do": "hand_in"})
    assert sent.status_code == 303, sent.content.decode()[:3000]
    seen = boris.get(sent["Location"])
    assert seen.status_code == 200
    home = salma.get("/")
    assert home.status_code == 200
    reference = sent["Location"].split("/")[2]
    assert reference in home.content.decode()
    receipt = salma.post(f"/reports/{reference}/submit/")
    assert receipt.status_code == 303
    page = salma.get(receipt["Location"])
    assert page.status_code == 200
    for url in (
        "/reports/",
        "/reports/shared/",
        "/receipts/",
        "/search/",
        f"/reports/{reference}/",
        f"/reports/{reference}/share/",
        f"/reports/{reference}/edit/",
        "/reports/export.csv",
        "/reports/export.xlsx",
        f"/reports/{reference}/receipt.json",
        f"/reports/{reference}/versions/1/",
    ):
        answer = salma.get(url)
        assert answer.status_code == 200, url
        if answer.streaming:
            b"".join(answer.streaming_content)
    found = salma.post("/search/", {"q": "hilux"})
    assert reference in found.content.decode()
