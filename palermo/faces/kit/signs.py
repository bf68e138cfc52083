"""The signs of the look as inline SVG: about twenty shapes and the mark of each level."""

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy

from palermo.kernel.levels import Level

# Paths on a grid of 24, drawn as a line of 1.75 in the text's own colour. A sign always stands beside a word.
SHAPES = {
    "offline": "M3 3l18 18M8.5 16a5 5 0 0 1 7 0M5 12.5a10 10 0 0 1 4-2.4M19 12.5a10 10 0 0 0-4.6-2.6M12 20h.01",
    "check": "M5 12.5l4.5 4.5L19 7.5",
    "cross": "M6 6l12 12M18 6L6 18",
    "plus": "M12 5v14M5 12h14",
    "warning": "M12 4l9 16H3zM12 10v4M12 17.2v.1",
    "arrow": "M5 12h14M13 6l6 6-6 6",
    "person": "M12 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM5 20c.6-4 3.4-6 7-6s6.4 2 7 6",
    "vehicle": "M4 16v-4l2-5h12l2 5v4M4 16h16M4 12h16M7 16v2.5M17 16v2.5",
    "phone": "M8 3h8v18H8zM11 18h2",
    "paper": "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6",
    "place": "M12 21c4-5 6-8 6-11a6 6 0 0 0-12 0c0 3 2 6 6 11zM12 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
    "lock": "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
    "search": "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5L20 20",
    "clock": "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3 2",
    "help": "M9 9a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.2-1.5 2.4M12 18v.1",
    "download": "M12 4v12M7 11l5 5 5-5M5 20h14",
    "key": "M14 10a4 4 0 1 0-4 4c.7 0 1.4-.2 2-.5L14 15h2v2h2v2h3v-3l-7.3-5",
    "back": "M9 7L4 12l5 5M4 12h10a6 6 0 0 1 6 6",
    "bell": "M6 17v-6a6 6 0 0 1 12 0v6l1.5 2h-15zM10.5 21.5h3",
    "clip": "M8 12.5l6-6a3 3 0 0 1 4.2 4.2l-7.6 7.6a4.5 4.5 0 0 1-6.4-6.4L11 5.2",
}
FLIPPED = frozenset({"arrow", "back"})  # "onward" and "back" point the other way in a right-to-left page

MARKS = {
    Level.PUBLIC: "M6 0a6 6 0 1 0 0 12A6 6 0 0 0 6 0zm0 2a4 4 0 1 1 0 8 4 4 0 0 1 0-8z",
    Level.SENSITIVE: "M4 0h4v12H4z",
    Level.HIGHLY_SENSITIVE: "M1 0h4v12H1zM7 0h4v12H7z",
}
LEVEL_WORDS = {
    Level.PUBLIC: gettext_lazy("Public"),
    Level.SENSITIVE: gettext_lazy("Sensitive"),
    Level.HIGHLY_SENSITIVE: gettext_lazy("Highly sensitive"),
}
PRIORITY_WORDS = (gettext_lazy("Normal"), gettext_lazy("High"), gettext_lazy("Urgent"))
PRIORITY_CODES = {"routine": 0, "priority": 1, "flash": 2}


def icon(name: str) -> SafeString:
    """Return the sign of that name as inline SVG, hidden from readers; raises KeyError for an unknown name."""
    css = "i flip" if name in FLIPPED else "i"
    template = '<svg class="{}" viewBox="0 0 24 24" aria-hidden="true"><path d="{}"/></svg>'
    return format_html(template, css, SHAPES[name])


def as_level(level: Level | int | str) -> Level:
    """Return the Level that a Level, its number or its code stands for; raises ValueError for anything else."""
    return Level.of(level) if isinstance(level, str) else Level(level)


def level_mark(level: Level | int | str) -> SafeString:
    """Return the level's mark (open ring, one bar, two bars) as inline SVG."""
    shape = format_html('<path fill-rule="evenodd" d="{}"/>', MARKS[as_level(level)])
    return format_html('<svg class="lvm" viewBox="0 0 12 12" aria-hidden="true">{}</svg>', shape)


def level_tag(level: Level | int | str) -> SafeString:
    """Return the level of one record as a small sign with its word in the reader's language."""
    known = as_level(level)
    template = '<span class="tag l{}">{}{}</span>'
    return format_html(template, known.value, level_mark(known), LEVEL_WORDS[known])


def priority(value: int | str) -> SafeString:
    """Return a priority (0 to 2, or routine, priority, flash) as a filled bar with its word; raises KeyError."""
    number = PRIORITY_CODES[value] if isinstance(value, str) else value
    return format_html('<span class="pri p{}"></span> {}', number + 1, PRIORITY_WORDS[number])


def brand_mark() -> SafeString:
    """Return the two interlaced arches."""
    arches = "M2 22V11a8 8 0 0 1 16 0v11M12 22V11a8 8 0 0 1 16 0v11"
    line = 'fill="none" stroke="currentColor" stroke-width="2.6"'
    return mark_safe(f'<svg viewBox="0 0 30 24" aria-hidden="true"><path d="{arches}" {line}/></svg>')
