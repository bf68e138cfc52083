"""A name read once: its words without titles and particles, each with the keys that comparing needs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from palermo.domain.entities.matching.names import families
from palermo.domain.entities.matching.names.folding import fold_words
from palermo.domain.entities.matching.names.spelling import loose_key, skeleton, spelling_key

_KEPT = 200_000
_SERVANT = frozenset(["abdoul", "abdul", "abdel", "abdal", "abdur", "abdus", "abdou", "abd"])
_OF_GOD = frozenset(["allah", "ullah", "llah", "oullah"])
_KUNYA = frozenset(["abu", "abou", "aboo", "abo"])
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
    """A name's own words; `optional` holds titles that may be names; `head` is what stands before ben, ould, bint.

    `joined` has the texts and keys that two neighbouring words give when they are written as one.
    """

    written: str
    tokens: tuple[Token, ...]
    optional: tuple[Token, ...]
    head: tuple[Token, ...]
    company: bool
    joined: frozenset[str]


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
        joined, after = _joined(texts, index, particles)
        kept.append(token(joined, any(word.bare for word in words[index:after])))
        index = after
    if not kept:
        kept, optional = optional or [token(text, bare) for text, bare in words], []
    return Name(written, tuple(kept), tuple(optional), head, False, _written_as_one(kept))


def _joined(texts: list[str], index: int, particles: frozenset[str]) -> tuple[str, int]:
    """Return the word at an index and the next index; Abd al Rahman, Nasr Allah and Mac Donald are one word each."""
    text = texts[index]
    after = index + 1
    if after == len(texts):
        return text, after
    if texts[after] in _OF_GOD:
        return ("abdallah" if text in _SERVANT else f"{text}allah"), after + 1
    if text in _MC:
        return text + texts[after], after + 1
    if text in _KUNYA and families.families_of(spelling_key(f"abu{texts[after]}")):
        return f"abu{texts[after]}", after + 1
    if text in _SERVANT:
        if texts[after] in particles and after + 1 < len(texts):
            after += 1
        whole = "abdul" + texts[after].removeprefix("al")
        if text == "abd" or families.families_of(spelling_key(whole)):
            return whole, after + 1
    return text, index + 1


def _company(written: str) -> Name:
    forms = families.words("organisations", "forms")
    spellings = families.table_of("organisations", "spellings")
    texts: list[str] = []
    for word in fold_words(written.replace("&", " and "), company=True):
        texts += str(spellings.get(word.text, word.text)).split()
    kept = [text for text in texts if text not in forms] or texts
    tokens = tuple(token(text, False, True) for text in kept)
    return Name(written, tokens, (), (), True, _written_as_one(tokens))


def neighbours(tokens: Sequence[Token]) -> Iterator[tuple[Token, Token]]:
    """Yield the words of a name that stand beside each other and may be written as one."""
    for a, b in pairwise(tokens):
        if a is not b and not (a.number or b.number):
            yield a, b


def _written_as_one(tokens: Sequence[Token]) -> frozenset[str]:
    return frozenset(form for a, b in neighbours(tokens) for form in (a.text + b.text, a.key + b.key))


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
