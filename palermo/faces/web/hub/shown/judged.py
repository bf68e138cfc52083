"""A judgement in words: its codes by group, what is still open, and what speaks for a second look. Never a verdict."""

from dataclasses import dataclass, field

from django.utils.translation import gettext

from palermo.domain.reports.judgement import SOM, TIP, VOCABULARIES, Judgement, open_elements
from palermo.faces.kit.names import label_text
from palermo.faces.web.hub import words


@dataclass(frozen=True, slots=True)
class Group:
    """The codes of one part of a judgement, in words."""

    name: str
    labels: list[str] = field(default_factory=list)


def groups(judgement: Judgement) -> list[Group]:
    """Return the parts that carry codes, in the order of the form; a crime code stands before its words."""
    found = []
    for name, (book, section) in VOCABULARIES.items():
        codes = getattr(judgement, name)
        if codes:
            where = book if section == "entries" else f"{book}:{section}"
            labels = [label_text(where, code) for code in codes]
            if name == "classes":
                labels = [f"{code} {label}" for code, label in zip(codes, labels, strict=True)]
            found.append(Group(words.word(words.GROUPS, name), labels))
    return found


def still_open(judgement: Judgement) -> str:
    """Return one sentence on the elements that nothing supports yet, or ""."""
    missing = [words.word(words.ELEMENTS, name) for name in open_elements(judgement)]
    if not missing:
        return ""
    named = ", ".join(missing)
    if judgement.primary == TIP and judgement.child:
        return gettext("Trafficking of a child is act and purpose. Still open: %(elements)s.") % {
            "elements": named
        }
    if judgement.primary == TIP:
        return gettext("Trafficking of an adult is act, means and purpose. Still open: %(elements)s.") % {
            "elements": named
        }
    return gettext("Smuggling rests on an offence. Still open: %(elements)s.") % {"elements": named}


def turned(judgement: Judgement) -> bool:
    """Say whether a smuggling report carries signs of trafficking, which calls for an interview, not for a verdict."""
    return judgement.primary == SOM and bool(judgement.acts or judgement.means or judgement.purposes)
