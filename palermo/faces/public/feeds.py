"""What programs read of the site: an Atom feed in each language, and the sitemap."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from palermo.domain.publications.places import place
from palermo.domain.publications.queries import Shown

MOST = 50


@dataclass(frozen=True, slots=True)
class House:
    """Whose site it is: its origin without a slash at the end, its name in one language, the day of the edition."""

    origin: str
    name: str
    day: str


def atom(language: str, shown: Iterable[Shown], house: House) -> bytes:
    """Return the Atom feed (RFC 4287) of a language, the newest first, at most fifty."""
    newest = sorted(
        (one for one in shown if language in one.draft.texts),
        key=lambda one: (one.draft.day, one.draft.address), reverse=True,
    )[:MOST]  # fmt: skip
    home = f"{house.origin}/{language}/"
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language}">',
        f"<title>{escape(house.name)}</title><id>{escape(home)}</id><updated>{house.day}T00:00:00Z</updated>",
        f"<author><name>{escape(house.name)}</name></author>",
        f'<link rel="self" href={quoteattr(home + "feed.atom")}/><link href={quoteattr(home)}/>',
    ]
    for one in newest:
        text = one.draft.texts[language]  # type: ignore[index]
        address = f"{house.origin}/{place(language, one.draft.kind, one.draft.address)}"
        lines.append(
            f"<entry><title>{escape(text.title)}</title><id>{escape(address)}</id>"
            f"<updated>{one.draft.day}T00:00:00Z</updated><link href={quoteattr(address)}/>"
            f"<summary>{escape(text.summary)}</summary></entry>"
        )
    return "\n".join([*lines, "</feed>\n"]).encode()


def sitemap(places: Sequence[tuple[str, Sequence[str]]], origin: str) -> bytes:
    """Return the sitemap: each page (path below a language) with the languages that have it."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for path, languages in places:
        others = "".join(
            f'<xhtml:link rel="alternate" hreflang="{one}" href={quoteattr(f"{origin}/{one}/{path}")}/>'
            for one in languages
        )
        lines += [f"<url><loc>{escape(f'{origin}/{one}/{path}')}</loc>{others}</url>" for one in languages]
    return "\n".join([*lines, "</urlset>\n"]).encode()
