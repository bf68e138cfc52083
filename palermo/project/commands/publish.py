"""`palermo publish DIR`: the public site as static files, for any web server; `--verify` proves a copy anywhere."""

import argparse
import base64
import hashlib
import json
from pathlib import Path

from palermo.faces.cli.failures import Failure
from palermo.faces.cli.output import add_json, say
from palermo.project.instance import home_from_environment

DJANGO = False  # a copy is proven where there is no installation


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `palermo publish`."""
    parser.add_argument(
        "folder", type=Path, help="where to write; what an earlier run wrote is replaced as a whole"
    )
    parser.add_argument(
        "--verify", action="store_true", help="write nothing; say whether the hub signed these files"
    )
    parser.add_argument(
        "--key", type=Path, help="the hub's key to verify with (hub-key.json), by default our own"
    )
    parser.add_argument(
        "--forbid",
        type=Path,
        metavar="FILE",
        help="first replace the list of words that the guard keeps inside, one a line",
    )
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Write the site and say what was made, or verify one."""
    return _verify(options) if options.verify else _write(options)


def _write(options: argparse.Namespace) -> int:
    import django

    django.setup()
    from palermo.faces.cli.progress import Progress
    from palermo.faces.public import site as public
    from palermo.kernel.errors import Refused

    if options.forbid:
        public.forbid(options.forbid.read_text("utf-8").splitlines())
    with Progress("pages") as progress:
        try:
            done = public.write(options.folder, tell=lambda number, of: progress.at(number, of))
        except Refused as refusal:
            if refusal.code != "guard":
                raise
            found = refusal.details["found"]
            lines = "; ".join(map(str, found)) if isinstance(found, list) else ""
            raise Failure("guard", f"the guard refuses this edition, the old one stays: {lines}") from None
    result = {
        "folder": str(options.folder.absolute()), "files": done.files, "pages": done.pages, "made": done.made,
        "reused": done.reused, "seconds": round(done.seconds, 2),
    }  # fmt: skip
    line = f"{done.pages:,} pages, {done.files:,} files ({done.made:,} made, {done.reused:,} as before) in {options.folder}"
    say(options, result, [f"{line}, {done.seconds:.1f} s"])
    return 0


def _verify(options: argparse.Namespace) -> int:
    from palermo.faces.public.manifest import problems

    path = options.key or home_from_environment() / "public" / "hub-key.json"
    if not path.is_file():
        raise Failure(
            "no_key", "say with which key: --key hub-key.json, from the hub itself and not from this copy"
        )
    try:
        key = base64.b64decode(json.loads(path.read_bytes())["key"], validate=True)
    except (ValueError, KeyError, TypeError):
        raise Failure("bad_key", f"{path} is not a key of a hub") from None
    found = problems(options.folder, key)
    digest = hashlib.sha256(key).hexdigest()[:32]
    spoken = " ".join(digest[start : start + 4] for start in range(0, 32, 4))
    if found:
        more = f" and {len(found) - 20} more" if len(found) > 20 else ""
        raise Failure("not_proven", f"NOT PROVEN: {'; '.join(found[:20])}{more}")
    result = {"folder": str(options.folder.absolute()), "proven": True, "key": spoken}
    say(options, result, [f"PROVEN: every file is as the hub signed it, by the key {spoken}"])
    return 0
