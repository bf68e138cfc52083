"""Figures: a registry of kinds, each of which draws its data from a lower room for an actor, with period, source and n.

A kind is one small file beside this one, which `jobs.py` loads at start. What is drawn is frozen with its query: when
it is put in, again when the document goes to review, so that what is approved is what readers get.
"""

from palermo.domain.documents.figures.registry import FigureKind, draw, figure_kinds, register

__all__ = ["FigureKind", "draw", "figure_kinds", "register"]
