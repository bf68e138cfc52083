"""What a document says, as blocks: one model from which page, PDF, comparison and search are made. Pure.

Markdown with five things of our own: `[@NER-7K2M-9QXD]` cites (several with `; `), `[[figure:prices]]` alone on its line
places a figure, and a paragraph that begins with `[!judgement]`, `[!judgement high]` or `[!source]` speaks in that voice;
a quotation (`>`) is always a source's word. Raw HTML and pictures are text; links lead to http and https only.
"""

from palermo.domain.documents.text.blocks import (
    Block,
    Cite,
    FigurePlace,
    Heading,
    Inline,
    Listing,
    Paragraph,
    Preformatted,
    Quote,
    Rule,
    Run,
    Table,
    Voice,
    Words,
)
from palermo.domain.documents.text.differences import Change, Piece, behind, compare
from palermo.domain.documents.text.filling import hints_left, hints_of, without_empty
from palermo.domain.documents.text.parsing import (
    bare_references,
    cited_in,
    figures_in,
    only_citing,
    parse,
    renumber,
    without_figures,
)
from palermo.domain.documents.text.plain import plain_of, plain_text, reading_minutes

__all__ = [
    "Block", "Change", "Cite", "FigurePlace", "Heading", "Inline", "Listing", "Paragraph", "Piece", "Preformatted",
    "Quote", "Rule", "Run", "Table", "Voice", "Words", "bare_references", "behind", "cited_in", "compare",
    "figures_in", "hints_left", "hints_of", "only_citing", "parse", "plain_of", "plain_text", "reading_minutes",
    "renumber", "without_empty", "without_figures",
]  # fmt: skip
