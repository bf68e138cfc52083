"""The drawing of a network: nothing on top of another, labels that find room, kinds by shape, the same every time."""

import gzip
import random
import re
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palermo.faces.kit.drawings.network import Link, Node, Words, draw, svg
from palermo.faces.kit.drawings.network.labels import LINE, LONGEST, length, shortened

WORDS = Words("One phone ties both", "Twelve nodes", above="Sensitive · H0", below=["Source: 3 reports"])
KINDS = ("person", "phone", "vehicle", "paper", "account", "organisation", "vessel", "asset", "unheard-of")


def nodes(count: int, seed: int = 1) -> list[Node]:
    chance = random.Random(seed)
    return [
        Node(
            f"N{number}", chance.choice(["Moussa “Le Grand”", "+223 76 40 11 02", "Société de transport du Sahel"]),
            KINDS[number % len(KINDS)], chance.random(), chance.random(), href=f"?at=N{number}", rank=chance.random(),
            level=1 + number % 2, accent="seed" if number == 0 else "",
        )
        for number in range(count)
    ]  # fmt: skip


def links(count: int, among: int) -> list[Link]:
    chance = random.Random(2)
    return [
        Link(f"N{chance.randrange(among)}", f"N{chance.randrange(among)}", told="Uses · 2 reports", sources=1 + one % 9,
             belief=one % 5 == 0, directed=one % 3 == 0, level=1 + one % 2)
        for one in range(count)
    ]  # fmt: skip


@given(st.integers(1, 120), st.integers(0, 50))
@settings(max_examples=20, deadline=None)
def test_no_two_nodes_touch_and_all_lie_on_the_paper(count: int, seed: int) -> None:
    drawing = draw(nodes(count, seed), [], WORDS)
    spots = [(one.x, one.y) for one in drawing.nodes]
    assert all(0 <= x <= drawing.width and 0 <= y <= drawing.height for x, y in spots)
    close = [1 for i, (x, y) in enumerate(spots) for u, v in spots[:i] if (x - u) ** 2 + (y - v) ** 2 < 12**2]
    assert len(close) <= count // 40


@given(st.integers(1, 90), st.integers(0, 50))
@settings(max_examples=20, deadline=None)
def test_labels_that_are_shown_do_not_lie_on_one_another(count: int, seed: int) -> None:
    drawing = draw(nodes(count, seed), links(count, count), WORDS)
    boxes = []
    for label in (one.label for one in drawing.nodes if one.label.shown):
        long = length(label.text)
        start = label.x - (long if label.css == "end" else long / 2 if label.css == "mid" else 0)
        boxes.append((start, label.y - 9, start + long, label.y - 9 + LINE - 2))
    for number, one in enumerate(boxes):
        for other in boxes[:number]:
            assert not (
                one[0] < other[2] - 1
                and other[0] < one[2] - 1
                and one[1] < other[3] - 1
                and other[1] < one[3] - 1
            )
    assert drawing.nodes[0].label.shown  # what was asked for comes before all else


def test_three_hundred_nodes_stay_readable_and_light() -> None:
    drawing = draw(nodes(400), links(600, 300), WORDS)
    assert len(drawing.nodes) == 300
    assert sum(one.label.shown for one in drawing.nodes) > 120
    text = svg(drawing)
    assert len(gzip.compress(text.encode())) < 40_000
    assert svg(draw(nodes(400), links(600, 300), WORDS)) == text


def test_kinds_differ_by_shape_and_lines_by_what_they_say() -> None:
    drawing = draw(
        nodes(9), [Link("N0", "N1", belief=True), Link("N1", "N2", sources=8, directed=True, level=2)], WORDS
    )
    shapes = {one.node.kind: re.sub(r"-?[\d.]+", "0", one.outline) for one in drawing.nodes}
    assert len(set(shapes.values())) >= 8
    belief, said = sorted(drawing.links, key=lambda line: line.link.source)
    assert " da" in belief.css and not belief.tip and not belief.bars
    assert " da" not in said.css and said.tip and said.bars
    assert float(said.width) > float(belief.width)


def test_a_page_gets_classes_and_a_file_gets_colours() -> None:
    drawing = draw(nodes(12), links(14, 12), WORDS)
    page = svg(drawing)
    assert "style" not in page and page.count("<a href=") == 12 and 'role="group"' in page
    alone = ElementTree.fromstring(svg(drawing, alone=True))
    assert alone.attrib["role"] == "img" and "Sensitive · H0" in "".join(alone.itertext())
    assert "<a " not in svg(drawing, alone=True)
    assert "&lt;b&gt;" in svg(draw([Node("a", "<b>", "person", 0, 0)], [], WORDS), alone=True)


@pytest.mark.parametrize("text", ["", "x" * 200, "Mot " * 30, "é" * 26])
def test_long_names_are_cut_and_short_ones_are_not(text: str) -> None:
    cut = shortened(text)
    assert len(cut) <= LONGEST
    assert (cut == text) == (len(text) <= LONGEST)


def test_a_moved_node_lies_where_it_was_put_and_groups_show_their_number() -> None:
    group = Node("g1", "Around Moussa", "group", 0.5, 0.5, count=120)
    moved = Node("b", "B", "person", 0.9, 0.9, moved=(0.25, 0.5))
    drawing = draw([group, moved], [Link("g1", "b", sources=3)], WORDS)
    assert (drawing.nodes[1].x, drawing.nodes[1].y) == (drawing.width // 4, drawing.height // 2)
    assert ">120</text>" in svg(drawing)
