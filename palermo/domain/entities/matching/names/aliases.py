"""A name and the other names that are written into it: in quotes, in brackets, behind `alias` or `dit`."""

import re

_QUOTED = re.compile(r"[\"«“„‟(\[][^\"»”“)\]]{1,60}[\"»”“)\]]")
_CALLED = re.compile(
    r"\b(?:alias|a\.?k\.?a\b\.?|dite?|vulgo|surnomm[ée]e?|nicknamed|known as|conhecid[oa] (?:por|como))\s",
    re.IGNORECASE,
)
_MARKS = '"«»“”„‟()[] ,;:.'
_LONGEST = 200
_MOST = 4


def apart(written: str) -> tuple[str, ...]:
    """Return a person's name and then the other names in it, at most four in all; a plain name alone comes back."""
    written = written[:_LONGEST]
    others = [found.strip(_MARKS) for found in _QUOTED.findall(written)]
    main, *called = _CALLED.split(" ".join(_QUOTED.sub(" ", written).split()) if others else written)
    names = [name for name in (main.strip(_MARKS), *(part.strip(_MARKS) for part in called), *others) if name]
    return tuple(dict.fromkeys(names))[:_MOST] or (written,)
