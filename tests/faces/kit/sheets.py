"""Sheets for the tests of PDF: one document in three languages, with every kind of block, for a reader with an Arabic name."""

from dataclasses import replace
from typing import Any

from palermo.domain.documents.text import parse
from palermo.faces.kit.pdf.blocks import blocks_of
from palermo.faces.kit.pdf.sheet import Drawn, Sheet, Source

READER = "محمد ولد أحمد"
SVG = (
    '<svg viewBox="0 0 300 90" role="img" aria-label="x"><path class="gr" d="M20 30h270"/><path class="ax" d="M20 70h270"/>'
    '<path class="fi k4" d="M30 70v-30h40v30z"/><path class="fi k1" d="M90 70v-55h40v55z"/>'
    '<path class="ln st k2 da" d="M150 60l60-30 60 20"/><text class="mu" x="30" y="85">2026</text></svg>'
)
WORDS = {
    "en": (
        "page {n} of {of}",
        "Sources",
        "A source’s word",
        "Judgement of the hub",
        "moderate confidence",
        "Sensitive",
    ),
    "fr": (
        "page {n} sur {of}",
        "Sources",
        "Parole d’une source",
        "Jugement du hub",
        "confiance moyenne",
        "Sensible",
    ),
    "pt": ("página {n} de {of}", "Fontes", "Palavra da fonte", "Juízo do hub", "confiança média", "Sensível"),
}
TITLES = {
    "en": "The road to Agadez after the reopening",
    "fr": "La route d’Agadez après la réouverture",
    "pt": "A estrada de Agadez após a reabertura",
}
BODIES = {
    "en": "**In short.** Since March twice as many people pass. The driver {reader} is known.[@1; @2]",
    "fr": "**En bref.** Depuis mars, deux fois plus de personnes passent. Le chauffeur {reader} est connu.[@1; @2]",
    "pt": "**Em resumo.** Desde março passa o dobro das pessoas. O condutor {reader} é conhecido.[@1; @2]",
}
REST = """
## {heading}

*Gaya*, `AB 7342 RB`, [web](https://example.org), ɓ ɗ ƙ ŋ ẹ ọ ṣ.

[[figure:prices]]

#### {heading} 2

> « Pour les garder au frais. »[@3]

[!judgement moderate] {title}.

| A | n |
|---|--:|
| Gaya | 18 |
| Malanville | 1 800 |

1. Un
2. Dois
   - Three

---

```
HIACE blc AB7342RB
```
"""


def sheet(language: str = "fr", *, body: str = "", repeat: int = 1, **changes: Any) -> Sheet:
    """Return a sheet of two pages in a language; `body` replaces its Markdown, `changes` any other part."""
    page, sources, source, judgement, moderate, level = WORDS[language]
    title = TITLES[language]
    text = body or BODIES[language].format(reader=READER) + REST.format(heading=title, title=title)
    blocks, drawings = blocks_of(
        parse("\n\n".join([text] * repeat)), numbers={"1", "2", "3"},
        figures={"prices": Drawn(title, "n = 756", "2026", "x", SVG, ("A", "n"), (("1", "2"),), ("", "end"))},
    )  # fmt: skip
    made = Sheet(
        title=title, kind="Trend brief", reference="DOC-7K2M-9QXD", language=language, level=1, level_word=level,
        handling="H1", handling_line="H1", byline=["Ana", "Rui", "2026"], copy_line=["07 / 18", READER, "2026-11-30"],
        watermark=[READER, "07 / 18 · 2026-11-30"], blocks=blocks, figures=drawings, tags=["07 / 18", READER],
        notes=[("H1.", title)], authors=["ECOBCCU"],
        sources=[Source(1, "Report", "NER-7K2M-9QXD", "B2"), Source(2, "held by the hub"), Source(3, "Report")],
        words={
            "page": page, "sources": sources, "voice_source": source, "voice_judgement": judgement,
            "confidence_high": "+", "confidence_moderate": moderate, "confidence_low": "-",
        },
    )  # fmt: skip
    return replace(made, **changes)
