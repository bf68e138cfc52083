"""Every regular expression of the reader, how it could run away, and texts made to make it run."""

import json
import re
import re._constants as op  # type: ignore[import-not-found, unused-ignore]
import re._parser as parser  # type: ignore[import-not-found, unused-ignore]
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

# Compiles are recorded in a process of its own, before any module of the reader is loaded, so that what a function
# compiles on first use is caught as well as what a module compiles.
_RECORD = """
import json, pkgutil, importlib, re, sys
found, plain = {}, re._compile
def recorded(pattern, flags):
    compiled = plain(pattern, flags)
    frame = sys._getframe(1)
    for _ in range(3):
        if frame is None:
            break
        name = frame.f_globals.get("__name__", "")
        if name.startswith("palermo.domain.reports.reading") or name == "palermo.kernel.text":
            if isinstance(compiled.pattern, str):
                found[compiled.pattern, compiled.flags] = f"{name}:{frame.f_lineno}"
            break
        frame = frame.f_back
    return compiled
re._compile = recorded
import palermo.domain.reports.reading as reading
for module in pkgutil.walk_packages(reading.__path__, reading.__name__ + "."):
    importlib.import_module(module.name)
from palermo.domain.reports.reading.suggesting import suggest
for text in json.load(sys.stdin):
    suggest(text, country="NE")
print(json.dumps([[name, pattern, flags] for (pattern, flags), name in found.items()]))
"""
_ALPHABET = [chr(code) for code in range(128)] + list("éàçñãßºª°€£’«…\xa0\u202e\u0661١Жж漢が½𝟗")
_FAR = 20  # a repeat that may run this far is treated as one without end


@cache
def patterns() -> list[tuple[str, str, int]]:
    """Return (where it is compiled, pattern, flags) of every expression that reading texts compiles."""
    loaded = yaml.safe_load((Path(__file__).parents[3] / "labelled/open.yaml").read_text("utf-8"))
    texts = [sentence["text"] for sentence in loaded["sentences"]]
    done = subprocess.run(
        [sys.executable, "-c", _RECORD], input=json.dumps(texts), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return [(name, pattern, flags) for name, pattern, flags in json.loads(done.stdout.splitlines()[-1])]


def ambiguities(pattern: str, flags: int) -> list[str]:
    """Return the repeats inside a repeat that could take over one another's text: what makes matching exponential."""
    tree = parser.parse(pattern, flags)
    return list(_ambiguous(list(tree), set(), False, bool(tree.state.flags & re.IGNORECASE)))


def _ambiguous(items: list[Any], after: set[str], looped: bool, caseless: bool) -> Iterator[str]:
    for at, (kind, given) in enumerate(items):
        follows = _first(items[at + 1 :], caseless) | (after if _empty(items[at + 1 :]) else set())
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT):
            _, most, body = given
            endless = most is op.MAXREPEAT
            begins = _first(list(body), caseless)
            if endless and looped and begins & follows:
                yield f"a repeat of {sorted(begins)[:5]} inside a repeat may give way to {sorted(begins & follows)[:5]}"
            yield from _ambiguous(list(body), follows | begins, looped or endless, caseless)
        else:
            for inner in _inner(kind, given):
                yield from _ambiguous(inner, follows, looped, caseless)


def _inner(kind: Any, given: Any) -> list[list[Any]]:
    if kind is op.SUBPATTERN:
        return [list(given[3])]
    if kind is op.BRANCH:
        return [list(each) for each in given[1]]
    if kind in (op.ASSERT, op.ASSERT_NOT):
        return [list(given[1])]
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return [list(given[2])]
    if kind is op.ATOMIC_GROUP:
        return [list(given)]
    if kind is op.GROUPREF_EXISTS:
        return [list(each) for each in given[1:] if each is not None]
    return []


def _empty(items: list[Any]) -> bool:
    """Return whether a sequence may match nothing."""
    return all(_may_be_empty(kind, given) for kind, given in items)


def _may_be_empty(kind: Any, given: Any) -> bool:
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return given[0] == 0 or _empty(list(given[2]))
    if kind in (op.LITERAL, op.NOT_LITERAL, op.IN, op.ANY):
        return False
    if kind in (op.AT, op.ASSERT, op.ASSERT_NOT, op.GROUPREF):
        return True
    return any(_empty(inner) for inner in _inner(kind, given))


def _first(items: list[Any], caseless: bool) -> set[str]:
    """Return the characters, of a sample alphabet, with which a sequence may begin."""
    found: set[str] = set()
    for kind, given in items:
        if kind in (op.LITERAL, op.NOT_LITERAL, op.IN, op.ANY):
            found |= _characters(kind, given, caseless)
        elif kind not in (op.AT, op.ASSERT, op.ASSERT_NOT):
            for inner in _inner(kind, given):
                found |= _first(inner, caseless)
        if not _may_be_empty(kind, given):
            break
    return found


def _characters(kind: Any, given: Any, caseless: bool) -> set[str]:
    if kind is op.ANY:
        return set(_ALPHABET)
    if kind is op.LITERAL:
        found = {chr(given)}
    elif kind is op.NOT_LITERAL:
        return set(_ALPHABET) - {chr(given)}
    else:
        found = {
            char
            for char in _ALPHABET
            if any(_belongs(char, *each) for each in given if each[0] is not op.NEGATE)
        }
        found |= {chr(each[1]) for each in given if each[0] is op.LITERAL}
    if caseless:
        found |= {way for char in found for way in (char.lower(), char.upper()) if len(way) == 1}
    if kind is op.IN and given[0][0] is op.NEGATE:
        return set(_ALPHABET) - found
    return found


_CATEGORIES: dict[Any, Callable[[str], bool]] = {
    op.CATEGORY_DIGIT: str.isdecimal,
    op.CATEGORY_NOT_DIGIT: lambda char: not char.isdecimal(),
    op.CATEGORY_SPACE: str.isspace,
    op.CATEGORY_NOT_SPACE: lambda char: not char.isspace(),
    op.CATEGORY_WORD: lambda char: char.isalnum() or char == "_",
    op.CATEGORY_NOT_WORD: lambda char: not (char.isalnum() or char == "_"),
}


def _belongs(char: str, kind: Any, given: Any) -> bool:
    if kind is op.LITERAL:
        return bool(ord(char) == given)
    if kind is op.RANGE:
        return bool(given[0] <= ord(char) <= given[1])
    belongs: bool = _CATEGORIES[given](char)
    return belongs


def pumped(pattern: str, flags: int, length: int) -> Iterator[str]:
    """Yield texts of about a length that run each repeat of a pattern far and then let the match fail."""
    tree = parser.parse(pattern, flags)
    items = list(tree)
    whole = _sample(items, None)
    for unit in dict.fromkeys(_units(items)):
        yield (unit * (length // max(len(unit), 1) + 1))[:length] + "\x00"
    for repeat in _repeats(items):
        body = _sample(list(repeat[2]), None)
        if body:
            yield _sample(items, repeat, length // len(body))[: length * 2] + "\x00"
    if whole:
        for between in ("", " ", "\x00"):
            yield ((whole + between) * (length // (len(whole) + 1) + 1))[:length]


def _units(items: list[Any]) -> Iterator[str]:
    """Yield characters that the pattern speaks of, a few of each class, alone and in pairs."""
    singles = sorted(set(_spoken(items)))[:14]
    yield from singles
    yield from (one + other for one in singles[:5] for other in singles[-3:] if one != other)
    yield from ("1", "a", "A", " ", "1 ", "a ", "A ", "1.", "1,", "a-", "\n", " \n")


def _spoken(items: list[Any]) -> Iterator[str]:
    for kind, given in items:
        if kind in (op.LITERAL, op.IN):
            yield from sorted(_characters(kind, given, False), key=lambda char: (not char.isalnum(), char))[
                :2
            ]
        for inner in _inner(kind, given):
            yield from _spoken(inner)


def _repeats(items: list[Any]) -> Iterator[Any]:
    for kind, given in items:
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT) and (
            given[1] is op.MAXREPEAT or given[1] >= _FAR
        ):
            yield given
        for inner in _inner(kind, given):
            yield from _repeats(inner)


def _sample(items: list[Any], target: Any, times: int = 1) -> str:
    """Return a text that the sequence may match, in which the target repeat runs so many times."""
    parts = []
    for kind, given in items:
        if kind in (op.LITERAL, op.IN, op.ANY, op.NOT_LITERAL):
            known = sorted(_characters(kind, given, False), key=lambda char: (not char.isalnum(), char))
            parts.append(known[0] if known else "a")
        elif kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            count = times if given is target else min(max(given[0], 1), _FAR)
            parts.append(_sample(list(given[2]), target, times) * count)
        elif kind is op.BRANCH:
            ways = [list(each) for each in given[1]]
            holding = next((way for way in ways if any(each is target for each in _repeats(way))), ways[0])
            parts.append(_sample(holding, target, times))
        elif kind in (op.SUBPATTERN, op.ATOMIC_GROUP):
            parts.append(_sample(_inner(kind, given)[0], target, times))
    return "".join(parts)
