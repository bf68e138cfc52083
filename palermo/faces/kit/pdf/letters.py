"""Which letters the bundled fonts can draw; what they cannot is shown as a box, so that no text stops a document."""

import re
import unicodedata

# First and last code point of each run; a test sets every one of them with the bundled fonts alone.
RUNS = (
    (0x20, 0x7E), (0xA0, 0x36F), (0x400, 0x45F), (0x490, 0x493), (0x606, 0x61B), (0x61E, 0x6FF), (0x750, 0x77F),
    (0x1E00, 0x1EFF), (0x2000, 0x200F), (0x2010, 0x2027), (0x202F, 0x205E), (0x2066, 0x2069), (0x2070, 0x2071),
    (0x2074, 0x208E), (0x20A0, 0x20B5), (0x20B8, 0x20BD), (0x2116, 0x2116), (0x2122, 0x2122), (0x2190, 0x21FF),
    (0x2200, 0x2213), (0x2248, 0x2248), (0x2260, 0x2260), (0x2264, 0x2265), (0x2500, 0x25FF), (0x2713, 0x2717),
    (0xFB00, 0xFB04), (0xFB50, 0xFBB1), (0xFE70, 0xFE74), (0xFE76, 0xFEFC), (0xFFFD, 0xFFFD),
)  # fmt: skip
MISSING = "\u25a1"
_UNDRAWABLE = re.compile(
    "[^\t\n" + "".join(f"{chr(first)}-{chr(last)}".replace("\\", "\\\\") for first, last in RUNS) + "]"
)
# Bidirectional overrides make a text look other than it is; the isolates around a name stay.
_OVERRIDES = re.compile("[\u202a-\u202e\u200b\ufeff\u00ad]")


def drawable(text: str) -> str:
    """Return text in composed form with a box for each letter that no bundled font has; overrides are left out."""
    return _UNDRAWABLE.sub(MISSING, _OVERRIDES.sub("", unicodedata.normalize("NFC", text)))
