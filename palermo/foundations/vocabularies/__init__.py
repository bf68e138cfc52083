"""Coded lists: versioned YAML under `data/`, labels in every language, read when first asked for. No Django.

A file says its version, its source and what of it was checked; what nobody has verified says so. Codes are stable:
a meaning that changes gets a new code. `countries` answers for ISO 3166 through CLDR.
"""

from palermo.foundations.vocabularies.loader import Entry, Vocabulary, names, raw, sections, vocabulary

__all__ = ["Entry", "Vocabulary", "names", "raw", "sections", "vocabulary"]
