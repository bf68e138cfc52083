"""A text in its sections and back: what the form shows as one box for each is one Markdown again when it is saved."""

from collections.abc import Sequence
from dataclasses import dataclass

MOST = 60  # sections of their own; what comes after stands in the last


@dataclass(frozen=True, slots=True)
class Section:
    """One section: its heading without the signs ("" for what comes before the first), and its text."""

    heading: str
    text: str


def split(markdown: str) -> list[Section]:
    """Return the sections of a text, at its headings of depth 2; a sign inside a fence opens none."""
    found: list[tuple[str, list[str]]] = [("", [])]
    fenced = False
    for line in markdown.replace("\r\n", "\n").split("\n"):
        fenced ^= line.lstrip().startswith(("```", "~~~"))
        if line.startswith("## ") and not fenced and line[3:].strip() and len(found) < MOST:
            found.append((line[3:].strip(), []))
        else:
            found[-1][1].append(line)
    sections = [Section(heading, "\n".join(lines).strip("\n")) for heading, lines in found]
    return sections if sections[0].text.strip() or len(sections) == 1 else sections[1:]


def join(sections: Sequence[Section]) -> str:
    """Return the Markdown of sections; one without heading and text is left out."""
    parts = []
    for one in sections:
        heading, text = " ".join(one.heading.split()), one.text.replace("\r\n", "\n").strip("\n")
        if heading:
            parts.append(f"## {heading}")
        if text.strip():
            parts.append(text)
    return "\n\n".join(parts) + "\n" if parts else ""
