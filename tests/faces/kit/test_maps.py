"""Maps: widths and areas in proportion, nothing lost in clusters, words free of one another, all of it in words."""

import re
from math import pi
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import Polygon, box

from palermo.faces import kit
from palermo.faces.kit.drawings import arrows, clusters, outlines
from palermo.faces.kit.drawings.ground import Corridor, Flow, Ground, Land, Place, Scene, Spot
from palermo.faces.kit.drawings.labels import Labels
from palermo.faces.kit.drawings.map import MOST_ARROWS, route_map
from palermo.faces.kit.drawings.standalone import DARK, LIGHT, standalone

CSS = Path(kit.__file__).parent / "static/palermo/palermo.css"
SVG = "{http://www.w3.org/2000/svg}"
GROUND = Ground(
    760, 600, [Land("M100 100h300v300h-300z", True, "Niger", (250, 250)), Land("M500 50h90v90h-90z")], 2.0
)
A, B = Place("a", "Agadez", 300, 300, href="/a/"), Place("b", "Dirkou", 500, 240)
X = Place("x", "Gaya – Malanville", 200, 420, "crossing", "/x/")


def drawn(**changes: object) -> str:
    scene = {"places": [A, B, X], "flows": [Flow("a", "b", 100, href="/l/"), Flow("x", "a", 50)]} | changes
    return route_map("m", Scene(GROUND, **scene), title="Routes").svg  # type: ignore[arg-type]


def described(drawing: str) -> str:
    return ElementTree.fromstring(drawing).find(f"{SVG}desc").text or ""  # type: ignore[union-attr]


def test_arrows_are_wide_in_proportion_to_their_persons() -> None:
    widths = sorted(
        float(w) for w in re.findall(r'class="ln st" stroke-width="([\d.]+)" stroke-opacity', drawn())
    )
    assert widths == [pytest.approx(arrows.width(50, 100), abs=0.06), pytest.approx(arrows.WIDEST)]
    assert (widths[1] - arrows.THINNEST) / (widths[0] - arrows.THINNEST) == pytest.approx(2, rel=0.02)


def test_there_and_back_lie_apart_and_point_where_they_go() -> None:
    there, back = arrows.arrow((0, 0), (100, 0), 4), arrows.arrow((100, 0), (0, 0), 4)
    assert there is not None and back is not None
    assert min(y for _x, y in there.along[:-1]) > 0 > max(y for _x, y in back.along[:-1])
    assert there.along[-1][0] > 90 and back.along[-1][0] < 10
    assert there.head.startswith("M94") and back.head.startswith("M6")


def test_a_leg_too_short_for_an_arrow_is_counted_not_drawn() -> None:
    near = Place("n", "Near", A.x + 3, A.y)
    found = route_map("m", Scene(GROUND, [A, near], [Flow("a", "n", 9)]), title="Routes")
    assert found.too_short == 1 and "stroke-opacity" not in found.svg
    assert "Agadez to Near, by land: 9." in described(found.svg)


def test_more_arrows_than_one_can_read_are_counted_not_drawn() -> None:
    places = [Place(str(n), f"P{n}", 20 + n % 30 * 24, 20 + n // 30 * 90) for n in range(180)]
    flows = [Flow(str(n), str((n + 31) % 180), 5 + n) for n in range(180)]
    found = route_map("m", Scene(GROUND, places, flows), title="Routes")
    assert found.beyond == 180 - MOST_ARROWS
    assert "180 legs with" in described(found.svg)


def test_few_persons_are_hatched_and_have_no_number() -> None:
    drawing = drawn(flows=[Flow("a", "b", None, href="/l/")])
    assert 'stroke-dasharray="2 3"' in drawing and "fewer than 5" in drawing
    assert re.search(r"\bhalo bo mid\b", drawing) is None


def test_sea_and_land_differ_in_colour_and_crossings_in_shape() -> None:
    drawing = drawn(flows=[Flow("a", "b", 100, sea=True), Flow("x", "a", 50)])
    assert '<g class="k3">' in drawing and '<g class="k1">' in drawing
    assert drawing.count('<circle class="no"') == 2 and drawing.count('<path class="no"') == 1


def test_the_map_is_told_in_words() -> None:
    words = described(drawn(spots=[Spot(400, 100, 30, 2)], corridors=[Corridor("A – B", [(1, 1), (9, 9)])]))
    assert words.startswith(
        "2 legs with 150 reported persons. Agadez to Dirkou, by land: 100. Gaya – Malanville to Agadez"
    )
    assert (
        "Known incidents: 2, with 30 persons dead or missing." in words and "1 approximate corridor." in words
    )
    with translation.override("fr"):
        assert described(drawn()).startswith("2 étapes, 150 personnes signalées")


def test_a_map_without_links_is_one_picture_and_with_links_a_group() -> None:
    assert 'role="group"' in drawn()
    assert 'role="img"' in drawn(places=[B, Place("c", "C", 9, 9)], flows=[Flow("b", "c", 9)])


def test_words_of_reports_stay_words() -> None:
    evil = Place("e", '<script>"&', 100, 100, href='/x/?"><b>')
    drawing = drawn(
        places=[A, evil],
        flows=[Flow("a", "e", 9, href='"><script>')],
        corridors=[Corridor("</svg>", [(1, 1), (2, 2)])],
    )
    assert "<script" not in drawing and drawing.count("</svg>") == 1
    ElementTree.fromstring(drawing)


def test_every_class_of_a_drawing_is_in_the_sheet() -> None:
    sheet = CSS.read_text(encoding="utf-8")
    found = {
        name
        for names in re.findall(r'class="([^"]+)"', drawn(spots=[Spot(1, 1, 3)]))
        for name in names.split()
    }
    missing = [name for name in found if not re.search(rf"\.{re.escape(name)}\b", sheet)]
    assert missing == []


def test_a_file_brings_the_colours_of_the_sheet_and_its_sources_and_no_links() -> None:
    sheet = CSS.read_text(encoding="utf-8")
    light, dark = sheet.partition("prefers-color-scheme: dark")[::2]
    for tokens, part in ((LIGHT, light), (DARK, dark)):
        for name, value in tokens.items():
            assert f"--{name}:{value}" in part.replace("; --", ";--").replace(" --", "--"), name
    file = standalone(drawn(), lines=("IOM & others, CC BY 4.0 " * 12,))
    root = ElementTree.fromstring(file.encode())
    assert root.findall(f".//{SVG}a") == [] and "IOM &amp; others" in file
    assert "style=" not in file and float(root.get("height") or 0) > 658


@given(
    st.lists(
        st.tuples(st.floats(0, 760), st.floats(0, 600), st.integers(0, 400), st.integers(1, 9)), max_size=60
    )
)
@settings(max_examples=60, deadline=None)
def test_clusters_lose_nobody_and_no_incident(rows: list[tuple[float, float, int, int]]) -> None:
    spots = [Spot(*row) for row in rows]
    found = clusters.clustered(spots)
    assert sum(one.persons for one in found) == sum(one.persons for one in spots)
    assert sum(one.incidents for one in found) == sum(one.incidents for one in spots)
    assert len(found) <= len(spots)


def test_the_area_of_a_circle_is_in_proportion_to_its_persons() -> None:
    areas = [pi * clusters.radius(persons, 400) ** 2 for persons in (400, 100)]
    assert areas[0] == pytest.approx(4 * areas[1])


@given(
    st.lists(
        st.tuples(
            st.integers(0, 300), st.integers(0, 200), st.sampled_from(["Gao", "Agadez", "Gaya – Malanville"])
        ),
        max_size=40,
    )
)
@settings(max_examples=60, deadline=None)
def test_words_never_lie_on_words_or_outside(places: list[tuple[int, int, str]]) -> None:
    paper, boxes = Labels(300, 200), []
    for x, y, words in places:
        if (label := paper.beside(x, y, words)) is not None:
            from palermo.faces.kit.drawings.lettering import width

            wide = width(words)
            left = label.x - {"": 0, "mid": wide / 2, "end": wide}[label.anchor]
            boxes.append(box(left, label.y - 9, left + wide, label.y + 2))
    for place, one in enumerate(boxes):
        assert one.bounds[0] >= 0 and one.bounds[2] <= 300 and one.bounds[1] >= 0 and one.bounds[3] <= 200
        assert all(one.intersection(other).area == 0 for other in boxes[:place])


_COORDINATES = st.tuples(st.integers(-50, 150), st.integers(-50, 150))


@given(st.lists(_COORDINATES, min_size=3, max_size=3, unique=True))
@settings(max_examples=80, deadline=None)
def test_what_is_cut_is_what_lies_inside(corners: list[tuple[int, int]]) -> None:
    whole = Polygon(corners)
    if whole.area < 1:
        return
    cut = outlines.cut([(float(x), float(y)) for x, y in corners], (0, 0, 100, 100))
    expected = whole.intersection(box(0, 0, 100, 100)).area
    assert (Polygon(cut).area if len(cut) > 2 else 0.0) == pytest.approx(expected, abs=1e-6)


def test_an_outline_is_read_scaled_and_made_simpler() -> None:
    assert outlines.rings("M10 10l5 0 0 5zM1 1H4V4H1Z") == [
        [(10, 10), (15, 10), (15, 15)],
        [(1, 1), (4, 1), (4, 4), (1, 4)],
    ]
    assert outlines.fitted("M10 10l50 0 0 50-50 0z", (0, 0, 100, 100), 2) == "M20 20l100 0 0 100-100 0z"
    assert outlines.fitted("M10 10l25 0 25 0 0 50-50 0z", (0, 0, 100, 100), 2) == "M20 20l100 0 0 100-100 0z"
    assert outlines.fitted("M10 10l1 0 0 1z", (0, 0, 100, 100), 2) == ""
    with pytest.raises(ValueError):
        outlines.rings("M1 1C1 1 2 2 3 3")
