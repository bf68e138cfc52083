"""A name read once: its words without titles and particles, each with the keys that comparing needs."""

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from palermo.domain.entities.matching.names import families
from palermo.domain.entities.matching.names.folding import fold_words
from palermo.domain.entities.matching.names.spelling import loose_key, skeleton, spelling_key

_KEPT = 200_000
_DIVINE_BEFORE = ("abdoul", "abdul", "abdel", "abdal", "abdur", "abdus", "abdou", "abd")
_TWO = 2
_MC = ("mac", "mc")


@dataclass(frozen=True, slots=True, eq=False)
class Token:
    """One word of a name. `rarity` in bits; `initial` one letter; `bare` written without vowels.

    Two tokens of one text are compared by their text; the identity serves only to remember what was compared.
    """

    text: str
    key: str
    loose: str
    skeleton: str
    families: frozenset[int]
    related: frozenset[int]
    rarity: float
    known: bool
    initial: bool
    bare: bool
    number: bool


class Name(NamedTuple):
    """A name's own words; `optional` holds titles that may be names; `head` is what stands before ben, ould, bint."""

    written: str
    tokens: tuple[Token, ...]
    optional: tuple[Token, ...]
    head: tuple[Token, ...]
    company: bool


@lru_cache(maxsize=_KEPT)
def token(text: str, bare: bool = False, company: bool = False) -> Token:
    """Return a folded word with its keys; a common word of organisations weighs little in an organisation's name."""
    key = spelling_key(text)
    number = text.isdigit() or (company and _is_roman(text))
    common = company and text in families.words("organisations", "words")
    return Token(
        text,
        text if number else key,
        text if number or company else loose_key(text),
        skeleton(text),
        frozenset() if company else families.families_of(key),
        frozenset() if company else families.related_of(key),
        _worth(key, common, company),
        not company and families.is_known(key),
        len(text) == 1 and not company and not number,
        bare,
        number,
    )


def _worth(key: str, common: bool, company: bool) -> float:
    if common:
        return families.COMPANY_WORD_BITS
    return families.RAREST_BITS if company else families.rarity(key)


def _is_roman(text: str) -> bool:
    return 0 < len(text) < 6 and not text.strip("ivx")


@lru_cache(maxsize=_KEPT)
def read_name(written: str, company: bool = False) -> Name:
    """Return a name's words in their order; a name of nothing but titles and particles keeps them all."""
    words = fold_words(written)
    if company:
        return _company(written)
    texts = [word.text for word in words]
    particles = families.words("small_words", "particles")
    filiation = families.words("small_words", "filiation")
    titles = families.words("small_words", "honorifics")
    sometimes = families.words("small_words", "sometimes")
    kept: list[Token] = []
    optional: list[Token] = []
    head: tuple[Token, ...] = ()
    index = 0
    while index < len(words):
        text, bare = words[index]
        last = index == len(words) - 1
        if text == "el" and not last and texts[index + 1] in titles | {"hadj", "haji"}:
            index += 2
            continue
        if text in titles and len(words) > 1 and not (last and not kept):
            index += 1
            continue
        if text in filiation and kept and not last and not head:
            head = tuple(kept)
        if text in particles and not last:
            index += 1
            continue
        if text in sometimes and sum(word not in particles for word in texts) > _TWO:
            optional.append(token(text, bare))
            index += 1
            continue
        joined, index = _joined(texts, index, particles)
        kept.append(token(joined, bare))
    if not kept:
        kept, optional = optional or [token(text, bare) for text, bare in words], []
    return Name(written, tuple(kept), tuple(optional), head, False)


def _joined(texts: list[str], index: int, particles: frozenset[str]) -> tuple[str, int]:
    """Return the word at an index and the next index; Abd al Rahman and Mac Donald are one word each."""
    text = texts[index]
    if text in _DIVINE_BEFORE and index + 1 < len(texts):
        after = index + 1
        if texts[after] in particles and after + 1 < len(texts):
            after += 1
        whole = "abdul" + texts[after].removeprefix("al")
        if families.families_of(spelling_key(whole)):
            return whole, after + 1
        if texts[after] in ("allah", "ullah", "lah"):
            return "abdallah", after + 1
    if text in _MC and index + 1 < len(texts):
        return text + texts[index + 1], index + 2
    return text, index + 1


def _company(written: str) -> Name:
    forms = families.words("organisations", "forms")
    spellings = families.table_of("organisations", "spellings")
    texts: list[str] = []
    for word in fold_words(written.replace("&", " and "), company=True):
        texts += str(spellings.get(word.text, word.text)).split()
    kept = [text for text in texts if text not in forms] or texts
    return Name(written, tuple(token(text, False, True) for text in kept), (), (), True)


@lru_cache(maxsize=_KEPT)
def looks_like_company(written: str) -> bool:
    """Say whether a name carries a legal form or a word that organisations have and people do not."""
    words = [word.text for word in fold_words(written, company=True)]
    telling = families.words("organisations", "telling")
    if len(words) > 1 and any(word in telling for word in words):
        return True
    last = written.replace(".", "").split()[-1:]
    return (
        len(words) > 1
        and not written.isupper()
        and last[0].isupper()
        and words[-1] in families.words("organisations", "short_forms")
    )
