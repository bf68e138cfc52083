"""The strip below a map: how wide is how many, what a circle and a broken line mean, and how far a hundred kilometres are."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from palermo.faces.kit.drawings import arrows, clusters, svg
from palermo.faces.kit.drawings.lettering import width
from palermo.faces.kit.figures import number

HIGH = 58.0


def scale_bar(kilometres: float, right: float, y: float) -> str:
    """Return a bar of a round distance that ends at `right`; `kilometres` are those of one unit in the middle."""
    if kilometres <= 0:
        return ""
    distance = max(
        (
            step * 10**power
            for power in range(1, 4)
            for step in (1, 2, 5)
            if step * 10**power / kilometres <= 130
        ),
        default=10,
    )
    end, start = svg.coordinate(right), svg.coordinate(right - distance / kilometres)
    top, foot = svg.coordinate(y - 5), svg.coordinate(y)
    bar = svg.path(f"M{start} {top}V{foot}H{end}V{top}", "ax", stroke_width=1.2)
    return bar + svg.text(right, y - 9, _("%(n)s km") % {"n": number(distance)}, "end mu")


def examples(largest: int) -> Sequence[int]:
    """Return one or two round numbers of persons whose arrows explain the widths."""
    rounds = [
        step * 10**power for power in range(6) for step in (1, 2, 5) if 5 <= step * 10**power <= largest
    ]
    return [] if not rounds else sorted({rounds[max(0, len(rounds) - 4)], rounds[-1]})


def strip(
    *, wide: float, top: float, largest: int, most_dead: int, few: int, corridors: bool, kilometres: float
) -> str:
    """Return the whole strip; what is not on the map is not explained."""
    x, y = 12.0, top + 40
    pieces: list[str] = []
    if largest:
        pieces.append(svg.text(x, top + 18, _("Reported persons"), "mu"))
        for persons in examples(largest):
            pieces.append(
                svg.path(
                    f"M{svg.coordinate(x)} {svg.coordinate(y - 4)}h30",
                    "ln st k1",
                    stroke_width=round(arrows.width(persons, largest), 1),
                )
            )
            pieces.append(svg.text(x + 38, y, number(persons)))
            x += 54 + width(number(persons))
        x = max(x, 24 + width(_("Reported persons")))
    if most_dead:
        words = _("Dead or missing")
        pieces.append(svg.text(x, top + 18, words, "mu"))
        begin = x
        for persons in examples(most_dead) or [most_dead]:
            radius = min(clusters.radius(persons, most_dead), 13.0)
            pieces.append(svg.circle(x + radius, y - 4, radius, "fi k2", fill_opacity=".42"))
            pieces.append(svg.text(x + 2 * radius + 5, y, number(persons)))
            x += 2 * radius + 20 + width(number(persons))
        x = max(x, begin + width(words) + 14)
    if few:
        pieces.append(
            svg.path(
                f"M{svg.coordinate(x)} {svg.coordinate(y - 4)}h30",
                "st k4",
                stroke_width=4,
                stroke_dasharray="2 3",
            )
        )
        words = _("fewer than %(n)s") % {"n": number(few)}
        pieces.append(svg.text(x + 38, y, words))
        x += 56 + width(words)
    if corridors:
        pieces.append(
            svg.path(f"M{svg.coordinate(x)} {svg.coordinate(y - 4)}h30", "ln st k4 da", stroke_width=2)
        )
        pieces.append(svg.text(x + 38, y, _("corridor, approximate")))
    return "".join(pieces) + scale_bar(kilometres, wide - 14, top + 42)
