"""The blind keys of a mention: what it may be found by, hashed under the key of its level, for the hub and for its unit."""

from collections.abc import Iterable

from palermo.domain.entities import profiles
from palermo.domain.entities.words import MentionWords
from palermo.foundations.compartments import keyring
from palermo.kernel.levels import Level

# Public imports and invented data have an index key of their own, since known text would give tokens away.
_SCOPES = {Level.SENSITIVE: ("sensitive", "open"), Level.HIGHLY_SENSITIVE: ("highly_sensitive",)}


def tokens(kind: str, words: MentionWords, *, scope: str, unit: str) -> set[str]:
    """Return the tokens under which a mention is kept: each key once for the hub and once for its own unit."""
    key = keyring().index_key(scope)
    terms = [term for group in profiles.keys(kind, words) for term in group]
    return key.tokens(_term(kind, term, of) for term in terms for of in ("", unit))


def looked_up(kind: str, words: MentionWords, *, level: int, unit: str = "") -> Iterable[list[str]]:
    """Yield groups of tokens to look up, the most telling first, under every index key up to a level."""
    scopes = [scope for at, names in _SCOPES.items() if at <= level for scope in names]
    keys = [keyring().index_key(scope) for scope in scopes]
    for group in profiles.keys(kind, words):
        yield [key.token(_term(kind, term, unit)) for term in group for key in keys]


def _term(kind: str, term: str, unit: str) -> str:
    return f"entity:{unit}:{kind}:{term}"
