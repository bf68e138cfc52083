"""The charts of the look under one roof: what a page, a document or the public site asks for."""

from palermo.faces.kit.drawings.bars import Bar, bars
from palermo.faces.kit.drawings.before_after import Estimate, Pair, before_after
from palermo.faces.kit.drawings.columns import Panel, column, columns, multiples
from palermo.faces.kit.drawings.figure import Figure, Table
from palermo.faces.kit.drawings.line import Dot, Series, line

__all__ = [
    "Bar", "Dot", "Estimate", "Figure", "Pair", "Panel", "Series", "Table", "bars", "before_after", "column", "columns",
    "line", "multiples",
]  # fmt: skip
