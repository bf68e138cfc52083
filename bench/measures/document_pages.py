"""Documents: twenty pages of PDF beside typst alone, and the pages of writing and reading over HTTP."""

import re
import time
from collections.abc import Callable
from typing import Any

from bench.client import Browser
from bench.figures import latency, milliseconds, pair
from bench.homes import made
from bench.measures.options import Measured, Options

_ROUNDS, _STOCK, _PAGES = 60, 1_000, 20
_MAILS = 15  # seconds in which the worker tells every unit of the issue
_REPORT = re.compile(r'href="/reports/([A-Z]+-[0-9A-Z]{4}-[0-9A-Z]{4})/"')
_DOCUMENT = re.compile(r"DOC-[0-9A-Z]{4}-[0-9A-Z]{4}")
_PARAGRAPH = "Depuis mars, {n} personnes passent par Assamaka et {m} par Gaya ; le prix a baissé d’un tiers depuis un an. "


def measure(options: Options) -> Measured:
    """Set twenty pages that were never set before, then walk one issued document with its sources."""
    ours, bare = _times(_sets()), _times(_bare())
    home = made(options.folder, _STOCK)
    home.inside("settle", entry="hub")
    with home.serving():
        walked = _walk(home)
    figures = [
        latency(
            f"PDF of {_PAGES} pages, tagged, level and copy on each",
            ours,
            p95=300,
            floor=f"{pair(bare)} typst alone, untagged",
        )
    ] + [
        latency(f"{page} of a document with 12 sources", times, p95=80)
        for page, times in walked.items()
        if page != "PDF"
    ]
    figures.append(latency("PDF of that document over HTTP", walked["PDF"], p95=300))
    return figures, {"pdf": ours, "bare": bare, "pages": walked}


def _markdown(number: int) -> str:
    """Return a text of some twenty pages, other words in every one, so that nothing set before helps."""
    parts = []
    for section in range(38):
        said = (_PARAGRAPH.format(n=number * 1000 + section, m=section * 7 + number) * 9).strip()
        table = f"| A | n |\n|---|--:|\n| Gaya | {number} |"
        parts.append(
            f"## Partie {section} de {number}\n\n{said}[@1]\n\n[!judgement high] {said[:200]}\n\n{table}"
        )
    return "\n\n".join(parts)


def _sets() -> Callable[[int], object]:
    from palermo.domain.documents.text import parse
    from palermo.faces.kit.pdf.blocks import blocks_of
    from palermo.faces.kit.pdf.render import pdf
    from palermo.faces.kit.pdf.sheet import Sheet, Source

    words = {"page": "page {n} sur {of}", "sources": "Sources", "voice_source": "S", "voice_judgement": "J"}
    words |= {f"confidence_{one}": one for one in ("high", "moderate", "low")}

    def work(number: int) -> object:
        blocks, figures = blocks_of(parse(_markdown(number)), numbers={"1"}, figures={})
        sheet = Sheet(
            title=f"Vingt pages, {number}", kind="Note", reference="DOC-7K2M-9QXD", language="fr", level=1, level_word="Sensible",
            handling="H1", handling_line="H1", byline=["Ana"], copy_line=["07 / 18"], watermark=["Boris", "07 / 18"],
            words=words, blocks=blocks, figures=figures, sources=[Source(1, "Rapport", "NER-7K2M-9QXD", "B2")],
        )  # fmt: skip
        return pdf(sheet)

    return work


def _bare() -> Callable[[int], object]:
    import typst

    compile_: Any = typst.compile

    def work(number: int) -> object:
        text = (
            re.sub(r"\[@1\]|\[!judgement high\] ", "", _markdown(number))
            .replace("## ", "== ")
            .replace("|", "")
        )
        return compile_(text.encode(), format="pdf", pdf_tags=False)

    return work


def _walk(home: Any) -> dict[str, dict[str, float]]:
    people = home.people()
    browsers = {}
    for name, place in (("ana", "hub"), ("rui", "hub"), ("boris", "unit")):
        browsers[name] = Browser(place, home.ports[place])
        browsers[name].sign_in(name, people[name]["password"])
    ana, rui, boris = browsers.values()
    cited = list(dict.fromkeys(_REPORT.findall(ana.get("/reports/?state=submitted").text)))[:12]
    begun = ana.post(
        "/documents/new/", kind="trend_brief", title="Mesure", language="fr", cited="", do="begin"
    )
    found = _DOCUMENT.search(begun.location)
    if not found:
        raise RuntimeError(f"no document was begun: {begun.status}")
    base = f"/documents/{found[0]}/"
    body = "\n\n".join(
        f"## Partie {n}\n\n{_PARAGRAPH.format(n=n, m=n) * 4}[@{one}]" for n, one in enumerate(cited)
    )
    ana.post(f"{base}edit/", title="Mesure", whole="1", body=body, base="1", do="save")
    ana.post(f"{base}facts/", page=base, handling="H1", level="sensitive")
    ana.post(f"{base}send/", page=base)
    rui.post(f"{base}review/approve/", page=f"{base}review/")
    ana.post(f"{base}issue/", whom="all", do="issue")
    # What readers have is an issue with a reference of its own.
    reads = _DOCUMENT.search(boris.get("/documents/").text)
    if not reads:
        raise RuntimeError("nothing reached its reader")
    issued = f"/documents/{reads[0]}/"
    time.sleep(_MAILS)
    pages = {
        "reading page": (boris, issued), "workbench": (ana, base), "editor": (ana, f"{base}edit/"),
        "ledger": (ana, f"{base}ledger/"), "PDF": (boris, f"{issued}document.pdf"),
    }  # fmt: skip
    return {name: _times(_asking(browser, path)) for name, (browser, path) in pages.items()}


def _asking(browser: Browser, path: str) -> Callable[[int], object]:
    return lambda _number: _got(browser, path)


def _got(browser: Browser, path: str) -> int:
    answer = browser.get(path)
    if answer.status != 200:
        raise RuntimeError(f"{path}: {answer.status}")
    return answer.status


def _times(work: Callable[[int], object]) -> dict[str, float]:
    work(0)
    times = []
    for number in range(1, _ROUNDS + 1):
        began = time.perf_counter()
        work(number)
        times.append(time.perf_counter() - began)
    return milliseconds(times)
