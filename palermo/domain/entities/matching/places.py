"""Birth places: folded names, in any spelling that the names of people may have."""

from palermo.domain.entities.matching.names import Name, compare_names, read_name

_AGREE = frozenset(["same", "spelling", "sound", "close"])
_PARTLY = frozenset(["fuller", "fuller_loose", "part", "related", "initials", "far"])


def read(text: str) -> Name | None:
    """Return a place's name in compared form, None for an empty one."""
    name = read_name(text[:100]) if text.strip() else None
    return name if name and name.tokens else None


def compare(one: Name | None, other: Name | None) -> str:
    """Return the level at which two places agree, '' when one is unknown."""
    if one is None or other is None:
        return ""
    level = compare_names(one, other).level
    return "same" if level in _AGREE else "part" if level in _PARTLY else "different"
