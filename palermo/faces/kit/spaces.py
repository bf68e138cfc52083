"""The spaces that French sets where people type plain ones, so that no line begins with a colon."""

import re

from palermo.faces.kit.figures import NARROW

# A bar before or a dash after belongs to a table of Markdown, whose colons align its columns.
_BEFORE = re.compile(r"(?<=[^\s|]) ([;:!?»])(?!-)")


def set_spaces(text: str, language: str) -> str:
    """Return a text with narrow no-break spaces where its language has them: French before ; : ! ? and inside « »."""
    if language != "fr":
        return text
    return _BEFORE.sub(rf"{NARROW}\1", text).replace("« ", f"«{NARROW}")
