"""The region as shapes that a page can draw: pure, no Django. Natural Earth, public domain; see SOURCE.md.

    from palermo.domain.routes.maps import frame, land, corridors, project

    frame() -> Frame           width, height of the drawing's own units, and the box of degrees it shows
    project(lat, lon) -> (x, y)   integers in those units; None outside the frame
    land(zoom) -> tuple[Land, ...]  country code, SVG path data `d` in those units, label point
    corridors() -> tuple[Corridor, ...]  IOM's 62 approximate corridors: route code, names, points, projected path
"""
