"""The words on a map: figures at the arrows, names of places and countries, each where nothing else stands."""

from collections.abc import Sequence
from itertools import product

from palermo.faces.kit.drawings import svg
from palermo.faces.kit.drawings.arrows import Arrow
from palermo.faces.kit.drawings.ground import Ground, Place
from palermo.faces.kit.drawings.labels import Labels
from palermo.faces.kit.drawings.lettering import DESK, width

MOST_NAMES = 60
SPACED = 0.05  # of the height of letters, between those of a country


def figures(paper: Labels, told: Sequence[tuple[Arrow, str]]) -> str:
    """Return the number of each arrow beside its shaft; one that finds no room is in the table only."""
    found = []
    for arrow, words in told:
        label = paper.at_one_of(_beside(arrow, arrow.width / 2 + width(words) / 2 + 4), words)
        if label is not None:
            found.append(svg.text(label.x, label.y, words, "halo bo mid"))
    return "".join(found)


def _beside(arrow: Arrow, away: float) -> list[tuple[float, float]]:
    """Return points on both sides of a shaft's middle, and of what lies before and after it."""
    found = []
    last = len(arrow.along) - 2
    for share, farther in product((0.5, 0.4, 0.6, 0.3, 0.7), (1.0, 1.4)):
        place = max(1, min(last, round(last * share)))
        (x0, y0), (x1, y1) = arrow.along[place - 1], arrow.along[place + 1]
        size = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5 or 1.0
        # Words are wide and low: beside an upright shaft they need their width, beside a lying one their height.
        upright = abs(y1 - y0) / size
        far = (away * upright + (arrow.width / 2 + 11) * (1 - upright)) * farther + 2
        x, y = arrow.along[place]
        for side in (1, -1):
            found.append((x - (y1 - y0) / size * far * side, y + (x1 - x0) / size * far * side))
    return found


def names(paper: Labels, places: Sequence[Place]) -> str:
    """Return the names of places, those of the largest flows first."""
    found = []
    for place in places[:MOST_NAMES]:
        label = paper.beside(place.x, place.y, place.name)
        if label is not None:
            found.append(svg.text(label.x, label.y, place.name, f"halo {label.anchor}".strip()))
    return "".join(found)


def countries(paper: Labels, ground: Ground) -> str:
    """Return the names of countries, quiet, where there is still room for them."""
    found = []
    for land in ground.lands:
        if not land.name or land.at is None:
            continue
        x, y = land.at
        around = [(x, y), (x, y - 18), (x, y + 18), (x - 26, y), (x + 26, y), (x, y + 34), (x, y - 34)]
        label = paper.at_one_of(around, land.name, spaced=SPACED * DESK)
        if label is not None:
            found.append(svg.text(label.x, label.y, land.name))
    return svg.group("mu mid", found, letter_spacing=f"{SPACED}em")
