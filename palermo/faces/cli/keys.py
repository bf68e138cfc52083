"""`palermo keys list|rotate|escrow|recover`: the life of the keys, by the machine's operator."""

import argparse
import sys
from pathlib import Path

from palermo.faces.cli.failures import Failure
from palermo.faces.cli.output import add_json, say
from palermo.faces.cli.progress import Progress

_LEVELS = ("sensitive", "highly_sensitive")
_NO_GRANTS = (
    "The escrow holds no grants: put hub/secrets/grants.json back from a backup of keys, or grant anew."
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `palermo keys`."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    add_json(verbs.add_parser("list", help="which versions of the level keys there are"))
    rotate = verbs.add_parser("rotate", help="give a level a new key and wrap every data key with it")
    rotate.add_argument("--level", choices=_LEVELS, help="only this level; without it both")
    add_json(rotate)
    escrow = verbs.add_parser(
        "escrow", help="share the keys among people, of whom some together recover them"
    )
    escrow.add_argument("--threshold", type=int, required=True, help="how many shares recover the keys")
    escrow.add_argument("--shares", type=int, required=True, help="how many shares to make")
    add_json(escrow)
    recover = verbs.add_parser("recover", help="bring the keys back from shares, one a line")
    recover.add_argument(
        "--shares-file", type=Path, help="a file with one share a line; without it they are typed in"
    )
    add_json(recover)


def run(options: argparse.Namespace) -> int:
    """Do what the verb says and record it."""
    verbs = {"list": _list, "rotate": _rotate, "escrow": _escrow, "recover": _recover}
    verbs[options.verb](options)
    return 0


def _list(options: argparse.Namespace) -> None:
    from palermo.foundations.compartments import lifecycle

    rows = [
        {"level": row.level.code, "id": row.id, "made_on": row.made_on.isoformat(), "current": row.current}
        for row in lifecycle.listing()
    ]
    lines = [
        f"{row['level']:<17} {row['id']:<6} made on {row['made_on']}{', in use' if row['current'] else ''}"
        for row in rows
    ]
    say(options, {"keys": rows}, lines)


def _rotate(options: argparse.Namespace) -> None:
    from palermo.foundations.compartments import lifecycle
    from palermo.kernel.levels import Level

    made = {}
    for code in [options.level] if options.level else _LEVELS:
        with Progress(f"rotate {code}") as progress:
            made[code] = lifecycle.rotate(Level.of(code), progress.at)
        _record("keys.rotated", level=code, key=made[code])
    say(
        options,
        {"keys": made},
        [f"{code}: {key} is in use, the old key is destroyed" for code, key in made.items()],
    )


def _escrow(options: argparse.Namespace) -> None:
    from palermo.foundations.compartments import lifecycle

    phrases = lifecycle.escrow(options.threshold, options.shares)
    _record("keys.escrowed", threshold=options.threshold, shares=options.shares)
    lines = [
        f"Any {options.threshold} of these {options.shares} shares recover all keys. They are shown now and never again;",
        "give each to one person, on paper. Shares of an earlier ceremony open nothing any more.",
        *(f"{number}. {phrase}" for number, phrase in enumerate(phrases, 1)),
    ]
    say(options, {"threshold": options.threshold, "shares": phrases}, lines)


def _recover(options: argparse.Namespace) -> None:
    from django.conf import settings

    from palermo.foundations.compartments import lifecycle

    if options.shares_file is None and sys.stdin.isatty():
        print("Type the shares, one a line, and end with an empty line.", file=sys.stderr)
    phrases = _typed() if options.shares_file is None else options.shares_file.read_text("utf-8").split("\n")
    phrases = [phrase.strip() for phrase in phrases if phrase.strip()]
    if not phrases:
        raise Failure("bad_shares", "no share was given")
    instance = settings.PALERMO
    words = lifecycle.recover(phrases, instance.home, demo=instance.demo)
    if instance.demo:
        _record("keys.recovered")
        say(
            options,
            {"passphrases": {}},
            ["The keys are back. This is a demo: its passphrases lie beside them.", _NO_GRANTS],
        )
        return
    say(options, {"passphrases": words}, [
        "The keys are back. Two new passphrases open them; they are shown now and never again:",
        *(f"  {entry}: {word}" for entry, word in words.items()),
        _NO_GRANTS,
    ])  # fmt: skip


def _typed() -> list[str]:
    """Return the lines that are typed in, up to an empty one or the end."""
    lines: list[str] = []
    for line in sys.stdin:
        if not line.strip():
            break
        lines.append(line)
    return lines


def _record(verb: str, **codes: str | int) -> None:
    from django.db import transaction

    from palermo.foundations import audit
    from palermo.foundations.staff import operator

    with transaction.atomic():
        audit.record(operator(), verb, object="", unit="", **codes)
