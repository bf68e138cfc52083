"""Every file of the site: what it is called, what it is made from, and how it is made."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from django.conf import settings

from palermo.domain.publications.content import Draft, Figure
from palermo.domain.publications.places import FOLDERS, data_folder, place
from palermo.domain.publications.queries import Gone, Public, Shown
from palermo.faces.public import articles, feeds, figures, searching
from palermo.faces.public.frame import Frame

SECTIONS = tuple(kind for kind in FOLDERS if kind != "page")
LATEST = 6
ROWS = 50  # of one page of a list


@dataclass(frozen=True, slots=True)
class Piece:
    """One file: the digest of what it is made from, how to make it, and whether the search finds it."""

    path: str
    key: str
    make: Callable[[], bytes]
    found: bool = False


def pieces(public: Public, frame: Frame) -> Iterator[Piece]:
    """Yield every page and data file of an edition."""
    newest = sorted(public.shown, key=lambda one: (one.draft.day, one.draft.address), reverse=True)
    for language in frame.languages:
        yield from _fixed(newest, frame, language)
        for kind in SECTIONS:
            yield from _list(frame, language, kind, [one for one in newest if one.draft.kind == kind])
        for one in public.shown:
            yield _article(one, frame, language)
        for stone in public.gone:
            path = place(language, stone.kind, stone.address).partition("/")[2]
            yield _page(frame, "gone", language, path, on=stone.on, why=stone.why, kind=stone.kind)
    for one in public.shown:
        for figure in one.draft.figures:
            yield from _data(figure, one.draft, frame)
    yield from _for_programs(public.shown, public.gone, frame)


def _fixed(newest: list[Shown], frame: Frame, language: str) -> Iterator[Piece]:
    latest = articles.rows(newest[:LATEST], language)
    counts = [(kind, sum(1 for one in newest if one.draft.kind == kind)) for kind in SECTIONS]
    about = articles.rows([one for one in newest if one.draft.kind == "page"], language)
    first = articles.first_figure(newest)
    home = {
        "latest": latest, "counts": counts, "about": about, "many": len(newest), "mandate": _mandate(newest),
        "key_of_figure": first and (first[0].address, first[1].model_dump_json()),
    }  # fmt: skip
    make = partial(articles.home, frame, language, "", home, first)
    yield Piece(f"{language}/index.html", frame.key("home", language, home), make)
    if language == frame.languages[0]:
        # The front door speaks the instance's first language; the others are one link away.
        front = partial(articles.home, frame, language, "", {**home, "root": ""}, first)
        yield Piece("index.html", frame.key("front", language, home), front)
        yield Piece(
            "404.html",
            frame.key("absent", language),
            partial(frame.page, "public/absent.html", language, "", root="/"),
        )
    yield _page(frame, "about", language, "about/", about=about)
    yield _page(frame, "contact", language, "contact/")
    yield _page(frame, "verify", language, "verify/")
    written = [_path(one.draft, language) for one in newest if language in one.draft.texts]
    yield _page(
        frame, "search", language, "search/", rows=articles.rows(newest[:ROWS], language), many=len(newest),
        lists=[(kind, FOLDERS[kind], n) for kind, n in counts if n], indexes=" ".join(searching.folders(written)),
    )  # fmt: skip


def _list(frame: Frame, language: str, kind: str, of_kind: Sequence[Shown]) -> Iterator[Piece]:
    """Yield the pages of a list, the first at its own address and the others below it."""
    last = max(1, -(-len(of_kind) // ROWS))
    path = f"{FOLDERS[kind]}/"
    addresses = [path, *(f"{path}page/{number}/" for number in range(2, last + 1))]
    for number, address in enumerate(addresses):
        rows = articles.rows(of_kind[number * ROWS : (number + 1) * ROWS], language)
        yield _page(
            frame, "list", language, address, rows=rows, kind=kind, many=len(of_kind), number=number + 1, last=last,
            before=addresses[number - 1] if number else "",
            after=addresses[number + 1] if number + 1 < last else "",
        )  # fmt: skip


def _path(draft: Draft, language: str) -> str:
    return f"{place(language, draft.kind, draft.address)}index.html"


def _mandate(newest: list[Shown]) -> bool:
    return any((one.draft.kind, one.draft.address) == ("page", "mandate") for one in newest)


def _page(frame: Frame, template: str, language: str, path: str, **context: object) -> Piece:
    return Piece(
        f"{language}/{path}index.html", frame.key(template, language, path, context),
        partial(frame.page, f"public/{template}.html", language, path, spoken=list(frame.languages), **context),
    )  # fmt: skip


def _article(shown: Shown, frame: Frame, language: str) -> Piece:
    draft = shown.draft
    return Piece(
        _path(draft, language), frame.key("article", language, shown.digest),
        partial(articles.article, frame, language, draft), found=language in draft.texts,
    )  # fmt: skip


def _data(figure: Figure, draft: Draft, frame: Frame) -> Iterator[Piece]:
    publisher = str(settings.PALERMO.unit_name(settings.PALERMO.hub, "en"))
    files = figures.data_files(figure, draft, publisher)
    for name, data in files.items():
        yield Piece(
            data_folder(draft.address, figure.name) + name,
            frame.key("data", data.hex()),
            partial(bytes, data),
        )


def _for_programs(shown: list[Shown], gone: list[Gone], frame: Frame) -> Iterator[Piece]:
    origin = settings.PALERMO.origin("public").rstrip("/")
    for language in frame.languages:
        name = str(settings.PALERMO.unit_name(settings.PALERMO.hub, language))
        feed = feeds.atom(language, shown, feeds.House(origin, name, frame.common["edition"] or "2000-01-01"))
        yield Piece(f"{language}/feed.atom", frame.key("atom", feed.decode()), partial(bytes, feed))
    fixed = ["", "about/", "contact/", "verify/", *(f"{FOLDERS[kind]}/" for kind in SECTIONS)]
    places = [(path, frame.languages) for path in fixed]
    for path, found in groupby(
        sorted((place(language, one.draft.kind, one.draft.address).partition("/")[::2][::-1])
               for one in shown for language in one.draft.texts), key=lambda pair: pair[0]):  # fmt: skip
        places.append((path, tuple(language for _, language in found)))
    data = feeds.sitemap(places, origin)
    yield Piece("sitemap.xml", frame.key("sitemap", data.decode()), partial(bytes, data))
    robots = f"User-agent: *\nAllow: /\nSitemap: {origin}/sitemap.xml\n".encode()
    yield Piece("robots.txt", frame.key("robots", robots.decode()), partial(bytes, robots))
