"""A narrative with its stretches marked: nothing of it is lost, nothing nests, whatever the stretches."""

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from palermo.domain.reports.reading.suggestion import Span
from palermo.faces.web.hub.shown.marked import Marked, Reason

_TAG = re.compile(r"<(/?)(p|br|mark)\b[^>]*>")
_text = st.text(alphabet="ab <>&\"'\n\r\t\u202e\u2067é", max_size=80)
_spans = st.lists(st.tuples(st.integers(-3, 90), st.integers(-3, 90)), max_size=8)
_reasons = st.lists(st.tuples(st.sampled_from(["acts", "means", "item", "urgency"]), _spans), max_size=4)


def marked_of(text: str, found: list[tuple[str, list[tuple[int, int]]]]) -> Marked:
    return Marked(
        text,
        [Reason(facet, f"<{facet}> \"{n}\"", f"s-{n}", [Span(*one) for one in spans]) for n, (facet, spans) in enumerate(found)],
    )  # fmt: skip


@given(_text, _reasons)
def test_marking_loses_nothing_and_never_nests(
    text: str, found: list[tuple[str, list[tuple[int, int]]]]
) -> None:
    html = str(marked_of(text, found).html())
    told = re.sub(r"<br>|</p>", " ", html)
    assert unescape(_TAG.sub("", told)).split() == text.split()
    inside: list[str] = []
    for closing, name in _TAG.findall(html):
        if name == "br":
            assert inside == ["p"]
        elif closing:
            assert inside.pop() == name
        else:
            assert inside == ([] if name == "p" else ["p"])
            inside.append(name)
    assert inside == []


@given(_text, _reasons)
def test_every_anchor_is_a_mark_of_the_stretch(
    text: str, found: list[tuple[str, list[tuple[int, int]]]]
) -> None:
    marked = marked_of(text, found)
    html = str(marked.html())
    ids = re.findall(r'<mark id="(m\d+)"', html)
    assert len(ids) == len(set(ids))
    for _facet, spans in found:
        for start, end in spans:
            good = 0 <= start < end <= len(text) and text[start:end].strip()
            anchor = marked.anchor(Span(start, end)) if good else ""
            if good:
                assert start <= int(anchor[1:]) < end and anchor in ids


def test_overlapping_reasons_share_a_title_and_the_stronger_line() -> None:
    html = str(marked_of("abcdef", [("acts", [(0, 4)]), ("item", [(2, 6)])]).html())
    texts = re.findall(r"<mark[^>]*>([^<]*)</mark>", html)
    assert texts == ["ab", "cd", "ef"]
    assert html.count('class="e-act"') == 2 and html.count('class="e-ent"') == 1


def test_a_text_of_a_megabyte_is_marked_in_time() -> None:
    text = "35 000 F par personne. " * 45_000
    spans = [(n * 23, n * 23 + 8) for n in range(45_000)]
    assert str(marked_of(text, [("acts", spans)]).html()).count("<mark") == 2000
