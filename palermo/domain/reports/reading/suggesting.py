"""Read a text and say what it suggests: the lexicon, the model where there is one, and the things named in it."""

from datetime import date
from functools import cache

from palermo.domain.reports.reading import lexicon
from palermo.domain.reports.reading.extraction import extract
from palermo.domain.reports.reading.linear import Model, combine
from palermo.domain.reports.reading.passage import Passage
from palermo.domain.reports.reading.suggestion import Reading


def suggest(
    text: str, *, language: str = "", country: str = "", near: date | None = None, model: Model | None = None
) -> Reading:
    """Return what a text suggests; never raises, whatever the text.

    `language` is ISO 639-1 (guessed where it is not one of the four), `country` the reporting unit's as ISO 3166-1
    alpha-2, for national phone numbers and short place names; `near` the day on which the text was written.
    """
    passage = Passage(text, language)
    heard = lexicon.concepts(passage)
    suggestions = lexicon.weigh_heard(heard)
    if model is not None:
        suggestions = combine(suggestions, model.weigh(passage, heard), model)
    return Reading(
        language=passage.language,
        version=reader(model),
        suggestions=tuple(suggestions),
        items=extract(passage, country=country, near=near),
    )


def reader(model: Model | None = None) -> str:
    """Return the version of what reads: the lexicon's, and the model's where there is one."""
    return f"{_lexicon()}+{model.version}" if model else _lexicon()


@cache
def _lexicon() -> str:
    return lexicon.version()
