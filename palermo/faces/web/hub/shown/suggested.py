"""What a report's text suggests, line by line: how sure, from which words, and what was decided. Never a verdict."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.safestring import SafeString
from django.utils.translation import get_language

from palermo.domain.reports.queries import Offered, OfferedItem, Offers
from palermo.domain.reports.reading.suggestion import FACETS, Span, Suggestion
from palermo.domain.reports.verdict import FIELDS, ITEM, VerdictWords
from palermo.faces.kit.names import label_text
from palermo.faces.web.hub import words
from palermo.faces.web.hub.shown import boxes
from palermo.faces.web.hub.shown.items import kind_words, normal_form
from palermo.faces.web.hub.shown.marked import Marked, Reason
from palermo.foundations.vocabularies import vocabulary

ORDER = ("urgency", *(facet for facet in FACETS if facet != "urgency"))
ENOUGH = 0.8  # how sure a suggestion is for being accepted together with others
NO_OPTIONS = SafeString()
MOST_QUOTES, LONGEST_QUOTE = 4, 90


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the narrative, and the mark that they stand in."""

    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Line:
    """One suggestion or thing: `key` is how a form names it, `field` the judgement's list that its code goes to."""

    id: str
    key: str
    label: str
    score: float
    quotes: list[Quote]
    against: list[Quote]
    answer: str
    code: str = ""
    kind: str = ""
    field: str = ""
    taken: str = ""
    instead: str = ""
    known: bool = False

    @property
    def percent(self) -> int:
        """Return how sure the program is, in hundredths; nothing is certain."""
        return min(99, round(self.score * 100))


@dataclass(slots=True)
class Group:
    """The lines of one facet or of one kind of thing; `options` are what a code can be changed to."""

    name: str
    heading: str
    options: SafeString = NO_OPTIONS
    lines: list[Line] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Told:
    """Everything that the sections show, and the narrative with its marks."""

    groups: list[Group]
    found: list[Group]
    marked: Marked
    waiting: int
    sure: int
    accepted: int


def told(offers: Offers, narrative: str) -> Told:
    """Return what a text suggests, in the reader's language; the narrative is the one that was read."""
    marked = Marked(narrative, [*_reasons(offers.suggestions), *_item_reasons(offers.items)])
    quoting = _Quoting(narrative, marked)
    groups = [_group(facet, offers.suggestions, quoting) for facet in ORDER]
    open_now = [one for one in offers.suggestions if one.verdict is None]
    return Told(
        groups=[group for group in groups if group.lines],
        found=_found(offers.items, quoting),
        marked=marked,
        waiting=len(open_now),
        sure=sum(1 for one in open_now if one.suggestion.score >= ENOUGH),
        accepted=sum(1 for one in offers.verdicts if one.facet in FIELDS and one.answer in ("accepted", "changed")),
    )  # fmt: skip


def label_of(facet: str, code: str) -> str:
    """Return a code of a facet in the reader's language; a crime class keeps its number before its words."""
    book, section = FACETS.get(facet, ("", ""))
    if facet == ITEM:
        return kind_words(code)
    if not book:
        return words.word(words.URGENT, code)
    label = label_text(book if section == "entries" else f"{book}:{section}", code)
    return f"{code} {label}" if facet == "classes" else label


def line_id(facet: str, code: str) -> str:
    """Return the id of a suggestion's line."""
    return f"s-{facet}-{code}"


class _Quoting:
    """Quotes from one narrative."""

    def __init__(self, narrative: str, marked: Marked) -> None:
        self.narrative, self.marked = narrative, marked

    def of(self, spans: Sequence[Span]) -> list[Quote]:
        quotes: dict[str, Quote] = {}
        for span in spans:
            text = " ".join(self.narrative[span.start : span.end].split())
            if len(text) > LONGEST_QUOTE:
                text = text[: LONGEST_QUOTE - 1] + "…"
            if text:
                quotes.setdefault(text.casefold(), Quote(text, self.marked.anchor(span)))
        return list(quotes.values())[:MOST_QUOTES]


def _reasons(offered: Iterable[Offered]) -> Iterable[Reason]:
    for one in sorted(offered, key=lambda each: ORDER.index(each.suggestion.facet)):
        if one.verdict is None or one.verdict.answer != "refused":
            each = one.suggestion
            said = f"{words.word(words.FACETS, each.facet)}: {label_of(each.facet, each.code)}"
            yield Reason(each.facet, said, line_id(each.facet, each.code), each.spans)


def _item_reasons(offered: Iterable[OfferedItem]) -> Iterable[Reason]:
    for number, one in enumerate(offered):
        if one.verdict is None or one.verdict.answer != "refused":
            said = f"{kind_words(one.item.kind)}: {normal_form(one.item)}"
            yield Reason(ITEM, said, f"i-{number}", one.item.spans)


def _group(facet: str, offered: Iterable[Offered], quoting: _Quoting) -> Group:
    mine = [one for one in offered if one.suggestion.facet == facet]
    group = Group(facet, words.word(words.FACETS, facet), _options(facet) if mine else NO_OPTIONS)
    for one in sorted(mine, key=lambda each: -each.suggestion.score):
        group.lines.append(_line(one.suggestion, one.verdict, quoting))
    return group


def _line(each: Suggestion, verdict: VerdictWords | None, quoting: _Quoting) -> Line:
    answer = verdict.answer if verdict else ""
    instead = verdict.instead if verdict else ""
    return Line(
        id=line_id(each.facet, each.code), key=f"{each.facet} {each.code}", label=label_of(each.facet, each.code),
        score=each.score, quotes=quoting.of(each.spans), against=quoting.of(each.against), answer=answer,
        code=each.code, kind=each.kind, field=FIELDS.get(each.facet, ""),
        taken={"accepted": each.code, "changed": instead}.get(answer, ""),
        instead=label_of(each.facet, instead) if instead else "",
    )  # fmt: skip


def _options(facet: str) -> SafeString:
    """Return what a code can be changed to; crime classes are searched in the list of the judgement's form."""
    book, section = FACETS[facet]
    if not book or facet == "classes":
        return NO_OPTIONS
    return boxes.options(vocabulary(book, section).choices((get_language() or "en")[:2]), "")


def _found(offered: Iterable[OfferedItem], quoting: _Quoting) -> list[Group]:
    groups: dict[str, Group] = {name: Group(name, kind_words(name)) for name in words.ITEMS}
    for number, one in enumerate(offered):
        item = one.item
        groups.setdefault(item.kind, Group(item.kind, kind_words(item.kind))).lines.append(
            Line(
                id=f"i-{number}", key=f"{ITEM} {item.kind} {item.value}", label=normal_form(item), score=item.score,
                quotes=quoting.of(item.spans), against=[], answer=one.verdict.answer if one.verdict else "",
                known=one.known,
            )
        )  # fmt: skip
    return [group for group in groups.values() if group.lines]
