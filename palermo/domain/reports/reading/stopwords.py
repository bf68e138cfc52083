"""Words too common to search by, per language, and the guess of a text's language that they allow.

Left out on purpose: what is a content word of the trade in the same language, such as French *car* (a coach),
*or* (gold) and *est* (east).
"""

from collections.abc import Collection

from palermo.kernel.text import fold

_LISTS = {
    "en": """
        the of and to in is was for on that with by at from as it be are were this which have has had not but or an
        they them their there he she his her him we our you your who whom what when where than then also been being
        into about after before would could should will can did does do its if so no any all some such only these those
        because while during over under out up said more one two both each other i a
    """,
    "fr": """
        le la les de des du un une et à au aux en dans par pour sur avec sans sous ce cet cette ces qui que quoi dont où
        il elle ils elles on nous vous leur leurs lui se sa son ses ne pas plus ni mais ou donc être été était étaient
        sont ont avait avaient a ai d l qu s n c j y après avant entre vers chez comme très aussi
        même tout tous toute toutes fait peut deux trois selon lors afin ainsi alors puis si
    """,
    "pt": """
        o a os as de do da dos das em no na nos nas um uma uns umas e é à ao aos às para por pelo pela pelos pelas com
        sem que quem se não mais mas ou foi foram era eram ser são está estão estava tem têm tinha ter há lhe lhes ele
        ela eles elas seu sua seus suas este esta estes estas esse essa isso isto aquele aquela num numa já também entre
        até após sobre quando como onde muito p n dois duas
    """,
    "es": """
        el la los las de del un una unos unas y e a al en con sin por para que quien se no más pero o u fue fueron era
        eran ser es son está están estaba ha han había hay le les lo su sus él ella ellos ellas este esta estos estas
        ese esa eso esto aquel como cuando donde muy ya también entre hasta desde sobre tras porque según dos
    """,
}
LANGUAGES = tuple(_LISTS)
# With and without accents, since officers write both.
STOP: dict[str, frozenset[str]] = {
    language: frozenset(text.split()) | frozenset(map(fold, text.split()))
    for language, text in _LISTS.items()
}
ANY_STOP = frozenset[str]().union(*STOP.values())
_ENOUGH = 2


def guess_language(words: Collection[str]) -> str:
    """Return `en`, `fr`, `pt` or `es` from a text's lower-case words; '' when too few speak, or two say the same."""
    distinct = words if isinstance(words, (set, frozenset)) else set(words)
    counts = sorted(((len(distinct & STOP[language]), language) for language in LANGUAGES), reverse=True)
    (first, language), (second, _) = counts[0], counts[1]
    return language if first >= _ENOUGH and first > second else ""
